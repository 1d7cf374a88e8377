"""Walks a counterexample through the graph as a call would, and gives the events that it makes."""

from __future__ import annotations

from simulator.flow.follow import Where, decide, needed, proof_of, start, take, ways_on
from simulator.flow.nodes import Graph, NodeKind
from simulator.flow.patterns import event_of
from simulator.flow.prove import Verdict
from simulator.model.desk import Desk
from simulator.model.policy import Event
from simulator.model.sop import Verb


class Replay:
    """Follows a walk stride by stride; every assertion is something that a call would refuse to do."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.known = dict(graph.assume) | {"assurance": 0}
        self.where = start(graph)
        self.events: list[Event] = []

    def walk(self, verdict: Verdict) -> list[Event]:
        silent: list[int] = []
        for stride in verdict.walk:
            node = self.graph.nodes[stride.node]
            if node.kind is NodeKind.LEAVE:
                self.events.append(event_of(node, "", self.known["assurance"]))
            if node.kind is not NodeKind.ACT or not stride.event:
                silent.append(stride.node)
                continue
            if self.where.node != stride.node:
                ways = [way for way in ways_on(self.graph, self.where, self.all()) if way.where.node == stride.node]
                assert ways, f"{node.name} cannot follow"
                found = next((way for way in ways if way.passed == tuple(silent)), ways[0])
                self.pass_by(found.passed)
                self.where = found.where
            silent = []
            self.carry_out(stride)
        return self.events

    def pass_by(self, passed: tuple[int, ...]) -> None:
        for number in passed:
            node = self.graph.nodes[number]
            if node.kind is NodeKind.LEAVE and node.per_call:
                self.known[f"ran:{node.step.target}"] = node.step.results.index(node.outcome)

    def carry_out(self, stride) -> None:
        node = self.graph.nodes[stride.node]
        self.known |= dict(stride.learned)
        if node.step.verb is Verb.VERIFY and stride.result == "passed":
            method = self.desk.method(node.step.target)
            self.known["assurance"] = max(self.known["assurance"], method.assurance if method else 0)
        need = needed(self.desk, node.step.protected, self.all()) if node.step.protected else 0
        self.events.append(event_of(node, stride.result, self.known["assurance"], need))
        after = take(self.graph, self.where, node.name, stride.result, self.all())
        assert after is not None
        if stride.edge >= 0:
            assert after.node == node.edges[stride.edge].to, f"{node.name} leads elsewhere"
        self.where = Where(after.node, after.counts)

    def all(self) -> dict[str, int]:
        known = decide(self.graph.facts, self.known)
        for action in self.desk.protected:
            known[f"proof:{action.id}"] = proof_of(self.desk, action.id, known)
        return known
