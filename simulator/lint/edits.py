"""Changes of source text that mend a problem, as edits on places: comments, quotes and line ends stay as they are."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from simulator.model.place import Edit, Position, Problem
from simulator.model.sop import Step
from simulator.source.node import Node
from simulator.source.parse import parse

if TYPE_CHECKING:
    from simulator.lint.study import Study

_ROW = re.compile(r" *- +\{")
NEAR = 0.75
"""How like the wrong name the right one must be, to be put in its place."""


def replaced(at: Position, new: str) -> tuple[Edit, ...]:
    """The value at this place is another."""
    return (Edit(at, new),)


def quoted(study: Study, at: Position) -> tuple[Edit, ...]:
    """Quotes around the bare text at this place, where a comma has not already cut it."""
    line = study.line(at)
    words = line[at.column - 1 : at.end_column - 1]
    following = line[at.end_column - 1 :].lstrip()
    if at.line != at.end_line or not words or following[:1] not in (",", "}", "]", ":") or _is_cut(line, at):
        return ()
    sign = "'" if '"' in words or "\\" in words else '"'
    return (Edit(at, f"{sign}{words.replace(sign, sign * 2)}{sign}"),)


def _is_cut(line: str, at: Position) -> bool:
    """Whether what follows the comma behind a text looks like its tail, not like the next key."""
    rest = line[at.end_column - 1 :].lstrip()
    if not rest.startswith(",") or "[" in line[: at.column - 1].rpartition("{")[2]:
        return False
    tail = rest[1:].replace("}", ",").split(",")[0]
    return ":" not in tail


def without_sign(study: Study, at: Position) -> tuple[Edit, ...]:
    """Takes a character out that cannot be seen; an escape that stands for one is left to the author."""
    found = study.line(at)[at.column - 1 : at.column]
    return (Edit(at, ""),) if len(found) == 1 and not found.isprintable() else ()


def meant(study: Study, problem: Problem) -> tuple[Edit, ...]:
    """The nearest name in place of a wrong one, where reading found one that is very near."""
    name = problem.help.partition("did you mean `")[2].partition("`?")[0]
    at = problem.at
    written = study.line(at)[at.column - 1 : at.end_column - 1] if at.line == at.end_line else ""
    if not name or not written or difflib.SequenceMatcher(None, written.strip("'\""), name).ratio() < NEAR:
        return ()
    if written.isidentifier() or written.replace("-", "_").isidentifier():
        return (Edit(at, name),)
    place = written.find("{")
    slip = problem.message.partition("`{")[2].partition("}`")[0]
    if place < 0 or written.count(f"{{{slip}}}") != 1:
        return ()
    start = at.column + written.index(f"{{{slip}}}")
    return (Edit(Position(at.file, at.line, start + 1, at.line, start + 1 + len(slip)), name),)


def beside(study: Study, step: Step, key: str, words: str) -> tuple[Edit, ...]:
    """A further key of a step, below the line of `key` with its comment; or after a comma inside braces."""
    at, first = step.place(key), step.place("step")
    if at.end_line != at.line:
        return ()
    if first.line == first.end_line:
        return (Edit(Position(at.file, at.line, at.end_column, at.line, at.end_column), f", {words}"),)
    end = len(study.line(at).rstrip("\r")) + 1
    return (Edit(Position(at.file, at.line, end, at.line, end), f"\n{' ' * (first.column - 1)}{words}"),)


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
    return _entry_out(parents[-1], way[len(parents) - 1], file)


def _entry_out(parent: Node, key: str, file: str) -> tuple[Edit, ...]:
    name, value = parent.keys[key], parent.map[key]
    if not parent.flow:
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


def row_out(study: Study, at: Position) -> tuple[Edit, ...]:
    """Takes a row out of a table, where it stands on a line of its own."""
    line = study.line(at)
    if at.line != at.end_line or not _ROW.match(line):
        return ()
    closed = line.split(" #")[0].rstrip().endswith("}")
    return (Edit(Position(at.file, at.line, 1, at.line + 1, 1), ""),) if closed else ()
