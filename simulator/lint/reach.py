"""Searches in a graph, for rules that ask what can come after a step, or on the way to an end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from simulator.flow.graph import Edge, Graph, Node, NodeKind
from simulator.model.fact import holds
from simulator.model.sop import Verb


def after(graph: Graph, starts: Iterable[int], passes: Callable[[Node], bool] | None = None) -> set[int]:
    """Nodes that can be come to from these, themselves included; nothing goes on from a node that does not let pass."""
    nodes = graph.nodes
    found = set(starts)
    waiting = list(found)
    while waiting:
        node = nodes[waiting.pop()]
        if passes is None or passes(node):
            further = [edge.to for edge in node.edges if edge.to not in found]
            found.update(further)
            waiting += further
    return found


def acts(graph: Graph, *verbs: Verb) -> list[int]:
    """Nodes at which a step with one of these verbs is carried out."""
    return [
        number
        for number, node in enumerate(graph.nodes)
        if node.kind is NodeKind.ACT and node.step is not None and node.step.verb in verbs
    ]


def answers(node: Node, words: Iterable[str]) -> list[Edge]:
    """The edges that are taken when the step has one of these results."""
    step = node.step
    if step is None:
        return []
    numbers = [step.results.index(word) for word in words if word in step.results]
    return [edge for edge in node.edges if any(_fits(edge, number) for number in numbers)]


def _fits(edge: Edge, number: int) -> bool:
    return any(all(test.fact != "result" or holds(test.spans, number) for test in tests) for tests in edge.when)
