"""Which sub-flows are left on the way from one step to the next, and with which outcome."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.flow.follow import Where, go_on
from simulator.flow.nodes import Graph, Node, NodeKind
from simulator.model.sop import Verb


@dataclass(frozen=True, slots=True)
class Left:
    """A sub-flow that was left: its run (the use steps on the way in), its id and how."""

    run: str
    subflow: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Way:
    """What lies behind a step: sub-flows that are left before the next one, and whether that is the end."""

    left: tuple[Left, ...] = ()
    final: bool = False
    outcome: str = ""


def left_from(graph: Graph, where: Where, known: Mapping[str, int]) -> Way:
    """Walks on from here as far as nobody has to choose."""
    found = go_on(graph, where, known)
    left = tuple(_left(node) for number in found.passed if (node := graph.nodes[number]).kind is NodeKind.LEAVE)
    end = graph.nodes[found.where.node]
    if end.kind is not NodeKind.FINAL:
        return Way(left)
    if end.outcome:
        left = (*left, Left("", graph.sop, end.outcome))
    return Way(left, final=True, outcome=end.outcome)


def left_between(graph: Graph, start: int, name: str) -> tuple[Left, ...]:
    """Sub-flows that the shortest way from a node to a step of this name leaves."""
    came: dict[int, int] = {start: -1}
    queue = deque([start])
    while queue:
        number = queue.popleft()
        node = graph.nodes[number]
        if node.kind is NodeKind.ACT and node.name == name and number != start:
            return _leaves(graph, came, number)
        for edge in node.edges:
            if edge.to not in came:
                came[edge.to] = number
                queue.append(edge.to)
    return ()


def _leaves(graph: Graph, came: Mapping[int, int], number: int) -> tuple[Left, ...]:
    found: list[Left] = []
    while number >= 0:
        if graph.nodes[number].kind is NodeKind.LEAVE:
            found.append(_left(graph.nodes[number]))
        number = came[number]
    return tuple(reversed(found))


def _left(node: Node) -> Left:
    """A LEAVE node stands in the run of its `use` step; the steps inside have that step's id behind it."""
    step = node.step
    if step is None or step.verb is not Verb.USE:
        return Left(node.run, node.sop, node.outcome)
    inner = f"{node.run}/{step.id}" if node.run else step.id
    return Left(inner, step.target, node.outcome)
