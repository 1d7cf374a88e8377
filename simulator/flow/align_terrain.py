"""
A graph made ready for the search: step names as bits, what can still be reached, what must still be passed.

Both masks are over-careful in the direction that keeps the search exact: `reach` may hold too much, `owed` too little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.flow.align_values import SCALE, SKIPPED, Weights
from simulator.flow.conditions import PROOF
from simulator.flow.nodes import Graph, Node, NodeKind
from simulator.model.desk import Desk
from simulator.model.sop import SPEECH, TOOLS, Verb

_REMEMBERED = 64
_MOST_SUMS = 20_000
_terrains: dict[tuple[int, Weights], Terrain] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Masks:
    """For each node, what can come from it on and what must, as in `Terrain`."""

    reach: tuple[int, ...]
    owed: tuple[int, ...]
    once: int = 0
    """Names that nobody comes by twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """A flow as the search walks it.

    `name_of` gives a node's step as an index into `names`, -1 where none is carried out. Masks have one bit a name:
    `reach` what can come from a node on, itself included, `owed` what every way from it to an end carries out.
    """

    graph: Graph
    names: tuple[str, ...]
    bit: dict[str, int]
    name_of: tuple[int, ...]
    weights: tuple[int, ...]
    reach: tuple[int, ...]
    owed: tuple[int, ...]
    speech: int
    tools: int
    asks: tuple[tuple[int, tuple[str, ...]], ...]
    checks: tuple[tuple[int, tuple[str, ...]], ...]
    bounded: int
    """Steps with tries: past them they are free."""
    alike: dict[str, int]
    """For a step done by a tool, all steps that the same tool with the same target carries out."""
    straight: tuple[bool, ...]
    """Steps that lead one way whatever they give."""
    decided: frozenset[str]
    proofs: tuple[str, ...]
    sums: dict[int, int] = field(default_factory=dict)
    """What the names of a mask cost together; filled as it is asked for."""
    masks: dict[tuple[tuple[int, ...], ...], Masks] = field(default_factory=dict)
    """Sharper masks by the ways that are open; filled as they are asked for."""
    bare_walks: dict[object, tuple[Desk, int]] = field(default_factory=dict)
    """What the flow costs without any deed, by what is so; filled as it is asked for."""

    def sum_of(self, mask: int) -> int:
        """What it costs to leave out all the names of a mask, scaled as the search counts."""
        known = self.sums.get(mask)
        if known is None:
            known = sum(cost * SCALE + SKIPPED for name, cost in enumerate(self.weights) if mask >> name & 1)
            if len(self.sums) > _MOST_SUMS:
                self.sums.clear()
            self.sums[mask] = known
        return known


def terrain_of(graph: Graph, weights: Weights) -> Terrain:
    """The terrain of a graph; made once and remembered, for graphs are values and never change."""
    key = (id(graph), weights)
    known = _terrains.get(key)
    if known is None or known.graph is not graph:
        if len(_terrains) >= _REMEMBERED:
            _terrains.clear()
        known = _terrains[key] = _make(graph, weights)
    return known


def _make(graph: Graph, weights: Weights) -> Terrain:
    names = tuple(dict.fromkeys(node.name for node in graph.nodes if node.kind is NodeKind.ACT))
    bit = {name: 1 << number for number, name in enumerate(names)}
    number = {name: index for index, name in enumerate(names)}
    acts = [node for node in graph.nodes if node.kind is NodeKind.ACT and node.step is not None]
    cost: dict[str, int] = {}
    for node in acts:
        if node.step is not None:
            cost[node.name] = min(weights.of(node.step), cost.get(node.name, weights.of(node.step)))
    masks = masks_of(graph, tuple(tuple(edge.to for edge in node.edges) for node in graph.nodes))
    return Terrain(
        graph,
        names,
        bit,
        tuple(number[node.name] if node.kind is NodeKind.ACT else -1 for node in graph.nodes),
        tuple(cost[name] for name in names),
        masks.reach,
        masks.owed,
        _mask(bit, [node for node in acts if node.step and node.step.verb in SPEECH]),
        _mask(bit, [node for node in acts if node.step and node.step.verb in TOOLS]),
        tuple((bit[node.name], node.step.facts) for node in acts if node.step and node.step.verb is Verb.ASK),
        tuple((bit[node.name], node.step.facts) for node in acts if node.step and node.step.verb is Verb.CHECK),
        _mask(bit, [node for node in acts if node.tries]),
        _alike(bit, acts),
        tuple(not node.tries and len({edge.to for edge in node.edges}) == 1 for node in graph.nodes),
        frozenset(fact.id for fact in graph.facts if fact.decided),
        _proofs(graph),
    )


def _mask(bit: dict[str, int], nodes: list[Node]) -> int:
    mask = 0
    for node in nodes:
        mask |= bit[node.name]
    return mask


def _alike(bit: dict[str, int], acts: list[Node]) -> dict[str, int]:
    ways: dict[tuple[str, str], int] = {}
    found: dict[str, tuple[str, str]] = {}
    for node in acts:
        step = node.step
        if step is not None and step.verb not in SPEECH and step.verb is not Verb.RECORD:
            way = (str(step.verb), node.outcome if step.verb is Verb.END else step.target)
            ways[way] = ways.get(way, 0) | bit[node.name]
            found[node.name] = way
    return {name: ways[way] for name, way in found.items()}


def masks_of(graph: Graph, ways: Sequence[Sequence[int]]) -> Masks:
    """What can come and what must, when each node leads to these nodes and to no other."""
    numbers = {name: at for at, name in enumerate(dict.fromkeys(n.name for n in graph.nodes if n.kind is NodeKind.ACT))}
    own = [1 << numbers[node.name] if node.kind is NodeKind.ACT else 0 for node in graph.nodes]
    reach = _reach(ways, own)
    once = 0
    for at, bit in enumerate(own):
        comes_round = any(reach[to] & bit for to in ways[at])
        if bit and not comes_round and own.count(bit) == 1:
            once |= bit
    return Masks(reach, _owed(ways, own), once)


def _reach(ways: Sequence[Sequence[int]], own: list[int]) -> tuple[int, ...]:
    reach = list(own)
    changed = True
    while changed:
        changed = False
        for at in range(len(ways) - 1, -1, -1):
            found = reach[at]
            for to in ways[at]:
                found |= reach[to]
            if found != reach[at]:
                reach[at], changed = found, True
    return tuple(reach)


def _owed(ways: Sequence[Sequence[int]], own: list[int]) -> tuple[int, ...]:
    """For each node the names on every way to an end: the largest solution, from above."""
    everything = 0
    for mask in own:
        everything |= mask
    owed = [everything if goals else own[at] for at, goals in enumerate(ways)]
    changed = True
    while changed:
        changed = False
        for at in range(len(ways) - 1, -1, -1):
            if not ways[at]:
                continue
            common = everything
            for to in ways[at]:
                common &= owed[to]
            if common | own[at] != owed[at]:
                owed[at], changed = common | own[at], True
    return tuple(owed)


def _proofs(graph: Graph) -> tuple[str, ...]:
    """The protected actions that conditions of the flow read proof against."""
    named = {
        test.fact.removeprefix(f"{PROOF}:")
        for node in graph.nodes
        for edge in node.edges
        for tests in edge.when
        for test in tests
        if test.fact.startswith(f"{PROOF}:")
    }
    return tuple(sorted(named))
