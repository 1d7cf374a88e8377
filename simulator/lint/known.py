"""
What has been asked for on the way to each place of a flow.

Two sets a node, worked out by passing them along the edges until nothing changes: `tried`, the facts that every way
to the node has asked the caller for or looked up, and `sure`, those that every way has really learnt. A fact whose
answer was `unknown` is tried and not sure. Each set only shrinks, so this ends after few passes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.flow.graph import Edge, Graph, Node, NodeKind, result_number
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, Test, holds
from simulator.model.sop import Verb

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowing:
    """By node: what was tried on every way there, and what is surely known there. Nodes that nothing reaches lack."""

    tried: dict[int, Names]
    sure: dict[int, Names]


def knowing(graph: Graph, desk: Desk) -> Knowing:
    """Both sets for every node that can be reached."""
    start = frozenset(name for name, _ in graph.assume) | _decided(graph, desk)
    return Knowing(_spread(graph, start, sure=False), _spread(graph, start, sure=True))


def _decided(graph: Graph, desk: Desk) -> Names:
    """Facts that a table decides are never asked for. The built-in ones are always known."""
    tables = {fact.id for fact in (*graph.facts, *desk.facts) if fact.decided}
    return frozenset(tables | {"assurance", "proof", "language", "result"})


def _spread(graph: Graph, start: Names, *, sure: bool) -> dict[int, Names]:
    found: dict[int, Names] = {graph.entry: start}
    waiting = [graph.entry]
    while waiting:
        number = waiting.pop()
        node, before = graph.nodes[number], found[number]
        passed: Names = frozenset()
        for edge in node.edges:
            after = before | passed | _learnt(node, edge, sure=sure)
            passed |= _unknown_taken(edge)
            known = found.get(edge.to)
            merged = after if known is None else known & after
            if merged != known:
                found[edge.to] = merged
                waiting.append(edge.to)
    return found


def _learnt(node: Node, edge: Edge, *, sure: bool) -> Names:
    """What a node has found out when this edge is taken."""
    tested = _excluding_unknown(edge)
    step = node.step
    if node.kind is not NodeKind.ACT or step is None or step.verb not in (Verb.ASK, Verb.CHECK):
        return tested
    if not sure or edge.result not in ("", "unknown", "out-of-tries"):
        return tested | frozenset(step.facts)
    number = result_number(step, "unknown")
    if edge.result == "" and not any(_lets(edge, number)):
        return tested | frozenset(step.facts)
    return tested


def _lets(edge: Edge, number: int) -> Iterable[bool]:
    return (all(test.fact != "result" or holds(test.spans, number) for test in tests) for tests in edge.when)


def _excluding_unknown(edge: Edge) -> Names:
    """Facts that are known wherever this edge is taken, because each of its conditions says so."""
    found: Names | None = None
    for tests in edge.when:
        own = frozenset(test.fact for test in tests if _says_known(test))
        found = own if found is None else found & own
    return found or frozenset()


def _unknown_taken(edge: Edge) -> Names:
    """The fact that is known in every later row, because this row takes all cases in which it is not."""
    if len(edge.when) == 1 and len(edge.when[0]) == 1 and holds(edge.when[0][0].spans, UNKNOWN):
        return frozenset({edge.when[0][0].fact}) - {"result"}
    return frozenset()


def _says_known(test: Test) -> bool:
    return test.fact != "result" and not holds(test.spans, UNKNOWN)
