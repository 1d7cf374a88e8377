"""A graph in the making: nodes and edges that still change, and one run of a procedure with what it has so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from simulator.flow.back import mark_back
from simulator.flow.nodes import Edge, Graph, Node, NodeKind
from simulator.model.fact import ALWAYS, Fact, When
from simulator.model.place import NOWHERE, Position
from simulator.model.sop import Sop, Step
from simulator.model.workspace import Workspace


@dataclass(slots=True)
class Draft:
    """A node in the making."""

    kind: NodeKind
    step: Step | None
    sop: str
    run: str = ""
    for_: str = ""
    order: int = 0
    edges: list[Edge] = field(default_factory=list)
    outcome: str = ""
    opens: str = ""
    tries: int = 0
    counter: int = -1
    resets: tuple[int, ...] = ()
    per_call: bool = False
    place: int = -1
    """The use step (or SOP) run that it stands in, by number: `back` compares steps of one run."""


@dataclass(slots=True)
class Run:
    """One procedure at one place: where it was used and where its outcomes lead."""

    sop: Sop
    name: str
    for_: str
    within: tuple[str, ...]
    number: int
    leave: dict[str, int]
    """For a sub-flow: the node at which each outcome leaves it."""
    entries: dict[str, int] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    ends: dict[tuple[str, str, str], int] = field(default_factory=dict)
    counters: list[int] = field(default_factory=list)


class Unfolding:
    """The growing graph of one call of `unfold`."""

    def __init__(self, workspace: Workspace) -> None:
        self.sops = workspace.by_id
        self.drafts: list[Draft] = []
        self.facts: dict[str, Fact] = {}
        self.assume: dict[str, int] = {}
        self.runs = 0

    def add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def run(self, sop: Sop, leave: dict[str, int], name: str = "", for_: str = "", within: tuple[str, ...] = ()) -> Run:
        """A new run of a procedure, still without nodes."""
        self.runs += 1
        return Run(sop, name, for_, (*within, sop.id), self.runs, leave)

    def edge(self, node: int, to: int, when: When = ALWAYS, at: Position = NOWHERE) -> None:
        self.drafts[node].edges.append(Edge(to, when, at=at))

    def graph(self, sop: str, entry: int) -> Graph:
        back = mark_back(
            [[edge.to for edge in draft.edges] for draft in self.drafts],
            [(draft.place, draft.order) for draft in self.drafts],
        )
        nodes = tuple(_finished(draft, back[number]) for number, draft in enumerate(self.drafts))
        return Graph(sop, nodes, entry, tuple(self.facts.values()), tuple(self.assume.items()))


def _finished(draft: Draft, back: Sequence[bool]) -> Node:
    edges = tuple(draft.edges)
    if True in back:
        edges = tuple(replace(edge, back=True) if loops else edge for edge, loops in zip(edges, back, strict=True))
    return Node(
        draft.kind, draft.step, draft.sop, draft.run, draft.for_, edges, draft.outcome, draft.opens, draft.tries,
        draft.counter, draft.resets, draft.per_call,
    )  # fmt: skip
