"""Searches in a graph, for rules that ask what can come after a step, or on the way to an end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from simulator.flow.graph import Edge, Graph, Node, NodeKind
from simulator.model.sop import Verb


def after(graph: Graph, starts: Iterable[int], passes: Callable[[Node], bool] | None = None) -> set[int]:
    """Nodes that can be come to from these, themselves included; nothing goes on from a node that does not let pass."""
    found: set[int] = set()
    waiting = list(starts)
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        found.add(number)
        node = graph.nodes[number]
        if passes is None or passes(node):
            waiting.extend(edge.to for edge in node.edges)
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
    numbers = {step.results.index(word) for word in words if word in step.results}
    return [edge for edge in node.edges if any(_fits(edge, number) for number in numbers)]


def _fits(edge: Edge, number: int) -> bool:
    return any(
        all(test.fact != "result" or any(low <= number <= high for low, high in test.spans) for test in tests)
        for tests in edge.when
    )
