"""
A procedure as numbered sentences, to be read aloud by those who own it.

The sentences and numbers are those of the site's page, so that "A3" means the same step in a meeting and on the screen.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.model.sop import Go, Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.report.safe import safe, safe_line
from simulator.site.numbering import Road, numbers, roads
from simulator.site.times import duration
from simulator.site.wording import (
    OUTCOMES,
    headed,
    lowered,
    result_words,
    row_words,
    sentence,
    spaced,
    when_words,
)

WIDTH = 80
_NO_LIMIT_SAID = "out-of-tries"


@dataclass(frozen=True, slots=True)
class Way:
    """Where something leads: in which cases, and to what. `to` is a step's id, `end` an outcome; one of them is set."""

    when: str
    goes: str
    to: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One step. `ways` is empty where it simply goes on with the next number."""

    number: str
    step: str
    phase: str
    says: str
    script: str = ""
    only_if: str = ""
    ways: tuple[Way, ...] = ()
    options: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The main road (no name) or a side road. `comes_from` are the numbers of the steps that lead to it."""

    name: str
    letter: str
    lines: tuple[Line, ...]
    comes_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole procedure."""

    sop: str
    title: str
    version: str
    file: str
    use_when: str
    outcomes: tuple[str, ...]
    roads: tuple[Stretch, ...]
    dont: tuple[str, ...] = ()


def outline(workspace: Workspace, sop: Sop) -> Outline:
    """The procedure in sentences."""
    numbered = numbers(sop)
    return Outline(
        sop.id,
        str(sop.title),
        sop.version,
        sop.file,
        str(sop.use_when),
        tuple(spaced(outcome) for outcome in sop.outcomes),
        tuple(_stretch(workspace, sop, road, numbered) for road in roads(sop)),
        tuple(str(text) for text in sop.dont),
    )


def _stretch(workspace: Workspace, sop: Sop, road: Road, numbered: dict[str, str]) -> Stretch:
    lines = tuple(_line(workspace, sop, road, place, numbered) for place in range(len(road.steps)))
    own = {step.id for step in road.steps}
    sources = [
        numbered[step.id]
        for step in sop.steps
        if road.name and step.path != road.name and any(row.go.step in own for row in step.rows)
    ]
    return Stretch(road.name, road.letter, lines, tuple(dict.fromkeys(sources)))


def _line(workspace: Workspace, sop: Sop, road: Road, place: int, numbered: dict[str, str]) -> Line:
    step = road.steps[place]
    below = road.steps[place + 1].id if place + 1 < len(road.steps) else ""
    return Line(
        numbered[step.id],
        step.id,
        step.phase,
        _says(workspace, sop, step),
        _script(step),
        when_words(sop, step, step.when),
        _ways(workspace, sop, step, below, numbered),
        tuple(_options(step)),
        tuple(_notes(workspace, step)),
    )


def _says(workspace: Workspace, sop: Sop, step: Step) -> str:
    if step.verb is Verb.END and step.rows and step.rows[0].go.opens:
        opened = workspace.sop(step.rows[0].go.opens)
        return f"{sentence(workspace, sop, step)}, and begin: {opened.title if opened else step.rows[0].go.opens}"
    return sentence(workspace, sop, step)


def _script(step: Step) -> str:
    return str(step.does) if step.verb in (Verb.SAY, Verb.PROMISE) else str(step.say)


def _ways(workspace: Workspace, sop: Sop, step: Step, below: str, numbered: dict[str, str]) -> tuple[Way, ...]:
    """The table of a step, rows that lead to one place together; nothing where it just goes on."""
    if step.verb is Verb.END:
        return ()
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for row in step.rows:
        grouped.setdefault((row.go.step, row.go.end, row.go.opens), []).append(row_words(sop, step, row))
    if list(grouped) == [(below, "", "")] and below:
        return ()
    ways = [
        Way(
            "" if len(grouped) == 1 else ", or ".join(dict.fromkeys(when)),
            _goes(workspace, Go(*place), below, numbered),
            place[0],
            place[1],
        )
        for place, when in grouped.items()
    ]
    return tuple(ways)


def _goes(workspace: Workspace, go: Go, below: str, numbered: dict[str, str]) -> str:
    if go.step:
        return "go on" if go.step == below else f"go to {numbered.get(go.step, go.step)} ({spaced(go.step)})"
    if not go.end:
        return "(nobody has said where this goes)"
    opened = workspace.sop(go.opens) if go.opens else None
    return f"the end: {OUTCOMES.get(go.end, spaced(go.end))}" + (f"; then begin “{opened.title}”" if opened else "")


def _notes(workspace: Workspace, step: Step) -> Iterator[str]:
    if step.protected:
        action = workspace.desk.action(step.protected)
        yield f"Protected: {action.says if action and action.says else spaced(step.protected)}."
    if step.optional:
        yield "May be left out."
    if step.tries > 1:
        yield f"At most {step.tries} times."
    if step.at_most and step.verb is not Verb.WAIT:
        yield f"At most {duration(step.at_most)}."
    if step.tries and not any(
        _NO_LIMIT_SAID in test.words for row in step.rows for tests in row.when for test in tests
    ):
        yield f"After that ({result_words(step, _NO_LIMIT_SAID)}) go on."
    for text in step.dont:
        yield str(text)


def _options(step: Step) -> Iterator[str]:
    for option in step.offers:
        sides = [*(f"For it: {text}." for text in option.pros), *(f"Against it: {text}." for text in option.cons)]
        yield " ".join([f"{headed(option.id)}: {option.says}.", *sides])


def as_text(found: Outline) -> str:
    """The procedure to be read aloud, 80 columns wide."""
    return safe("\n".join(_written(found)))


def _written(found: Outline) -> Iterator[str]:
    version = f" {found.version}" if found.version else ""
    yield found.title
    yield f"{found.sop}{version} · {found.file}"
    if found.use_when:
        yield ""
        yield from _folded("Use this when: ", lowered(found.use_when))
    if found.outcomes:
        yield f"It ends with one of: {', '.join(found.outcomes)}."
    for road in found.roads:
        yield from _road(road)
    if found.dont:
        yield ""
        yield "In the whole procedure"
        for text in found.dont:
            yield from _folded("  ! ", text)


def _road(road: Stretch) -> Iterator[str]:
    if road.name:
        yield ""
        came = f" (from {', '.join(road.comes_from)})" if road.comes_from else ""
        yield f"Side road {road.letter}: {spaced(road.name)}{came}"
    phase = "" if not road.name else road.lines[0].phase if road.lines else ""
    for line in road.lines:
        if line.phase != phase:
            phase = line.phase
            yield ""
            yield headed(phase)
        yield from _sentence(line)


def _sentence(line: Line) -> Iterator[str]:
    lead = f"{line.number:>4}. "
    stop = "" if line.says.endswith((".", "?", "!")) else "."
    yield from _folded(lead, f"{line.says}{stop}" + (f" Only if {line.only_if}." if line.only_if else ""))
    inside = " " * len(lead)
    if line.script:
        yield from _folded(f"{inside}“", f"{line.script}”")
    for option in line.options:
        yield from _folded(f"{inside}· ", option)
    for note in line.notes:
        yield from _folded(f"{inside}! ", note)
    for way in line.ways:
        when = f"{way.when[:1].upper()}{way.when[1:]}: " if way.when else "Then "
        yield from _folded(f"{inside}→ ", f"{when}{way.goes}.")


def _folded(lead: str, text: str) -> list[str]:
    return textwrap.wrap(
        safe_line(text), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
