"""
What was done, laid beside the flow at least cost: what each deed carried out, what was skipped, extra or misplaced.

This is conformance checking by alignment. A move of both is synchronous and free; a step that only the flow makes is
skipped, a deed that only the log has is extra, and a step that was carried out at another moment than the flow's is
misplaced: it costs its weight once, not once as skipped and once more as extra. Fitness is 1 - cost / worst cost,
where the worst explains every deed as extra and walks the cheapest way through the flow without any (W. van der Aalst,
A. Adriansyah, B. van Dongen: Replaying history on process models for conformance checking and performance analysis,
WIREs Data Mining and Knowledge Discovery 2, 2012, doi 10.1002/widm.1045).

Speech that carries no step that is due is free, and so is a look-up or a note that nobody asked for
(`Weights.harmless`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from simulator.flow.align_log import read_log
from simulator.flow.align_search import Search, cheapest
from simulator.flow.align_states import Taken
from simulator.flow.align_terrain import terrain_of
from simulator.flow.align_values import NOTHING_KNOWN, USUAL_WEIGHTS, Truth, Weights
from simulator.flow.align_world import World
from simulator.flow.nodes import Graph
from simulator.model.trace import Deed

__all__ = ["USUAL_WEIGHTS", "Aligned", "AlignedKind", "Alignment", "Truth", "Weights", "align"]


_MOST_WALKS = 500


class AlignedKind(StrEnum):
    """What a move of an alignment is."""

    SYNC = "sync"
    SKIPPED = "skipped"
    EXTRA = "extra"
    MISPLACED = "misplaced"


@dataclass(frozen=True, slots=True)
class Aligned:
    """One move of an alignment.

    `name` is the step (`sop/step`; empty for an extra deed that carries none), `deed` its place in the deeds given
    (-1 for a skipped step), `node` its place in the graph (-1 for an extra deed). `due` is the number of deeds that
    were done when the flow was here: a skipped step was due before deed `due`.
    """

    kind: AlignedKind
    name: str
    deed: int = -1
    node: int = -1
    cost: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest explanation. `fitness` in thousandths; `worst` is the cost that fitness is measured against.

    `outcome` is how the explained way through the flow ends: an issue's end, or the outcome of a sub-flow.
    """

    moves: tuple[Aligned, ...]
    cost: int
    worst: int
    outcome: str = ""

    @property
    def fitness(self) -> int:
        return (
            1000 if not self.worst else max(0, (2 * 1000 * (self.worst - self.cost) + self.worst) // (2 * self.worst))
        )


def align(
    graph: Graph, deeds: Sequence[Deed], truth: Truth = NOTHING_KNOWN, weights: Weights = USUAL_WEIGHTS
) -> Alignment:
    """The least-cost alignment of deeds with a flow.

    Conditions read what was known at that deed; a fact that nobody ever obtained and the result of a skipped step
    come from `truth`. Among explanations of equal cost the friendliest is taken: the fewest skipped steps, those that
    matter most first; what is still equal is settled by the order of the flow, so that the answer never varies.
    """
    terrain = terrain_of(graph, weights)
    log = read_log(terrain, deeds, weights)
    world = World(terrain, log, truth, weights)
    path, end = cheapest(world)
    worst = sum(log.costs) + _cheapest_without_log(world)
    if not path:  # as things are, the flow has no end: nothing fits it
        path = [Taken("extra", -1, deed, -1, cost, 0) for deed, cost in enumerate(log.costs) if cost]
    moves = _with_late_speech(tuple(_moves(world, path)), world)
    return Alignment(moves, sum(move.cost for move in moves), worst, _outcome(graph, moves, end))


def _cheapest_without_log(world: World) -> int:
    """What it costs to walk the flow to an end without any deed."""
    log, truth = world.log, world.truth
    key = (truth.facts, truth.results, truth.methods, id(truth.desk), log.knowns[0] if log.knowns else (), log.answered)
    walks = world.terrain.bare_walks
    known = walks.get(key)
    if known is None or known[0] is not truth.desk:
        if len(walks) > _MOST_WALKS:
            walks.clear()
        known = walks[key] = (truth.desk, sum(taken.cost for taken in Search(world, 0).run()))
    return known[1]


def _moves(world: World, path: Sequence[Taken]) -> list[Aligned]:
    """The path as moves; the two halves of a misplaced step are put together at the place where the flow has it."""
    terrain, log = world.terrain, world.log
    found: list[Aligned] = []
    left_behind: list[tuple[int, int]] = []
    early: list[tuple[int, int]] = []
    for taken in path:
        name = terrain.names[taken.name] if taken.name >= 0 else ""
        match taken.what:
            case "sync":
                found.append(Aligned(AlignedKind.SYNC, name, taken.deed, taken.node, 0, taken.deed))
            case "skip":
                early.append((taken.name, len(found)))
                found.append(Aligned(AlignedKind.SKIPPED, name, -1, taken.node, taken.cost, taken.deed))
            case "extra":
                left_behind.append((taken.deed, len(found)))
                found.append(
                    Aligned(AlignedKind.EXTRA, _likeliest(world, taken.deed), taken.deed, -1, taken.cost, taken.deed)
                )
            case "made-up-for":  # the flow comes to a step whose deed was left behind as extra
                at = next(k for k, (deed, _) in enumerate(left_behind) if log.tools[deed] == taken.tools)
                deed, place = left_behind.pop(at)
                cost = taken.cost + found[place].cost
                found[place] = Aligned(AlignedKind.MISPLACED, name, deed, taken.node, cost, taken.deed)
            case "late":  # a deed whose step was passed as skipped
                at = next(k for k, (step, _) in enumerate(early) if step == taken.name)
                _, place = early.pop(at)
                old = found[place]
                cost = old.cost + taken.cost
                found[place] = Aligned(AlignedKind.MISPLACED, name, taken.deed, old.node, cost, old.due)
            case _:
                pass
    return found


def _outcome(graph: Graph, moves: Sequence[Aligned], end: int) -> str:
    ended = [graph.nodes[move.node].outcome for move in moves if move.node >= 0 and graph.nodes[move.node].outcome]
    return graph.nodes[end].outcome or (ended[-1] if ended else "")


def _likeliest(world: World, deed: int) -> str:
    steps = world.log.deeds[deed].steps
    return steps[0] if steps else ""


def _with_late_speech(moves: tuple[Aligned, ...], world: World) -> tuple[Aligned, ...]:
    """Skipped steps that were carried out elsewhere by a deed that costs nothing there are misplaced, too."""
    log, terrain = world.log, world.terrain
    used = {(move.deed, move.name) for move in moves}
    settled: list[Aligned] = []
    for move in moves:
        if move.kind is AlignedKind.SKIPPED:
            bit = terrain.bit[move.name]
            for deed, carries in enumerate(log.carries):
                if carries & bit and not log.costs[deed] and (deed, move.name) not in used:
                    used.add((deed, move.name))
                    move = Aligned(AlignedKind.MISPLACED, move.name, deed, move.node, move.cost, move.due)
                    break
        settled.append(move)
    return tuple(settled)
