"""Walks in words: the steps carried out, what made the way go there, and the facts that are so."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.flow.moves import Path
from simulator.flow.nodes import Edge, NodeKind
from simulator.flow.study import Study
from simulator.flow.trail import Stride
from simulator.model.fact import UNKNOWN, Test
from simulator.model.place import Waypoint


def waypoints(study: Study, path: Path, walk: Sequence[Stride] = ()) -> tuple[Waypoint, ...]:
    """The steps of a walk; each says what led to it and which result it then had."""
    found: list[Waypoint] = []
    led: list[str] = []
    for at, (number, event, _, place) in enumerate(path):
        node = study.graph.nodes[number]
        edge = node.edges[place] if place >= 0 else None
        if not event:
            if node.kind is NodeKind.DECIDE and edge is not None:
                led += _conditions(edge)
            continue
        result = walk[at].result if walk and len(study.ways.cases[number]) > 1 else ""
        result = node.outcome if node.kind is NodeKind.LEAVE else result
        because = [*led, *([result] if result else [])]
        found.append(Waypoint(node.name, node.step.at if node.step else node.edges[0].at, "; ".join(because)))
        led = []
    return tuple(found)


def facts_in(study: Study, walk: Sequence[Stride]) -> tuple[tuple[str, str], ...]:
    """What is so on a walk: for every fact that it makes known the last value, in words."""
    last = {name: value for stride in walk for name, value in stride.learned if value != UNKNOWN}
    return tuple((name, study.variables.by_name[name].word(value)) for name, value in last.items())


def _conditions(edge: Edge) -> list[str]:
    if len(edge.when) != 1:
        return []
    return [_said(test) for test in edge.when[0]]


def _said(test: Test) -> str:
    name = test.fact.partition(":")[0] if test.fact.startswith("proof:") else test.fact
    return f"{name}: {test.words}" if test.words else name
