"""Changes of source text that mend a problem, as edits on places: comments, quotes and line ends stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.model.place import Edit, Position
from simulator.model.sop import Step
from simulator.source.node import Node
from simulator.source.parse import parse

if TYPE_CHECKING:
    from simulator.lint.study import Study


def replaced(at: Position, new: str) -> tuple[Edit, ...]:
    """The value at this place is another."""
    return (Edit(at, new),)


def quoted(at: Position) -> tuple[Edit, ...]:
    """Double quotes around the value at this place."""
    start = Position(at.file, at.line, at.column, at.line, at.column)
    end = Position(at.file, at.end_line, at.end_column, at.end_line, at.end_column)
    return (Edit(start, '"'), Edit(end, '"'))


def beside(step: Step, key: str, words: str) -> tuple[Edit, ...]:
    """A further key of a step, behind the value of `key`: on a line of its own, or after a comma inside braces."""
    at, first = step.place(key), step.place("step")
    if at.end_line != at.line or first == at:
        return ()
    behind = Position(at.file, at.line, at.end_column, at.line, at.end_column)
    if first.line == first.end_line:
        return (Edit(behind, f", {words}"),)
    return (Edit(behind, f"\n{' ' * (first.column - 1)}{words}"),)


def inside(study: Study, at: Position, words: str) -> Position:
    """Where some words stand inside a value on one line; the value itself where they do not stand there as they are."""
    if at.line != at.end_line:
        return at
    line = study.line(at)
    place = line.find(words, at.column - 1, at.end_column - 1)
    if place < 0 or line.find(words, place + 1, at.end_column - 1) >= 0:
        return at
    return Position(at.file, at.line, place + 1, at.line, place + 1 + len(words))


def removed(text: str, file: str, way: tuple[str, ...]) -> tuple[Edit, ...]:
    """Takes an entry out of a map: its lines, or its place between commas. With the last entry its map goes too."""
    node, _ = parse(text, file)
    parents: list[Node] = []
    for key in way:
        if node is None or key not in node.map:
            return ()
        parents.append(node)
        node = node.map[key]
    while len(parents) > 1 and len(parents[-1].map) == 1:
        parents.pop()
    return _entry_out(text.splitlines(), parents[-1], way[len(parents) - 1], file)


def _entry_out(lines: list[str], parent: Node, key: str, file: str) -> tuple[Edit, ...]:
    name, value = parent.keys[key], parent.map[key]
    if not parent.flow:
        if lines[name.line - 1][: name.column - 1].strip():
            return ()
        return (Edit(Position(file, name.line, 1, value.end_line + 1, 1), ""),)
    entries = list(parent.map)
    place = entries.index(key)
    if place + 1 < len(entries):
        following = parent.keys[entries[place + 1]]
        return (Edit(Position(file, name.line, name.column, following.line, following.column), ""),)
    if place:
        before = parent.map[entries[place - 1]]
        return (Edit(Position(file, before.end_line, before.end_column, value.end_line, value.end_column), ""),)
    return ()
