"""
A flow as a drawing for other programs: Mermaid for wikis and Markdown, DOT for Graphviz, SVG by the site's own layout.

Texts from files are escaped for each language here and nowhere else: a script cannot become a node or a command.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from simulator.model.sop import Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.site.numbering import Road, numbers, roads
from simulator.site.wording import OUTCOMES, headed, row_words, sentence, spaced, when_words

LONGEST = 90
_SPOKEN = (Verb.SAY, Verb.ASK, Verb.GUIDE, Verb.OFFER, Verb.PROMISE)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way from a step to another, or to an end (`end:resolved`)."""

    start: str
    to: str
    words: str


def arrows(sop: Sop) -> tuple[Arrow, ...]:
    """Every way of the procedure, rows that lead to one place together; a `when` that fails is one too."""
    found: dict[tuple[str, str], list[str]] = {}
    for step in sop.steps:
        if step.verb is Verb.END:
            continue
        for row in step.rows:
            words = row_words(sop, step, row)
            found.setdefault((step.id, _place(row.go.step, row.go.end)), []).append("" if words == "then" else words)
        if step.when != ((),):
            found.setdefault((step.id, _place(step.below.step, step.below.end)), []).append("not this step")
    alone = {step.id: sum(key[0] == step.id for key in found) == 1 for step in sop.steps}
    return tuple(
        Arrow(start, to, "" if alone[start] else ", or ".join(dict.fromkeys(word for word in words if word)))
        for (start, to), words in found.items()
    )


def _place(step: str, end: str) -> str:
    return step or f"end:{end}"


def mermaid(workspace: Workspace, sop: Sop) -> str:
    """The flow in Mermaid's language, side roads in frames of their own."""
    names = _names(sop)
    lines = ["flowchart TD"]
    for number, road in enumerate(roads(sop)):
        inside = [f"{names[step.id]}{_shape(step, _for_mermaid(_label(workspace, sop, step)))}" for step in road.steps]
        if road.name:
            lines += [
                f'  subgraph r{number}["{_for_mermaid(_heading(road))}"]',
                *(f"    {line}" for line in inside),
                "  end",
            ]
        else:
            lines += [f"  {line}" for line in inside]
    for end in _ends(sop):
        lines.append(f'  {names[end]}(["{_for_mermaid(_end_words(end))}"])')
    for arrow in arrows(sop):
        words = f'|"{_for_mermaid(_cut(arrow.words))}"|' if arrow.words else ""
        lines.append(f"  {names[arrow.start]} -->{words} {names[arrow.to]}")
    guarded = [names[step.id] for step in sop.steps if step.protected]
    if guarded:
        lines += ["  classDef protected stroke-width:3px,stroke:#b3261e", f"  class {','.join(guarded)} protected"]
    return "\n".join(lines)


def dot(workspace: Workspace, sop: Sop) -> str:
    """The flow in Graphviz's language, side roads as clusters."""
    names = _names(sop)
    lines = [
        "digraph sop {",
        f"  label={_for_dot(str(sop.title))}; labelloc=t; rankdir=TB; node [shape=box, style=rounded];",
    ]
    for number, road in enumerate(roads(sop)):
        inside = [f"{names[step.id]} [{_style(workspace, sop, step)}];" for step in road.steps]
        if road.name:
            head = f"    label={_for_dot(_heading(road))}; style=dashed;"
            lines += [f"  subgraph cluster_{number} {{", head, *(f"    {line}" for line in inside), "  }"]
        else:
            lines += [f"  {line}" for line in inside]
    for end in _ends(sop):
        lines.append(f"  {names[end]} [shape=oval, label={_for_dot(_end_words(end))}];")
    for arrow in arrows(sop):
        words = f" [label={_for_dot(_cut(arrow.words))}]" if arrow.words else ""
        lines.append(f"  {names[arrow.start]} -> {names[arrow.to]}{words};")
    return "\n".join([*lines, "}"])


def svg(workspace: Workspace, sop: Sop) -> str:
    """The site's own drawing as a file that stands by itself: the page's colours and letters are written into it."""
    from simulator.author.svg_style import STYLE
    from simulator.site.chart import chart

    drawn = str(chart(workspace, sop))
    head, bracket, rest = drawn.partition(">")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{bracket}<style>{STYLE}</style>{rest}'


def _names(sop: Sop) -> dict[str, str]:
    """Names of our own making, so that no id of a file is ever a word of the drawing's language."""
    places = [step.id for step in sop.steps] + _ends(sop)
    return {place: f"n{number}" for number, place in enumerate(places, 1)}


def _ends(sop: Sop) -> list[str]:
    ends = [arrow.to for arrow in arrows(sop) if arrow.to.startswith("end:")]
    return list(dict.fromkeys(ends))


def _end_words(end: str) -> str:
    outcome = end.removeprefix("end:")
    return f"End: {OUTCOMES.get(outcome, spaced(outcome))}" if outcome else "Nobody has said where this goes"


def _label(workspace: Workspace, sop: Sop, step: Step) -> str:
    only = when_words(sop, step, step.when)
    said = sentence(workspace, sop, step)
    # A full stop behind the number would be a list to Mermaid.
    return f"{numbers(sop)[step.id]} · " + _cut(f"Only if {only}: {said}" if only else said)


def _heading(road: Road) -> str:
    return f"{road.letter} · {headed(road.name)}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip(" ,.;") + "…"


def _shape(step: Step, label: str) -> str:
    """Rounded for what is said, square for what is done, double for another procedure, a pill for the end."""
    if step.verb is Verb.END:
        return f'(["{label}"])'
    if step.verb is Verb.USE:
        return f'[["{label}"]]'
    return f'("{label}")' if step.verb in _SPOKEN else f'["{label}"]'


def _style(workspace: Workspace, sop: Sop, step: Step) -> str:
    shape = {Verb.END: "shape=oval, ", Verb.USE: "peripheries=2, "}.get(step.verb, "")
    shape = shape or ("" if step.verb in _SPOKEN else "style=solid, ")
    guard = "penwidth=3, " if step.protected else ""
    return f"{shape}{guard}label={_for_dot(_label(workspace, sop, step))}"


def _plain(text: str) -> str:
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


_MERMAID = {ord(char): f"#{ord(char)};" for char in '"#;<>&`\\[](){}|'}


def _for_mermaid(text: str) -> str:
    return _plain(text).translate(_MERMAID)


def _for_dot(text: str) -> str:
    escaped = _plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
