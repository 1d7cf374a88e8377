"""
Numbers as a caller would say them, in place of the smallest that a proof came upon: nobody needs it in 0 hours.

Another number is taken only where no condition can tell it from the first, so that the call stays the same call.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.nodes import Graph
from simulator.model.desk import Desk
from simulator.model.fact import DomainKind, Fact, When, holds

LIKELY = (24, 8, 4, 2, 1)


def sayable(fact: Fact, number: int, graph: Graph, desk: Desk) -> int:
    """The number, or in place of a bare 0 a likelier one that every condition takes for the same."""
    if fact.domain.kind is not DomainKind.NUMBER or number != 0:
        return number
    spans = [
        test.spans for when in _conditions(graph, desk) for tests in when for test in tests if test.fact == fact.id
    ]
    known = fact.domain.known
    likely = (other for other in LIKELY if holds(known, other))
    return next((other for other in likely if all(holds(each, other) == holds(each, 0) for each in spans)), number)


def _conditions(graph: Graph, desk: Desk) -> Iterator[When]:
    """Everything that may ask about a fact: the flow, the tables that decide facts, and how much proof is needed."""
    for node in graph.nodes:
        yield from (edge.when for edge in node.edges)
    for fact in (*graph.facts, *desk.facts):
        yield from (row.when for row in fact.decided)
    for action in desk.protected:
        yield from (row.when for row in action.needs)
