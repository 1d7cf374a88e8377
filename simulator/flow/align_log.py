"""
Deeds made ready for the search: which steps each can carry out, what it costs when it carries none, what was known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.flow.align_terrain import Terrain
from simulator.flow.align_values import Weights
from simulator.model.fact import UNKNOWN
from simulator.model.sop import TOOLS, Verb
from simulator.model.trace import Deed

_PAID = frozenset({*TOOLS, Verb.END})
"""Hold, hanging up and the helpers are no steps."""


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """Deeds as the search reads them. Masks have one bit for each name of the terrain.

    `carries` what a deed can carry out; `tools` the part of it that it does by its tool, of which it does one only
    (a note fills any number). `costs` what it costs as extra, that is when it carries out nothing of `frees`.
    `later[i]` is what the deeds from i on can carry out, `later_paid[i]` those of them that cost something.
    `moment[i]` is the place in `knowns` of what was known before deed i; the last is after all deeds. `answered` are
    facts that some deed obtained, be it as unknown.
    """

    deeds: Sequence[Deed]
    carries: list[int]
    tools: list[int]
    frees: list[int]
    single: list[bool]
    costs: list[int]
    later: list[int]
    later_paid: list[int]
    moment: list[int]
    knowns: list[tuple[tuple[str, int], ...]]
    answered: frozenset[str]
    brought: dict[str, list[int]]
    """For a fact, the deeds that brought it."""


def read_log(terrain: Terrain, deeds: Sequence[Deed], weights: Weights) -> Log:
    """What the search needs of the deeds."""
    carries, tools, frees, single, costs = [], [], [], [], []
    for deed in deeds:
        mine = _carries(terrain, deed)
        by_tool = mine & ~terrain.speech
        carries.append(mine)
        tools.append(by_tool)
        single.append(deed.verb != Verb.RECORD)
        cost = _cost(terrain, deed, by_tool, weights)
        frees.append(by_tool if cost else mine)
        costs.append(cost)
    last = max((number for number, mine in enumerate(carries) if mine), default=-1)
    if last >= 0:
        costs[last] = max(costs[last], weights.stray)
    later, later_paid = [0], [0]
    for mine, by_tool, cost in zip(reversed(carries), reversed(tools), reversed(costs), strict=True):
        later.append(later[-1] | mine)
        later_paid.append(later_paid[-1] | (by_tool if cost else 0))
    later.reverse()
    later_paid.reverse()
    moment, knowns = _moments(deeds)
    answered, brought = _answers(terrain, deeds, knowns)
    return Log(deeds, carries, tools, frees, single, costs, later, later_paid, moment, knowns, answered, brought)


def _carries(terrain: Terrain, deed: Deed) -> int:
    mask = 0
    for name in deed.steps:
        mask |= terrain.bit.get(name, 0)
        if deed.verb:
            mask |= terrain.alike.get(name, 0)
    return mask if deed.verb else mask & terrain.speech


def _cost(terrain: Terrain, deed: Deed, by_tool: int, weights: Weights) -> int:
    if deed.verb not in _PAID or deed.verb in weights.harmless:
        return 0
    if not by_tool:
        return weights.step
    return max(weight for number, weight in enumerate(terrain.weights) if by_tool >> number & 1)


def _moments(deeds: Sequence[Deed]) -> tuple[list[int], list[tuple[tuple[str, int], ...]]]:
    knowns: list[tuple[tuple[str, int], ...]] = []
    moment: list[int] = []
    for deed in deeds:
        if not knowns or deed.known != knowns[-1]:
            knowns.append(deed.known)
        moment.append(len(knowns) - 1)
    if not deeds:
        return [0], [()]
    last = deeds[-1]
    if last.learned:
        knowns.append(tuple(sorted({**dict(last.known), **dict(last.learned)}.items())))
    moment.append(len(knowns) - 1)
    return moment, knowns


def _answers(
    terrain: Terrain, deeds: Sequence[Deed], knowns: list[tuple[tuple[str, int], ...]]
) -> tuple[frozenset[str], dict[str, list[int]]]:
    answered = {fact for known in knowns for fact, value in known if value != UNKNOWN}
    brought: dict[str, list[int]] = {}
    asked = dict((*terrain.asks, *terrain.checks))
    for number, deed in enumerate(deeds):
        for fact, _ in deed.learned:
            answered.add(fact)
            brought.setdefault(fact, []).append(number)
        if deed.result == "unknown":
            for name in deed.steps:
                answered.update(asked.get(terrain.bit.get(name, 0), ()))
    return frozenset(answered), brought
