"""
The flow chart of a procedure as SVG: shape, symbol and word for every kind of step, phases as bands, links to steps.

Colours come from the page's own variables, so that light, dark and print need no second drawing. Lines that look alike
are one path, and symbols are drawn once: a drawing of fifty steps weighs some 20 kB.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from simulator.model.sop import Sop, Verb
from simulator.model.workspace import Workspace
from simulator.site.chart_layout import lay_out
from simulator.site.chart_parts import HEAD, LINE, WIDTH, Box, Frame, Layout
from simulator.site.markup import NOTHING, Html, around, join, tag, words
from simulator.site.shapes import KINDS, PREFIX, drawings, outline, symbol
from simulator.site.tongue import ENGLISH, Tongue
from simulator.site.wording import VERBS

NO_STEPS: frozenset[str] = frozenset()
_DOWN = "l-4 -8h8z"
_RIGHT = "l-8 -4v8z"


LEAST = 85
"""Per cent of its size to which a drawing shrinks on a wide screen before it is scrolled; letters stay readable."""


def chart(
    workspace: Workspace, sop: Sop, highlight: Collection[str] = NO_STEPS, prefix: str = PREFIX, say: Tongue = ENGLISH
) -> Html:
    """The drawing. `highlight` are ids of steps on a path to be shown; `prefix` keeps ids of two drawings apart."""
    layout = lay_out(workspace, sop, say)
    shown = frozenset(highlight)
    lines = [*_downs(layout), *_wires(layout)]
    parts = [
        tag("title", words(say("Flow chart: {title}", title=sop.title)), id=f"{prefix}-title"),
        tag("desc", words(_description(layout, say)), id=f"{prefix}-desc"),
        tag("defs", drawings((step.verb for step in sop.steps), prefix)),
        *(_frame(frame) for frame in layout.frames),
        _drawn((line for line in lines if not _is_on(line, shown)), ""),
        _drawn((line for line in lines if _is_on(line, shown)), " sop-on"),
        *(_beside(box) for box in layout.boxes.values() if box.down),
        *(_step(layout, box, shown, prefix, say) for box in layout.boxes.values()),
    ]
    return tag(
        "svg", *parts, class_="sop-chart", viewBox=f"0 0 {layout.width} {layout.height}", width=layout.width,
        height=layout.height, style=f"min-width:{layout.width * LEAST // 100}px", role="group",
        aria_labelledby=f"{prefix}-title {prefix}-desc", xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip


def legend(sop: Sop, say: Tongue = ENGLISH) -> Html:
    """What the shapes of this drawing mean."""
    used = [verb for verb in Verb if any(step.verb is verb for step in sop.steps)]
    return tag("p", join(_legend_entry(verb, say) for verb in used), class_="sop-legend", data_search_exclude=True)


def _legend_entry(verb: Verb, say: Tongue) -> Html:
    drawn = tag(
        "svg", outline(verb, 34, 20), symbol(verb, 10, 3), class_="sop-chart", viewBox="-1 -1 36 26", width=36,
        height=26, aria_hidden="true",
    )  # fmt: skip
    return tag("span", drawn, words(f" {say(VERBS[verb])}"))


def _description(layout: Layout, say: Tongue) -> str:
    roads = len({box.step.path for box in layout.boxes.values() if box.step.path})
    main = sum(not box.step.path for box in layout.boxes.values())
    first = say("{main} steps on the main road from top to bottom, {roads} side roads.", main=main, roads=roads)
    return f"{first} {say('The same steps stand as a list on this page.')}"


def _frame(frame: Frame) -> Html:
    area = tag(
        "rect", x=frame.x, y=frame.y, width=frame.width, height=frame.height, rx=6,
        class_="sop-road" if frame.side else "sop-band",
    )  # fmt: skip
    return join([area, tag("text", words(frame.head), x=frame.x + 10, y=frame.y + 17, class_="sop-frame-head")])


Line = tuple[str, str, str, str]
"""From which step to which, the line, and its head."""


def _downs(layout: Layout) -> Iterable[Line]:
    """Lines to the step below."""
    for box in layout.boxes.values():
        below = layout.boxes.get(box.below)
        if box.down is not None and below is not None:
            x = box.x + WIDTH // 2
            yield box.step.id, below.step.id, f"M{x} {box.y + box.height}V{below.y - 1}", f"M{x} {below.y - 1}{_DOWN}"


def _wires(layout: Layout) -> Iterable[Line]:
    for wire in layout.wires:
        x, y = wire.points[-1]
        yield wire.start, wire.end, "M" + "L".join(f"{x} {y}" for x, y in wire.points), f"M{x} {y}{_RIGHT}"


def _is_on(line: Line, shown: frozenset[str]) -> bool:
    return line[0] in shown and line[1] in shown


def _drawn(lines: Iterable[Line], on: str) -> Html:
    found = list(lines)
    if not found:
        return NOTHING
    line = tag("path", d="".join(each[2] for each in found), class_=f"sop-line{on}")
    return join([line, tag("path", d="".join(each[3] for each in found), class_=f"sop-arrow{on}")])


def _beside(box: Box) -> Html:
    """What is written beside the line to the step below."""
    x, y = box.x + WIDTH // 2 + 8, box.y + box.height + 15
    return tag("text", words((box.down or "")[:30]), x=x, y=y, class_="sop-way")


def _step(layout: Layout, box: Box, shown: frozenset[str], prefix: str, say: Tongue) -> Html:
    step = box.step
    kind = say("{verb} · protected", verb=say(VERBS[step.verb])) if step.protected else say(VERBS[step.verb])
    parts = [
        outline(step.verb, WIDTH, box.height),
        symbol(step.verb, 13, 6, prefix),
        tag("text", words(box.number), Html(" "), tag("tspan", words(kind), class_="sop-kind"), x=36, y=18),
        *(_line(line, number, number < box.only) for number, line in enumerate(box.lines)),
    ]
    classes = "sop-step" + (" sop-protected" if step.protected else "") + (" sop-on" if step.id in shown else "")
    drawn = around(join(parts), f"#{step.id}")
    exits = (_exit(layout, box, number, say) for number in range(len(box.exits)))
    return tag("g", drawn, *exits, class_=classes, transform=f"translate({box.x} {box.y})")


def _line(line: str, number: int, only: bool) -> Html:
    return tag("text", words(line), x=13, y=HEAD + 12 + LINE * number, class_="sop-only" if only else "")


def _exit(layout: Layout, box: Box, number: int, say: Tongue) -> Html:
    way = box.exits[number]
    y = way.y + 4 - box.y
    target = layout.boxes.get(way.to)
    if target is None:
        alone = way.words == say("End: {what}", what=way.end)
        said = way.words if alone else say("{when}: end, {what}", when=way.words, what=way.end)
        inset = 24 if KINDS[box.step.verb] in ("handover", "end") else 10
        return tag("text", words(f"■ {said[:42]}"), x=WIDTH - inset, y=y, class_="sop-ends")
    where = "↑" if target.column == box.column and target.y <= box.y else "▸"
    return around(
        tag("text", words(f"{way.words} {where} {target.number}"), x=WIDTH - 10, y=y, class_="sop-way"), f"#{way.to}"
    )
