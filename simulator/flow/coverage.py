"""
What of a flow was gone through by a set of walks: which steps, which ways on from them, and what nobody has practised.

A walk is what was carried out, one thing after the other, laid into the flow as the call itself went through it. (An
alignment would not do: it forgives a loop that costs nothing, and so hides the way that led into it.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from simulator.flow.follow import Where, choose, go_on, passage, start, take
from simulator.flow.nodes import Graph, Node, NodeKind, result_number
from simulator.model.place import Position
from simulator.model.sop import OUT_OF_TRIES


class Taken(NamedTuple):
    """A step that was carried out: its qualified name, its result, what was known before, and what after it."""

    name: str
    result: str
    before: Mapping[str, int]
    after: Mapping[str, int]


class Pass(NamedTuple):
    """One node of a walk and the edge by which it was left."""

    node: int
    edge: int


@dataclass(frozen=True, slots=True)
class Row:
    """One way on from a step: the step's name, the words of the results that take it, and its place.

    Results that lead to the same place are one way on, as they are one arrow in the diagram.
    """

    step: str
    result: str
    at: Position


@dataclass(frozen=True, slots=True)
class Coverage:
    """Steps and rows by whether a walk went through them. A sub-flow's step counts once, wherever it was used.

    `results`: of the results that take a row, each that was there itself.
    """

    steps: tuple[str, ...]
    missed_steps: tuple[str, ...]
    rows: tuple[Row, ...]
    missed_rows: tuple[Row, ...]
    results: frozenset[tuple[Row, str]] = frozenset()

    @property
    def share(self) -> int:
        """The share of rows that were taken, in thousandths; all of them where there are none."""
        every = len(self.rows) + len(self.missed_rows)
        return 1000 * len(self.rows) // every if every else 1000


def cover(graph: Graph, walks: Iterable[Iterable[Pass]]) -> Coverage:
    """What the walks went through. Rows that nobody wrote (an unanswered result's way out) are not counted."""
    taken = {passed for walk in walks for passed in walk}
    nodes = {passed.node for passed in taken}
    acts = {node.name for node in graph.nodes if node.kind is NodeKind.ACT}
    steps = {node.name: False for node in graph.nodes if node.name in acts}
    rows: dict[Row, bool] = {}
    results: set[tuple[Row, str]] = set()
    for number, node in enumerate(graph.nodes):
        if node.kind is NodeKind.ACT:
            steps[node.name] = steps[node.name] or number in nodes
        for row, places in _rows(node):
            gone = [place for place in places if Pass(number, place) in taken]
            rows[row] = rows.get(row, False) or bool(gone)
            results.update((row, node.edges[place].result or row.result) for place in gone)
    return Coverage(
        tuple(name for name, hit in steps.items() if hit),
        tuple(name for name, hit in steps.items() if not hit),
        tuple(row for row, hit in rows.items() if hit),
        tuple(row for row, hit in rows.items() if not hit),
        frozenset(results),
    )


def _rows(node: Node) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """The ways on that an author wrote at a node, each with its edges: of a step, and of a sub-flow's outcomes."""
    if node.step is None or node.kind not in (NodeKind.ACT, NodeKind.LEAVE):
        return
    together: dict[object, list[int]] = {}
    for place, edge in enumerate(node.edges):
        if not edge.gap:
            together.setdefault(edge.to if edge.result else (place, edge.at), []).append(place)
    for places in together.values():
        first = node.edges[places[0]]
        words = ", ".join(dict.fromkeys(node.edges[place].result for place in places))
        yield Row(node.name, words or node.outcome * (node.kind is NodeKind.LEAVE), first.at), tuple(places)


def retrace(graph: Graph, moves: Sequence[Taken]) -> tuple[Pass, ...]:
    """The nodes and edges that a call went through; a move that had no place there and then is passed over."""
    found: list[Pass] = []
    where = start(graph)
    known: Mapping[str, int] = {}
    for move in moves:
        at_once = passage(graph, where, move.name, move.before)
        after = take(graph, where, move.name, move.result, move.after)
        if after is None:
            continue
        if at_once is not None:
            found += _silent(graph, (*at_once.passed, at_once.where.node))
            found.append(_left(graph, at_once.where, after, move))
        where, known = after, move.after
    last = go_on(graph, where, known)
    return (*found, *_silent(graph, (*last.passed, last.where.node)))


def _silent(graph: Graph, passed: Sequence[int]) -> list[Pass]:
    return [
        Pass(node, next(place for place, edge in enumerate(graph.nodes[node].edges) if edge.to == to))
        for node, to in pairwise(passed)
    ]


def _left(graph: Graph, where: Where, after: Where, move: Taken) -> Pass:
    """The edge by which a step was left: that of its result, or of its used-up tries."""
    node = graph.nodes[where.node]
    for word in (move.result, OUT_OF_TRIES):
        edge = choose(node, result_number(node.step, word), move.after) if node.step else None
        if edge is not None and edge.to == after.node:
            return Pass(where.node, node.edges.index(edge))
    return Pass(where.node, -1)
