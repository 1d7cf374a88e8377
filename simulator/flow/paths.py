"""
Ways through a graph: what can be reached, what can finish, what could go round for ever, and a shortest way to a place.

The first three look at the graph alone and are linear; the last is exact: the prover's search with another question.
"""

from __future__ import annotations

from collections.abc import Collection

from simulator.flow.back import components
from simulator.flow.labels import Labels
from simulator.flow.moves import Question
from simulator.flow.nodes import Graph, NodeKind
from simulator.flow.proof import ask, study_of
from simulator.flow.verdict import BUDGET, Verdict
from simulator.model.desk import Desk
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.text import NO_TEXT

_NOTHING = Policy("way", NO_TEXT, Template.ALWAYS, Pattern((("id", ("",)),)))


def reachable(graph: Graph) -> frozenset[int]:
    """The nodes that some row leads to, whatever the facts."""
    return _closure({graph.entry}, [[edge.to for edge in node.edges] for node in graph.nodes])


def reachable_with(graph: Graph, desk: Desk) -> frozenset[int]:
    """The nodes that some value of each fact, taken by itself, lets a call come to."""
    return frozenset(number for number, ever in enumerate(study_of(graph, desk).ever) if ever)


def can_finish(graph: Graph) -> frozenset[int]:
    """The nodes from which an end can be reached, whatever the facts."""
    before: list[list[int]] = [[] for _ in graph.nodes]
    for number, node in enumerate(graph.nodes):
        for edge in node.edges:
            before[edge.to].append(number)
    return _closure({n for n, node in enumerate(graph.nodes) if node.kind is NodeKind.FINAL}, before)


def endless(graph: Graph) -> tuple[int, ...]:
    """The nodes that a call could come to again and again, no `tries` stopping it."""
    ways = [[edge.to for edge in node.edges if not (edge.back and node.tries)] for node in graph.nodes]
    component = components(ways)
    sizes: dict[int, int] = {}
    for number in component:
        sizes[number] = sizes.get(number, 0) + 1
    return tuple(n for n, own in enumerate(component) if sizes[own] > 1 or n in ways[n])


def way_to(graph: Graph, desk: Desk, places: Collection[int], budget: int = BUDGET) -> Verdict:
    """
    A walk to one of these nodes with the fewest steps carried out, and the facts that allow it.

    `broken` means that there is one: its `path`, `facts` and `walk` show it. `holds` means that no facts lead there.
    """
    study = study_of(graph, desk)
    return ask(Question(Labels(study, _NOTHING), study.variables.start, frozenset(places)), budget)


def _closure(found: set[int], ways: list[list[int]]) -> frozenset[int]:
    waiting = list(found)
    while waiting:
        for to in ways[waiting.pop()]:
            if to not in found:
                found.add(to)
                waiting.append(to)
    return frozenset(found)
