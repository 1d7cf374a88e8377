"""
Where everything in a flow chart stands.

The main road runs down the first column, side roads stand to the right of it, each below the step that first leads to
it. A step's ways out are lines in its box, so that no label can lie on another; a line is drawn only between
neighbouring columns, and a way to anywhere else is named by the number of its step. That keeps a chart of fifty steps
readable, which a general layout did not: it crossed lines wherever several steps lead to the same hand-over.
"""

from __future__ import annotations

from simulator.model.sop import Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.site.chart_parts import (
    BAND,
    BLOCK_GAP,
    CHARS,
    GAP,
    GUTTER,
    HEAD,
    LEFT,
    LINE,
    LONGEST,
    MOST_COLUMNS,
    MOST_LINES,
    WIDTH,
    Box,
    Exit,
    Frame,
    Layout,
    Sheet,
    Wire,
)
from simulator.site.numbering import Road, numbers, roads
from simulator.site.tongue import ENGLISH, Tongue
from simulator.site.wording import capital, headed, object_of, outcome_words, row_words, script, when_words


def lay_out(workspace: Workspace, sop: Sop, say: Tongue = ENGLISH) -> Layout:
    """The places of all steps, phases, side roads and lines."""
    layout = Layout()
    sheet = Sheet(workspace, sop, say, numbers(sop))
    main, *side = roads(sop)
    bottom = _main_road(layout, sheet, main)
    bottoms = [bottom] + [0] * (MOST_COLUMNS - 1)
    for road in side:
        _side_road(layout, sheet, road, bottoms)
    _wire(layout)
    columns = max((box.column for box in layout.boxes.values()), default=0)
    layout.width = LEFT + (columns + 1) * (WIDTH + GUTTER) + 8
    layout.height = max(bottoms) + 12
    return layout


def wrap(text: str, chars: int = CHARS, most: int = MOST_LINES) -> tuple[str, ...]:
    """The text in lines of so many characters; an ellipsis where it goes on."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= chars:
            lines[-1] += f" {word}"
        else:
            lines.append(word[:chars])
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: chars - 1].rstrip(" ,.;") + " …"]
    return tuple(lines)


def _box(sheet: Sheet, road: Road, at: int) -> Box:
    sop, step, say = sheet.sop, road.steps[at], sheet.say
    below = road.steps[at + 1].id if at + 1 < len(road.steps) else ""
    said = script(step) if step.verb is Verb.SAY else ""
    lines = wrap(f"“{said}”" if said else capital(object_of(sheet.workspace, sop, step, say)))
    if step.when and step.when != ((),):
        only = say("only if {condition}", condition=when_words(sop, step, step.when, say))
        condition = wrap(only, most=2)
    else:
        condition = ()
    exits, down = _ways(sheet, step, below)
    return Box(step, sheet.numbered[step.id], (*condition, *lines), exits, down, below, len(condition))


def _ways(sheet: Sheet, step: Step, below: str) -> tuple[tuple[Exit, ...], str | None]:
    say = sheet.say
    grouped: dict[tuple[str, str], list[str]] = {}
    for row in step.rows:
        grouped.setdefault((row.go.step, row.go.end), []).append(row_words(sheet.sop, step, row, say))
    if step.when and step.when != ((),) and (step.below.step, step.below.end) not in grouped:
        grouped[step.below.step, step.below.end] = [say("else")]
    down = None
    exits: list[Exit] = []
    for (to, end), when in grouped.items():
        said = ", ".join(dict.fromkeys(when))
        if to == below and to:
            down = said if len(grouped) > 1 and said != say("else") else ""
        elif to in sheet.numbered:
            exits.append(Exit(_one_line(say("go on") if said == say("then") else said, 26), to))
        else:
            ended = outcome_words(end, say) if end else say("left open")
            alone = say("End: {what}", what=ended)
            exits.append(Exit(alone if len(grouped) == 1 else _one_line(said, 34), "", ended))
    return tuple(exits), down


def _one_line(text: str, chars: int) -> str:
    return text if len(text) <= chars else text[: chars - 1].rstrip() + "…"


def _main_road(layout: Layout, sheet: Sheet, road: Road) -> int:
    y = 8
    phase, top = "", y
    for at, step in enumerate(road.steps):
        if step.phase != phase or at == 0:
            if at:
                layout.frames.append(_band(sheet, phase, top, y - GAP + 12 - top))
                y += 12
            phase, top = step.phase, y
            y += BAND
        box = _box(sheet, road, at)
        box.x, box.y = LEFT, y
        layout.boxes[step.id] = box
        y += box.height + GAP
    if road.steps:
        layout.frames.append(_band(sheet, phase, top, y - GAP + 12 - top))
    return y


def _band(sheet: Sheet, phase: str, top: int, height: int) -> Frame:
    return Frame(sheet.say(headed(phase)), LEFT - 34, top, WIDTH + 46, height)


def _side_road(layout: Layout, sheet: Sheet, road: Road, bottoms: list[int]) -> None:
    boxes = [_box(sheet, road, at) for at in range(len(road.steps))]
    first = road.steps[0].id
    sources = [box for box in layout.boxes.values() if any(each.to == first for each in box.exits)]
    wanted = min((box.y for box in sources), default=8)
    nearest = min((box.column for box in sources), default=0) + 1
    choices = range(MOST_COLUMNS)
    column = min(choices, key=lambda each: (max(bottoms[each], wanted) + 260 * abs(each - nearest), each))
    x = LEFT + column * (WIDTH + GUTTER)
    top = max(bottoms[column], wanted)
    y = top + BAND
    for box in boxes:
        box.x, box.y, box.column = x, y, column
        layout.boxes[box.step.id] = box
        y += box.height + GAP
    height = y - GAP + 12 - top
    layout.frames.append(Frame(f"{road.letter} · {headed(road.name)}", x - 10, top, WIDTH + 20, height, side=True))
    bottoms[column] = top + height + BLOCK_GAP


def _wire(layout: Layout) -> None:
    """Lines through the gutters; steps with the same destination share a track."""
    tracks: dict[int, list[tuple[int, int, str]]] = {}
    for name, box in layout.boxes.items():
        placed: list[Exit] = []
        for number, each in enumerate(box.exits):
            y = box.exits_from + LINE * number + LINE // 2
            placed.append(Exit(each.words, each.to, each.end, y))
            target = layout.boxes.get(each.to)
            near = target is not None and target.column == box.column + 1
            if target is not None and near and abs(target.y - y) <= LONGEST:
                _across(layout, tracks, name, box, target, y)
        box.exits = tuple(placed)


def _across(
    layout: Layout, tracks: dict[int, list[tuple[int, int, str]]], name: str, box: Box, target: Box, y: int
) -> None:
    to = target.y + HEAD // 2
    low, high = min(y, to), max(y, to)
    used = tracks.setdefault(box.column, [])
    track = next(
        (
            number
            for number in range(4)
            if all(
                each[2].partition("|")[2] == target.step.id or each[1] + 6 < low or high + 6 < each[0]
                for each in used
                if each[2].startswith(f"{number}|")
            )
        ),
        None,
    )
    if track is None:
        return
    used.append((low, high, f"{track}|{target.step.id}"))
    right = box.x + WIDTH
    x = right + 16 + track * 8
    layout.wires.append(Wire(name, target.step.id, ((right, y), (x, y), (x, to), (target.x - 2, to))))
