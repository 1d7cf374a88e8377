"""
What has been asked for on the way to each place of a flow.

Two sets a node, worked out by passing them along the edges until nothing changes: `tried`, the facts that every way
to the node has asked the caller for or looked up, and `sure`, those that every way has really learnt. A fact whose
answer was `unknown` is tried and not sure. Each set only shrinks, so this ends after few passes. Sets of facts are
bits of a number here: every procedure of a desk is gone through in this way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from simulator.flow.graph import Edge, Graph, Node, NodeKind, result_number
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, holds

BUILT_IN = ("assurance", "proof", "language", "result")
"""Always known: nobody has to ask for them."""


class Knowing:
    """By node: what was tried on every way there, and what is surely known there. Nodes that nothing reaches lack."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self._bits: dict[str, int] = {}
        assumed = (name for name, _ in graph.assume)
        decided = (fact.id for fact in (*graph.facts, *desk.facts) if fact.decided)
        self._start = self._set((*assumed, *decided, *BUILT_IN))

    def has_tried(self, number: int, fact: str) -> bool:
        """Whether every way to a node has asked for a fact; true where nothing leads to it."""
        return bool(self._tried.get(number, -1) & self._bits.get(fact, 0)) or number not in self._tried

    def surely(self, number: int) -> frozenset[str] | None:
        """The facts that are known at a node whatever way led there; None where none does."""
        known = self._sure.get(number)
        return None if known is None else frozenset(name for name, bit in self._bits.items() if bit & known)

    @cached_property
    def _tried(self) -> dict[int, int]:
        return self._spread(sure=False)

    @cached_property
    def _sure(self) -> dict[int, int]:
        return self._spread(sure=True)

    def _set(self, names: Iterable[str]) -> int:
        found = 0
        for name in names:
            found |= self._bits.setdefault(name, 1 << len(self._bits))
        return found

    def _spread(self, *, sure: bool) -> dict[int, int]:
        nodes, entry = self.graph.nodes, self.graph.entry
        ways: dict[int, list[tuple[int, int]]] = {}
        found = {entry: self._start}
        waiting = [entry]
        while waiting:
            number = waiting.pop()
            if (leading := ways.get(number)) is None:
                leading = ways[number] = self._ways(nodes[number], sure=sure)
            before = found[number]
            for to, learnt in leading:
                after = before | learnt
                known = found.get(to)
                merged = after if known is None else known & after
                if merged != known:
                    found[to] = merged
                    waiting.append(to)
        return found

    def _ways(self, node: Node, *, sure: bool) -> list[tuple[int, int]]:
        """Where the edges of a node lead, with what has been found out when each is taken."""
        step = node.step
        asked = passed = 0
        if step is not None and step.facts and node.kind is NodeKind.ACT:
            asked = self._set(step.facts)
        found: list[tuple[int, int]] = []
        for edge in node.edges:
            learnt = passed
            if asked and (not sure or _is_answer(node, edge)):
                learnt |= asked
            if _tests_a_fact(edge):
                learnt |= self._set(_excluding_unknown(edge))
                passed |= self._set(_unknown_taken(edge))
            found.append((edge.to, learnt))
        return found


def _is_answer(node: Node, edge: Edge) -> bool:
    """Whether an edge from a question is only taken when the answer is known."""
    if edge.result not in ("", "unknown", "out-of-tries"):
        return True
    if edge.result or node.step is None:
        return False
    number = result_number(node.step, "unknown")
    return not any(all(test.fact != "result" or holds(test.spans, number) for test in tests) for tests in edge.when)


_RESULT = {"result"}


def _tests_a_fact(edge: Edge) -> bool:
    """Whether a condition is not on the result alone: few are."""
    return not {test.fact for tests in edge.when for test in tests} <= _RESULT


def _excluding_unknown(edge: Edge) -> frozenset[str]:
    """Facts that are known wherever this edge is taken, because each of its conditions says so."""
    found: frozenset[str] | None = None
    for tests in edge.when:
        own = frozenset(test.fact for test in tests if test.fact != "result" and not holds(test.spans, UNKNOWN))
        found = own if found is None else found & own
    return found or frozenset()


def _unknown_taken(edge: Edge) -> frozenset[str]:
    """The fact that is known in every later row, because this row takes all cases in which it is not."""
    if len(edge.when) == 1 and len(edge.when[0]) == 1 and holds(edge.when[0][0].spans, UNKNOWN):
        return frozenset({edge.when[0][0].fact}) - {"result"}
    return frozenset()
