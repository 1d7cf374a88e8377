"""
Whether a policy holds on every walk through a graph, with a shortest walk that breaks it when it does not.

The bare graph is looked at first (sketch.py), and what holds there holds; everything else is proven in proof.py, which
is only imported then: on most desks most policies are kept in plain sight.
"""

from __future__ import annotations

from simulator.flow.nodes import Graph
from simulator.flow.sketch import Sketch
from simulator.flow.verdict import BUDGET, HOLDS, SHORTENING, State, Verdict
from simulator.model.desk import Desk
from simulator.model.policy import Policy

__all__ = ["HOLDS", "State", "Verdict", "prove"]

_sketches: list[Sketch] = []
"""The one that was used last: policies are proven one after the other on the same graph."""


def prove(graph: Graph, policy: Policy, desk: Desk, budget: int = BUDGET, shortening: int = SHORTENING) -> Verdict:
    """The verdict on one policy."""
    if _sketch_of(graph, desk).holds(policy):
        return HOLDS
    from simulator.flow.proof import decided

    return decided(graph, policy, desk, budget, shortening)


def _sketch_of(graph: Graph, desk: Desk) -> Sketch:
    if not _sketches or _sketches[0].graph is not graph or _sketches[0].desk is not desk:
        _sketches[:] = [Sketch(graph, desk)]
    return _sketches[0]
