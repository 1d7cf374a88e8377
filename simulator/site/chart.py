"""
The flow chart of a procedure as SVG: shape, symbol and word for every kind of step, phases as bands, links to steps.

Colours come from the page's own variables, so that light, dark and print need no second drawing.
"""

from __future__ import annotations

from collections.abc import Collection

from simulator.model.sop import Sop, Verb
from simulator.model.workspace import Workspace
from simulator.site.chart_layout import BAND, GAP, HEAD, LINE, WIDTH, Box, Frame, Layout, Wire, lay_out
from simulator.site.markup import NOTHING, Html, around, join, tag, words
from simulator.site.shapes import KINDS, outline, symbol
from simulator.site.wording import VERBS, headed

NO_STEPS: frozenset[str] = frozenset()


def chart(workspace: Workspace, sop: Sop, highlight: Collection[str] = NO_STEPS, prefix: str = "flow") -> Html:
    """The drawing. `highlight` are ids of steps on a path to be shown; `prefix` keeps ids of two drawings apart."""
    layout = lay_out(workspace, sop)
    shown = frozenset(highlight)
    parts = [
        tag("title", words(f"Flow chart: {sop.title}"), id=f"{prefix}-title"),
        tag("desc", words(_description(sop, layout)), id=f"{prefix}-desc"),
        tag("defs", _arrow(prefix, "arrow"), _arrow(prefix, "arrow-on")),
        *(_frame(frame) for frame in layout.frames),
        *(_down(layout, box, shown, prefix) for box in layout.boxes.values()),
        *(_wire(wire, shown, prefix) for wire in layout.wires),
        *(_step(layout, box, shown) for box in layout.boxes.values()),
    ]
    return tag(
        "svg", *parts, class_="sop-chart", viewBox=f"0 0 {layout.width} {layout.height}", width=layout.width,
        height=layout.height, role="group", aria_labelledby=f"{prefix}-title {prefix}-desc",
        xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip


def legend(sop: Sop) -> Html:
    """What the shapes of this drawing mean."""
    used = [verb for verb in Verb if any(step.verb is verb for step in sop.steps)]
    return tag("p", join(_legend_entry(verb) for verb in used), class_="sop-legend", data_search_exclude=True)


def _legend_entry(verb: Verb) -> Html:
    drawn = tag(
        "svg", outline(verb, 1, 1, 34, 20), symbol(verb, 11, 4), class_="sop-chart", viewBox="0 0 36 24", width=36,
        height=24, aria_hidden="true",
    )  # fmt: skip
    return tag("span", drawn, words(f" {VERBS[verb]}"))


def _description(sop: Sop, layout: Layout) -> str:
    roads = len({box.step.path for box in layout.boxes.values() if box.step.path})
    main = sum(not box.step.path for box in layout.boxes.values())
    first = f"{main} steps on the main road from top to bottom, {roads} side roads to the right."
    return f"{first} The same steps stand as a list on this page."


def _arrow(prefix: str, name: str) -> Html:
    head = tag("path", d="M0 0 L8 4 L0 8 z", class_=f"sop-{name}")
    return tag(
        "marker", head, id=f"{prefix}-{name}", markerWidth=8, markerHeight=8, refX=7, refY=4, orient="auto",
        markerUnits="userSpaceOnUse",
    )  # fmt: skip


def _frame(frame: Frame) -> Html:
    area = tag(
        "rect", x=frame.x, y=frame.y, width=frame.width, height=frame.height, rx=6,
        class_="sop-road" if frame.side else "sop-band",
    )  # fmt: skip
    head = tag("text", words(headed(frame.head)), x=frame.x + 10, y=frame.y + 17, class_="sop-frame-head")
    return tag("g", area, head)


def _down(layout: Layout, box: Box, shown: frozenset[str], prefix: str) -> Html:
    """The line to the step below."""
    if box.down is None:
        return NOTHING
    x = box.x + WIDTH // 2
    top = box.y + box.height
    below = next(
        (each for each in layout.boxes.values() if each.x == box.x and top < each.y <= top + GAP + BAND + 12), None
    )
    if below is None:
        return NOTHING
    on = box.step.id in shown and below.step.id in shown
    line = tag("path", d=f"M{x} {top} L{x} {below.y - 1}", class_=_line_class(on), marker_end=_marker(prefix, on))
    said = tag("text", words(box.down[:30]), x=x + 8, y=top + 15, class_="sop-way") if box.down else NOTHING
    return tag("g", line, said)


def _wire(wire: Wire, shown: frozenset[str], prefix: str) -> Html:
    on = wire.start in shown and wire.end in shown
    path = "M" + " L".join(f"{x} {y}" for x, y in wire.points)
    return tag("path", d=path, class_=_line_class(on), marker_end=_marker(prefix, on))


def _line_class(on: bool) -> str:
    return "sop-line sop-on" if on else "sop-line"


def _marker(prefix: str, on: bool) -> str:
    return f"url(#{prefix}-{'arrow-on' if on else 'arrow'})"


def _step(layout: Layout, box: Box, shown: frozenset[str]) -> Html:
    step = box.step
    protected = bool(step.protected)
    kind = f"{VERBS[step.verb]} · protected" if protected else VERBS[step.verb]
    parts = [
        tag("title", words(f"{box.number} {kind}: {' '.join(box.lines)}")),
        outline(step.verb, box.x, box.y, WIDTH, box.height),
        symbol(step.verb, box.x + 13, box.y + 6),
        tag("text", words(box.number), x=box.x + 36, y=box.y + 18, class_="sop-number"),
        tag("text", words(kind), x=box.x + 36 + 9 * len(box.number) + 6, y=box.y + 18, class_="sop-kind"),
        *(_line(line, box, number) for number, line in enumerate(box.lines)),
    ]
    classes = f"sop-step sop-{KINDS[step.verb]}" + (" sop-protected" if protected else "")
    classes += " sop-on" if step.id in shown else ""
    drawn = around(join(parts), f"#{step.id}", class_="sop-link")
    return tag("g", drawn, *(_exit(layout, box, number) for number in range(len(box.exits))), class_=classes)


def _line(line: str, box: Box, number: int) -> Html:
    quiet = "sop-text sop-only" if line.startswith("only if ") else "sop-text"
    return tag("text", words(line), x=box.x + 13, y=box.y + HEAD + 12 + LINE * number, class_=quiet)


def _exit(layout: Layout, box: Box, number: int) -> Html:
    way = box.exits[number]
    y = way.y + 4
    target = layout.boxes.get(way.to)
    if target is None:
        said = way.words if way.words.startswith("End: ") else f"{way.words}: end, {way.end}"
        inset = 24 if KINDS[box.step.verb] in ("handover", "end") else 10
        return tag("text", words(f"■ {said[:42]}"), x=box.x + WIDTH - inset, y=y, text_anchor="end", class_="sop-ends")
    where = "↑" if target.column == box.column and target.y <= box.y else "▸"
    text = tag(
        "text",
        words(f"{way.words} {where} {target.number}"),
        x=box.x + WIDTH - 10,
        y=y,
        text_anchor="end",
        class_="sop-way",
    )
    return around(text, f"#{way.to}", class_="sop-link")
