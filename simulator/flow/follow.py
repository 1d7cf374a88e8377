"""
Following a call through a graph: where it stands, what can come next, and what is passed silently on the way.

A place is a node with the counts of tries. `known` holds facts, decided ones included, and the pseudo-facts
`assurance`, `proof:ACTION` and `ran:SUBFLOW`; a fact that is not in it is unknown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.flow.conditions import RAN, fits_with
from simulator.flow.decide import decide, needed, proof_of
from simulator.flow.nodes import Edge, Graph, Node, NodeKind, result_number
from simulator.model.fact import UNKNOWN
from simulator.model.sop import OUT_OF_TRIES

__all__ = [
    "Passage", "Where", "ahead", "choose", "decide", "go_on", "needed", "passage", "proof_of", "settle", "start",
    "take", "ways_on",
]  # fmt: skip

Counts = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a graph, before its node is carried out. `counts` are visits so far, by counting node."""

    node: int
    counts: Counts = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Where silent nodes led, and the nodes that were passed: LEAVE nodes among them make events."""

    where: Where
    passed: tuple[int, ...] = ()


def start(graph: Graph) -> Where:
    """The place before the first step."""
    return Where(graph.entry)


def settle(graph: Graph, where: Where, known: Mapping[str, int]) -> tuple[Where, ...]:
    """All ACT and FINAL places that can follow now, through silent nodes as far as known facts decide."""
    return tuple(found.where for found in ways_on(graph, where, known))


def ways_on(graph: Graph, where: Where, known: Mapping[str, int]) -> Iterator[Passage]:
    """Every way through silent nodes to a step that can be carried out now, or to the end."""
    stack: list[tuple[Where, dict[str, int], tuple[int, ...]]] = [(where, dict(known), ())]
    seen: set[Where] = set()
    while stack:
        place, now, passed = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        node = graph.nodes[place.node]
        if node.kind is NodeKind.FINAL or (node.kind is NodeKind.ACT and not _is_out(node, place)):
            yield Passage(place, passed)
        elif node.kind is NodeKind.CHOOSE:
            counts = _reset(node, place.counts)
            stack.extend((Where(edge.to, counts), dict(now), (*passed, place.node)) for edge in reversed(node.edges))
        elif (further := _through(graph, place, now)) is not None:
            stack.append((further, now, (*passed, place.node)))


def go_on(graph: Graph, where: Where, known: Mapping[str, int]) -> Passage:
    """As far as nobody has to choose: to the next ACT, CHOOSE or FINAL node, with what was passed on the way."""
    passed: list[int] = []
    seen: set[Where] = set()
    now = dict(known)
    while where not in seen:
        seen.add(where)
        node = graph.nodes[where.node]
        if node.kind in (NodeKind.CHOOSE, NodeKind.FINAL) or (node.kind is NodeKind.ACT and not _is_out(node, where)):
            break
        further = _through(graph, where, now)
        if further is None:
            break
        passed.append(where.node)
        where = further
    return Passage(where, tuple(passed))


def passage(graph: Graph, where: Where, name: str, known: Mapping[str, int]) -> Passage | None:
    """The way through silent nodes to the step with this name, if it can follow right now."""
    for found in ways_on(graph, where, known):
        if graph.nodes[found.where.node].name == name:
            return found
    return None


def take(graph: Graph, where: Where, name: str, result: str, known: Mapping[str, int]) -> Where | None:
    """
    The place after carrying out the step with this qualified name, with the result that it had.

    `known` is what is known once the result is there. When the step cannot follow at once, the nearest one of that
    name further on is taken: steps in between were left out. None when it cannot come any more.
    """
    place = _reach(graph, where, name, known)
    if place is None:
        return None
    node = graph.nodes[place.node]
    counts, out = _visit(node, place.counts)
    if node.step is None:
        return None
    number = result_number(node.step, result)
    edge = choose(node, number, known)
    if out and (edge is None or edge.back):
        edge = choose(node, result_number(node.step, OUT_OF_TRIES), known)
    return Where(place.node if edge is None else edge.to, counts)


def choose(node: Node, result: int, known: Mapping[str, int]) -> Edge | None:
    """The first edge of a node that fits what is known and a result's number."""
    return next((edge for edge in node.edges if fits_with(edge.when, known, result)), None)


def ahead(graph: Graph, where: Where, limit: int) -> tuple[str, ...]:
    """Names of the steps that can still come, nearest first, whatever the facts are."""
    return tuple(_nearest(graph, where.node))[:limit]


def _reach(graph: Graph, where: Where, name: str, known: Mapping[str, int]) -> Where | None:
    node = graph.nodes[where.node]
    if node.kind is NodeKind.ACT and node.name == name and not _is_out(node, where):
        return where
    at_once = passage(graph, where, name, known)
    if at_once is not None:
        return at_once.where
    number = _nearest(graph, where.node).get(name)
    return None if number is None else Where(number, where.counts)


def _nearest(graph: Graph, start_at: int) -> dict[str, int]:
    if (found := graph.near.get(start_at)) is not None:
        return found
    found = {}
    seen = {start_at}
    queue = deque([start_at])
    while queue:
        number = queue.popleft()
        node = graph.nodes[number]
        if node.kind is NodeKind.ACT:
            found.setdefault(node.name, number)
        for edge in node.edges:
            if edge.to not in seen:
                seen.add(edge.to)
                queue.append(edge.to)
    graph.near[start_at] = found
    return found


def _through(graph: Graph, where: Where, now: dict[str, int]) -> Where | None:
    """Through one silent node. `now` learns which sub-flow was left."""
    node = graph.nodes[where.node]
    counts, out = where.counts, False
    if node.tries and node.step is not None:
        if node.kind is NodeKind.DECIDE:
            out = _is_out(node, where)
            counts = counts if out else _visit(node, counts)[0]
        else:
            out = dict(counts).get(node.counter, 0) >= node.tries
    if not out or node.kind is not NodeKind.DECIDE:
        counts = _reset(node, counts)
    if node.kind is NodeKind.LEAVE and node.step is not None:
        if node.per_call:
            now[f"{RAN}{node.step.target}"] = node.step.results.index(node.outcome)
        edge = choose(node, result_number(node.step, node.outcome), now)
        if out and (edge is None or edge.back):
            edge = choose(node, result_number(node.step, OUT_OF_TRIES), now)
    else:
        edge = choose(node, result_number(node.step, OUT_OF_TRIES) if out and node.step else UNKNOWN, now)
    return None if edge is None else Where(edge.to, counts)


def _is_out(node: Node, where: Where) -> bool:
    """Whether the node's visits are used up, so that a further one does nothing."""
    return bool(node.tries) and dict(where.counts).get(node.counter, 0) >= node.tries


def _visit(node: Node, counts: Counts) -> tuple[Counts, bool]:
    """The counts after a visit, and whether it was the last that may loop."""
    if not node.tries:
        return counts, False
    visits = min(dict(counts).get(node.counter, 0) + 1, node.tries)
    others = tuple(count for count in counts if count[0] != node.counter)
    return tuple(sorted((*others, (node.counter, visits)))), visits >= node.tries


def _reset(node: Node, counts: Counts) -> Counts:
    if not node.resets or not counts:
        return counts
    return tuple(count for count in counts if count[0] not in node.resets)
