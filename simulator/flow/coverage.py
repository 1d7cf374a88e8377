"""
What of a flow was gone through by a set of walks: which steps, which ways on from them, and what nobody has practised.

A walk is read from an alignment: it names the node that every deed carried out, so that nothing has to be guessed
anew. Between two of them lie only silent nodes, and the edges on the way there are the ones that were taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from simulator.flow.follow import choose
from simulator.flow.nodes import Graph, Node, NodeKind, result_number
from simulator.model.place import Position
from simulator.model.sop import OUT_OF_TRIES


class Met(NamedTuple):
    """A node that a walk came to, with its result and what was known once it was there; not `done`: left out."""

    node: int
    result: str
    known: Mapping[str, int]
    done: bool = True


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
    """Steps and rows by whether a walk went through them. A sub-flow's step counts once, wherever it was used."""

    steps: tuple[str, ...]
    missed_steps: tuple[str, ...]
    rows: tuple[Row, ...]
    missed_rows: tuple[Row, ...]

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
    for number, node in enumerate(graph.nodes):
        if node.kind is NodeKind.ACT:
            steps[node.name] = steps[node.name] or number in nodes
        for row, places in _rows(node):
            rows[row] = rows.get(row, False) or any(Pass(number, place) in taken for place in places)
    return Coverage(
        tuple(name for name, hit in steps.items() if hit),
        tuple(name for name, hit in steps.items() if not hit),
        tuple(row for row, hit in rows.items() if hit),
        tuple(row for row, hit in rows.items() if not hit),
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


def trodden(graph: Graph, walk: Sequence[Met]) -> tuple[Pass, ...]:
    """The nodes and edges that a walk went through. What followed a node that was left out is not counted."""
    ends = [number for number, node in enumerate(graph.nodes) if node.kind is NodeKind.FINAL]
    found: list[Pass] = []
    for met, after in pairwise((*walk, None)):
        if met is not None and met.done:
            found += _left(graph, met, [after.node] if after else ends)
    return tuple(found)


def _left(graph: Graph, met: Met, goals: Sequence[int]) -> Iterator[Pass]:
    """How a node was left, and the silent nodes on the way to where the walk goes on; the node alone where it ends."""
    node = graph.nodes[met.node]
    ways = [_silent(graph, edge.to, goals) for edge in node.edges]
    place = _chosen(node, met, [place for place, way in enumerate(ways) if way is not None])
    yield Pass(met.node, place)
    yield from (ways[place] or ()) if place >= 0 else ()


def _chosen(node: Node, met: Met, leading: Sequence[int]) -> int:
    """The edge that fits the result, or a used-up try; it must be one of those that lead on where the walk goes on."""
    for word in (met.result, OUT_OF_TRIES):
        edge = choose(node, result_number(node.step, word), met.known) if node.step else None
        if edge is not None and (place := node.edges.index(edge)) in leading:
            return place
    return leading[0] if len(leading) == 1 else -1


def _silent(graph: Graph, start: int, goals: Sequence[int]) -> tuple[Pass, ...] | None:
    """The shortest way from one node to another through silent nodes alone; None where there is none."""
    came: dict[int, tuple[Pass, ...]] = {start: ()}
    queue = deque([start])
    while queue:
        number = queue.popleft()
        if number in goals:
            return came[number]
        if graph.nodes[number].kind in (NodeKind.ACT, NodeKind.FINAL):
            continue
        for place, edge in enumerate(graph.nodes[number].edges):
            if edge.to not in came:
                came[edge.to] = (*came[number], Pass(number, place))
                queue.append(edge.to)
    return None
