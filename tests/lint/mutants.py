"""Procedures with one thing taken out: an `end`, an answer of a `then` map, an `otherwise`, at every place in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.source.node import Node
from simulator.source.parse import parse


@dataclass(frozen=True)
class Mutant:
    """A file's text without one thing. `what` names it, with its line."""

    file: str
    what: str
    text: str


def mutants(file: str, text: str) -> Iterator[Mutant]:
    """Every mutant of one procedure."""
    tree, _ = parse(text, file)
    if tree is None:
        return
    for step in step_nodes(tree):
        if "end" in step.map:
            yield _without(file, text, step, "end")
        then = step.get("then")
        if then is None:
            continue
        for key in then.map:
            yield _without(file, text, then, key)
        for row in then.items:
            if "otherwise" in row.map:
                yield _without_line(file, text, row.map["otherwise"], "otherwise row")


def step_nodes(tree: Node) -> Iterator[Node]:
    """Every step's map, on the main road, the side roads and in groups."""
    waiting = [road for key in ("steps", "paths") if (road := tree.get(key)) is not None]
    while waiting:
        node = waiting.pop(0)
        if "id" in node.map:
            yield node
        elif node.map:
            waiting.extend(inner for inner in node.map.values() if not inner.is_scalar)
        waiting.extend(node.items)


def _without(file: str, text: str, parent: Node, key: str) -> Mutant:
    name, value = parent.keys[key], parent.map[key]
    if not parent.flow:
        return _without_line(file, text, name, key, value.end_line)
    lines = text.splitlines(keepends=True)
    start, end = _offset(lines, name.line, name.column), _offset(lines, value.end_line, value.end_column)
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if after.startswith(","):
        after = after[1:].lstrip()
    elif before.endswith(","):
        before = before[:-1]
    return Mutant(file, f"{key} in line {name.line}", before + after)


def _without_line(file: str, text: str, node: Node, what: str, last: int = 0) -> Mutant:
    lines = text.splitlines(keepends=True)
    rest = lines[: node.line - 1] + lines[max(last, node.line) :]
    return Mutant(file, f"{what} in line {node.line}", "".join(rest))


def _offset(lines: list[str], line: int, column: int) -> int:
    return sum(len(text) for text in lines[: line - 1]) + column - 1
