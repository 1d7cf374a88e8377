"""
What the search for an alignment keeps of a place: visits, credits, what is assumed; and what can be asked of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from simulator.flow.align_values import EXTRA, SCALE
from simulator.flow.align_world import Pairs, World
from simulator.flow.nodes import NodeKind, result_number
from simulator.model.fact import UNKNOWN
from simulator.model.sop import OUT_OF_TRIES

Counts: TypeAlias = tuple[tuple[int, int], ...]
Credits: TypeAlias = tuple[tuple[str, int, int], ...]
"""Sorted: ("early", name, 0) for a skipped step whose deed may still come, ("left", mask, cost) for a deed left."""
Rest: TypeAlias = tuple[Counts, Credits, Pairs]
State: TypeAlias = tuple[int, int, int, Rest]
"""Node, deeds done, what the deed now being heard has carried out so far, and the rest."""
Move: TypeAlias = tuple[str, int, int, int, int, int]
"""As in `Taken`."""

EMPTY: Rest = ((), (), ())


@dataclass(frozen=True, slots=True)
class Taken:
    """One move of the cheapest way: what was done, the step's number among the names, the deed, the node, the cost.

    `tools` tells which deeds left behind may be the one that made up for a step.
    """

    what: str
    name: int
    deed: int
    node: int
    cost: int
    tools: int


def count(counts: Counts, counter: int) -> int:
    """How often a counting node was visited."""
    return next((visits for node, visits in counts if node == counter), 0)


def counted(counts: Counts, counter: int, visits: int) -> Counts:
    """The counts with one of them changed."""
    return tuple(sorted((*(pair for pair in counts if pair[0] != counter), (counter, visits))))


def without(open_: Credits, credit: tuple[str, int, int]) -> Credits:
    """The credits without one of them."""
    at = open_.index(credit)
    return (*open_[:at], *open_[at + 1 :])


def worth(open_: Credits, beside: Credits, weights: Sequence[int]) -> int:
    """What credits can save at most, those left out that stand in `beside` too.

    Whoever has not got a credit goes the same way and pays in full: the deed as extra, or the step as skipped.
    """
    total = 0
    rest = list(beside)
    for credit in open_:
        if credit in rest:
            rest.remove(credit)
        else:
            cost = credit[2] if credit[0] == "left" else weights[credit[1]]
            total += cost * SCALE + EXTRA
    return total


def through(world: World, at: int, moment: int, rest: Rest) -> tuple[int, Rest, bool]:
    """Where a silent node leads now, what is so behind it, and whether later moments would decide the same."""
    node = world.nodes[at]
    counts, open_, assumed = rest
    leaves = node.kind is NodeKind.LEAVE and node.step is not None
    out = bool(node.tries) and count(counts, node.counter) >= node.tries
    result = UNKNOWN
    if node.step is not None and (leaves or out):
        result = result_number(node.step, node.outcome if leaves else OUT_OF_TRIES)
    after = world.leaving(node, assumed) if leaves else assumed
    edge = world.edge(at, moment, after, result)
    if leaves and out and edge.back and node.step is not None:
        result = result_number(node.step, OUT_OF_TRIES)
        edge = world.edge(at, moment, after, result)
    if node.tries and not leaves and not out:
        counts = counted(counts, node.counter, count(counts, node.counter) + 1)
    if node.resets and (leaves or not out):
        counts = tuple(pair for pair in counts if pair[0] not in node.resets)
    return edge.to, (counts, open_, after), world.lasts(at, moment, after, result)
