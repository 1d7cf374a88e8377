"""The parts of a call as values: each procedure with what was done in it, and the fitness of all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.flow.align import Aligned
from simulator.flow.graph import unfold
from simulator.flow.nodes import Graph, NodeKind
from simulator.model.sop import Step
from simulator.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Part:
    """One procedure of the call with its alignment. Deed numbers in `moves` are the trace's own.

    `kind`: around, issue, any-time or nowhere. `issue` is the call's issue, -1 for none. `counts`: whether its cost
    counts for fitness (what interrupts with a cause is free). `ideal` are the names that the flow itself would carry
    out if everything is as the scenario says.
    """

    kind: str
    sop: str
    issue: int
    graph: Graph
    moves: tuple[Aligned, ...]
    cost: int
    worst: int
    ideal: tuple[str, ...] = ()
    outcome: str = ""
    counts: bool = True
    ideal_outcome: str = ""
    is_due: bool = True
    """False for what was not due at all: the closing after a taken transfer, the issues of a caller nobody knows."""
    excused: tuple[str, ...] = ()
    """Steps of the ideal way that nobody came to when the call was over."""
    is_cut: bool = False
    """An interruption with a cause ended the call while this part was under way."""

    def step(self, name: str) -> Step | None:
        """The step of a qualified name in this part."""
        return next((node.step for node in self.graph.nodes if node.kind is NodeKind.ACT and node.name == name), None)


@dataclass(frozen=True, slots=True)
class Walk:
    """All parts of a call. `fitness` in thousandths, summed over what counts."""

    parts: tuple[Part, ...]

    @property
    def cost(self) -> int:
        return sum(part.cost for part in self.parts if part.counts)

    @property
    def worst(self) -> int:
        return sum(part.worst for part in self.parts if part.counts)

    @property
    def fitness(self) -> int:
        return fitness_of(self.cost, self.worst)


def fitness_of(cost: int, worst: int) -> int:
    """1 - cost / worst in thousandths, halves up."""
    return 1000 if not worst else max(0, (2000 * (worst - cost) + worst) // (2 * worst))


_graphs: dict[tuple[int, str], tuple[Workspace, Graph]] = {}


def graph_of(workspace: Workspace, sop_id: str) -> Graph:
    """A procedure unfolded; remembered, for ten thousand calls are scored with the same few."""
    known = _graphs.get((id(workspace), sop_id))
    if known is None or known[0] is not workspace:
        if len(_graphs) > 200:
            _graphs.clear()
        known = _graphs[id(workspace), sop_id] = (workspace, unfold(workspace, sop_id))
    return known[1]


def names_in(graph: Graph) -> frozenset[str]:
    """The qualified names of all steps that a graph carries out."""
    return frozenset(node.name for node in graph.nodes if node.kind is NodeKind.ACT)
