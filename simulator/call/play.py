"""
What stays the same during a call, looked up once: graphs, steps by what carries them out, facts, the desk's seconds.

`Shelf` belongs to a workspace and is shared by its calls; `Play` is one call's. Both are memories of answers, not
state: emptying them changes nothing but the time it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.call.option import Option
from simulator.call.sources import sources_hash
from simulator.flow.decide import in_order
from simulator.flow.nodes import Graph, Node, NodeKind
from simulator.model.fact import ASSURANCE, PROOF, Domain, Fact
from simulator.model.scenario import CastMember, Scenario
from simulator.model.sop import Sop, Step, Verb
from simulator.model.text import Text
from simulator.model.workspace import Workspace

Way = tuple[str, str]
"""A tool's verb with its target: what carries a step out."""

TOOL_SECONDS = {
    Verb.CHECK: 15, Verb.VERIFY: 45, Verb.DO: 30, Verb.RECORD: 15, Verb.TICKET: 20, Verb.APPROVAL: 60, Verb.WAIT: 30,
    Verb.TRANSFER: 45, Verb.ESCALATE: 30,
}  # fmt: skip
"""Spoken time of a tool where neither the step nor the desk says any. Ours, to be overridden by the desk."""


@dataclass(slots=True)
class Shelf:
    """What a call looks up in a workspace, kept once found."""

    workspace: Workspace
    graphs: dict[str, Graph] = field(default_factory=dict)
    ways: dict[str, dict[Way, tuple[str, ...]]] = field(default_factory=dict)
    nodes: dict[str, dict[str, Node]] = field(default_factory=dict)
    facts: dict[str, dict[str, Fact]] = field(default_factory=dict)
    candidates: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    per_call: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    decided: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    assumptions: dict[str, dict[str, int]] = field(default_factory=dict)
    own: dict[str, Step] = field(default_factory=dict)
    seconds: dict[str, int] = field(default_factory=dict)
    sources: str = ""
    offered: tuple[object, tuple[Option, ...]] = (None, ())
    """The call for which options were worked out last: shown first, then taken by their number."""

    def __post_init__(self) -> None:
        desk = self.workspace.desk
        of_desk = {fact.id for fact in desk.facts}
        built_in = {"assurance", "proof", "result", "language"}
        shared = [sop for sop in self.workspace.sops if sop.is_subflow and sop.per_call]
        self.per_call = frozenset(fact.id for sop in shared for fact in sop.facts) - of_desk - built_in
        named = {name for name, _ in desk.fields}
        for sop in self.workspace.sops:
            named.update(name for step in sop.steps for name in step.fields)
            named.update(name for ticket in sop.tickets for name in ticket.collect)
        for team in desk.teams:
            named.update(team.accepts)
        self.fields = frozenset(named)
        self.seconds = {str(verb): seconds for verb, seconds in TOOL_SECONDS.items()} | dict(desk.tool_seconds)

    @property
    def hash(self) -> str:
        """sha256 over every file that was read."""
        if not self.sources:
            self.sources = sources_hash(self.workspace)
        return self.sources

    def graph(self, sop: str) -> Graph:
        """The procedure unfolded, its sub-flows in place."""
        found = self.graphs.get(sop)
        if found is None:
            from simulator.flow.graph import unfold

            found = self.graphs[sop] = unfold(self.workspace, sop)
        return found

    def steps(self, sop: str) -> dict[str, Node]:
        """Every step that a procedure's graph carries out, by its qualified name."""
        found = self.nodes.get(sop)
        if found is None:
            acts = (node for node in self.graph(sop).nodes if node.kind is NodeKind.ACT)
            found = {}
            for node in acts:
                found.setdefault(node.name, node)
            self.nodes[sop] = found
        return found

    def by_tool(self, sop: str) -> dict[Way, tuple[str, ...]]:
        """The names of a procedure's steps by the tool and target that carry them out; records by each field."""
        found = self.ways.get(sop)
        if found is None:
            found = {}
            for name, node in self.steps(sop).items():
                for way in ways_of(node):
                    found[way] = (*found.get(way, ()), name)
            self.ways[sop] = found
        return found

    def own_ways(self, sop: Sop) -> tuple[Way, ...]:
        """The tools of a procedure's own steps, without unfolding it."""
        return tuple(way for step in sop.steps for way in ways_of(Node(NodeKind.ACT, step, sop.id)))

    def fact(self, sop: str, name: str) -> Fact | None:
        """A fact as a procedure (with its sub-flows) or the desk declares it."""
        return self._facts(sop).get(name)

    def tables(self, sop: str) -> tuple[Fact, ...]:
        """The facts that tables decide, each after those that its table reads."""
        found = self.decided.get(sop)
        if found is None:
            found = self.decided[sop] = in_order(tuple(self._facts(sop).values()))
        return found

    def assumed(self, sop: str) -> dict[str, int]:
        """What holds in a procedure unless the call says otherwise."""
        found = self.assumptions.get(sop)
        if found is None:
            found = self.assumptions[sop] = dict(self.graph(sop).assume) if sop else {}
        return found

    def step(self, name: str) -> Step | None:
        """A step of any procedure by its qualified name."""
        if not self.own:
            self.own = {f"{sop.id}/{step.id}": step for sop in self.workspace.sops for step in sop.steps}
        return self.own.get(name)

    def _facts(self, sop: str) -> dict[str, Fact]:
        found = self.facts.get(sop)
        if found is None:
            found = {fact.id: fact for fact in self.workspace.desk.facts}
            if self.workspace.sop(sop) is not None:
                found |= {fact.id: fact for fact in self.graph(sop).facts}
            self.facts[sop] = found
        return found

    def domain(self, sop: str, name: str) -> Domain | None:
        """What a fact can be, built-in ones and those of proof included."""
        if name == "assurance":
            return ASSURANCE
        if name.startswith("proof"):
            return PROOF
        fact = self.fact(sop, name)
        return fact.domain if fact else None


def ways_of(node: Node) -> tuple[Way, ...]:
    """The tools, with their targets, that carry this step out; none for a step that is spoken."""
    step = node.step
    if step is None:
        return ()
    match step.verb:
        case Verb.DO | Verb.WAIT:
            return ((str(step.verb), step.id),)
        case Verb.RECORD:
            return tuple((str(step.verb), name) for name in step.fields)
        case Verb.CHECK:
            return tuple((str(step.verb), name) for name in (step.facts or (step.target,)))
        case Verb.VERIFY | Verb.TICKET | Verb.APPROVAL | Verb.TRANSFER | Verb.ESCALATE:
            return ((str(step.verb), step.target),)
        case Verb.END:
            return ((str(step.verb), node.outcome or step.target),)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Play:
    """One call's fixed side: who plays what, where, and when it comes in (minutes of the desk's week)."""

    shelf: Shelf = field(compare=False, repr=False)
    scenario: Scenario
    cast: CastMember
    seed: int
    mode: str
    lang: str
    agent: str
    starts: int
    relaxed: bool = False

    @property
    def workspace(self) -> Workspace:
        return self.shelf.workspace

    def say(self, text: Text) -> str:
        return text.say(self.lang)


_shelves: list[Shelf] = []


def shelf_of(workspace: Workspace) -> Shelf:
    """The shelf of this very workspace; the last few are kept, so that ten thousand calls unfold nothing twice."""
    for shelf in _shelves:
        if shelf.workspace is workspace:
            return shelf
    made = Shelf(workspace)
    _shelves.insert(0, made)
    del _shelves[4:]
    return made
