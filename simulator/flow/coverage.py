"""What of a flow was gone through by a set of walks: which steps, which rows, and what nobody has practised yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from simulator.flow.follow import Where, choose, passage, start, take
from simulator.flow.nodes import Graph, NodeKind, result_number
from simulator.model.place import Position
from simulator.model.sop import OUT_OF_TRIES


class Taken(NamedTuple):
    """A step that was carried out: its qualified name, its result, and what was known once the result was there."""

    name: str
    result: str
    known: Mapping[str, int]


class Pass(NamedTuple):
    """One node of a walk and the edge by which it was left, -1 where the walk stops."""

    node: int
    edge: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a step: the step's name, the word of its result if it answers one, and its place."""

    step: str
    result: str
    at: Position


@dataclass(frozen=True, slots=True)
class Coverage:
    """Steps and rows by whether a walk went through them. A sub-flow's step counts once, wherever it was used."""

    steps: tuple[str, ...]
    missed_steps: tuple[str, ...]
    rows: tuple[Row, ...]
    missed_rows: tuple[Row, ...]
    nodes: frozenset[int]
    edges: frozenset[Pass]

    @property
    def share(self) -> int:
        """The share of rows that were taken, in thousandths; all of them where there are none."""
        every = len(self.rows) + len(self.missed_rows)
        return 1000 * len(self.rows) // every if every else 1000


def cover(graph: Graph, walks: Iterable[Iterable[Pass]]) -> Coverage:
    """What the walks went through. Rows that nobody wrote (an unanswered result's way out) are not counted."""
    nodes: set[int] = set()
    edges: set[Pass] = set()
    for walk in walks:
        for taken in walk:
            nodes.add(taken.node)
            edges.add(taken)
    acts = {node.name for node in graph.nodes if node.kind is NodeKind.ACT}
    steps = {node.name: False for node in graph.nodes if node.name in acts}
    rows: dict[Row, bool] = {}
    for number, node in enumerate(graph.nodes):
        if node.kind is not NodeKind.ACT:
            continue
        steps[node.name] = steps[node.name] or number in nodes
        for place, edge in enumerate(node.edges):
            if not edge.gap:
                row = Row(node.name, edge.result, edge.at)
                rows[row] = rows.get(row, False) or Pass(number, place) in edges
    return Coverage(
        tuple(name for name, hit in steps.items() if hit),
        tuple(name for name, hit in steps.items() if not hit),
        tuple(row for row, hit in rows.items() if hit),
        tuple(row for row, hit in rows.items() if not hit),
        frozenset(nodes),
        frozenset(edges),
    )


def retrace(graph: Graph, moves: Sequence[Taken]) -> tuple[Pass, ...]:
    """The nodes and edges that a call went through; moves that have no place in the flow are left out."""
    found: list[Pass] = []
    where = start(graph)
    for move in moves:
        at_once = passage(graph, where, move.name, move.known)
        after = take(graph, where, move.name, move.result, move.known)
        if after is None:
            continue
        if at_once is not None:
            found += _silent(graph, (*at_once.passed, at_once.where.node))
            where = at_once.where
        found.append(_left(graph, where, after, move))
        where = after
    return tuple(found)


def _silent(graph: Graph, passed: Sequence[int]) -> list[Pass]:
    return [
        Pass(node, next(place for place, edge in enumerate(graph.nodes[node].edges) if edge.to == to))
        for node, to in pairwise(passed)
    ]


def _left(graph: Graph, where: Where, after: Where, move: Taken) -> Pass:
    numbers = [where.node] if graph.nodes[where.node].name == move.name else []
    numbers += [n for n, node in enumerate(graph.nodes) if node.kind is NodeKind.ACT and node.name == move.name]
    for number in numbers:
        node = graph.nodes[number]
        if node.step is None:
            continue
        for word in (move.result, OUT_OF_TRIES):
            edge = choose(node, result_number(node.step, word), move.known)
            if edge is not None and edge.to == after.node:
                return Pass(number, node.edges.index(edge))
    return Pass(numbers[0], -1)
