"""Every walk of a small graph, one concrete state after the other: slow, plain, and nothing of the prover's in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from simulator.flow.automaton import Automaton, letter_of
from simulator.flow.decide import decide, needed, proof_of
from simulator.flow.nodes import Edge, Graph, Node, NodeKind, result_number
from simulator.flow.patterns import event_of
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, DomainKind, Fact, fits
from simulator.model.policy import Policy
from simulator.model.sop import OUT_OF_TRIES, Verb


@dataclass(frozen=True)
class World:
    """All that decides how a walk goes on."""

    node: int
    facts: tuple[tuple[str, int], ...]
    told: frozenset[str] = frozenset()
    counts: tuple[tuple[int, int], ...] = ()
    ran: tuple[tuple[str, int], ...] = ()
    assurance: int = 0


class Brute:
    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.facts: dict[str, Fact] = {fact.id: fact for fact in graph.facts if not fact.decided}
        self.start = World(graph.entry, tuple(sorted(graph.assume)))

    def shortest(self, policy: Policy) -> int | None:
        """The fewest steps of a walk that breaks a policy."""
        automaton = Automaton(policy)
        first = (self.start, automaton.start)
        seen = {first: 0}
        queue = deque([(0, first)])
        best: int | None = None
        while queue:
            cost, (world, state) = queue.popleft()
            if cost > seen[world, state] or (best is not None and cost >= best):
                continue
            node = self.graph.nodes[world.node]
            if node.kind is NodeKind.FINAL and automaton.owes(state):
                best = cost
            for event, after in self.ways(world):
                further, dearer, breached = state, cost, False
                if event is not None:
                    further, breached = automaton.step(state, letter_of(policy, event))
                    dearer += node.kind is NodeKind.ACT
                if breached:
                    best = dearer if best is None else min(best, dearer)
                elif dearer < seen.get((after, further), 10**9):
                    seen[after, further] = dearer
                    (queue.append if dearer > cost else queue.appendleft)((dearer, (after, further)))
        return best

    def known(self, world: World) -> dict[str, int]:
        known = decide(self.graph.facts, {**dict(world.facts), **dict(world.ran), "assurance": world.assurance})
        for action in self.desk.protected:
            known[f"proof:{action.id}"] = proof_of(self.desk, action.id, known)
        return known

    def ways(self, world: World) -> Iterator[tuple[object, World]]:
        node = self.graph.nodes[world.node]
        match node.kind:
            case NodeKind.FINAL:
                return
            case NodeKind.CHOOSE:
                reset = self.reset(world, node)
                yield from ((None, replace(reset, node=edge.to)) for edge in node.edges)
            case NodeKind.DECIDE:
                yield from self.decide(world, node)
            case NodeKind.LEAVE:
                left = world
                if node.per_call:
                    ran = dict(world.ran) | {f"ran:{node.step.target}": node.step.results.index(node.outcome)}
                    left = replace(world, ran=tuple(sorted(ran.items())))
                last = bool(node.tries) and dict(world.counts).get(node.counter, 0) >= node.tries
                event = event_of(node, "", world.assurance)
                yield from self.leave_by(left, node, node.outcome, event, last=last)
            case NodeKind.ACT:
                yield from self.act(world, node)

    def decide(self, world: World, node: Node) -> Iterator[tuple[object, World]]:
        word = "?"
        if node.tries:
            visits = dict(world.counts).get(node.counter, 0)
            if visits >= node.tries:
                yield from self.leave_by(world, node, OUT_OF_TRIES, None, last=False)
                return
            world = self.count(world, node)
        yield from self.leave_by(self.reset(world, node), node, word, None, last=False)

    def act(self, world: World, node: Node) -> Iterator[tuple[object, World]]:
        last = False
        if node.tries:
            if dict(world.counts).get(node.counter, 0) >= node.tries:
                yield from self.leave_by(world, node, OUT_OF_TRIES, None, last=False)
                return
            world = self.count(world, node)
            last = dict(world.counts)[node.counter] >= node.tries
        for word in [word for word in node.step.results if word != OUT_OF_TRIES] or ["?"]:
            for after in self.results(world, node, word):
                need = needed(self.desk, node.step.protected, self.known(after)) if node.step.protected else 0
                yield from self.leave_by(after, node, word, event_of(node, word, after.assurance, need), last=last)

    def results(self, world: World, node: Node, word: str) -> Iterator[World]:
        step = node.step
        if step.verb is Verb.VERIFY and word == "passed":
            method = self.desk.method(step.target)
            yield replace(world, assurance=max(world.assurance, method.assurance if method else 0))
        elif step.verb in (Verb.ASK, Verb.CHECK) and len(step.facts) == 1:
            values = self.answers(world, step.facts[0], word)
            yield from (self.tell(world, {step.facts[0]: value}) for value in values)
        elif step.verb in (Verb.ASK, Verb.CHECK):
            each = [
                list(
                    dict.fromkeys(
                        answer
                        for way in (("known",) if word == "done" else ("known", "unknown"))
                        for answer in self.answers(world, fact, way)
                    )
                )
                for fact in step.facts
            ]
            for values in product(*each):
                if word == "done" or UNKNOWN in values:
                    yield self.tell(world, dict(zip(step.facts, values, strict=True)))
        else:
            yield world

    def answers(self, world: World, name: str, word: str) -> list[int]:
        """The values that an answer can have; UNKNOWN says that nothing was answered."""
        fact = self.facts[name]
        values = (
            range(len(fact.domain.words))
            if fact.domain.kind is DomainKind.WORDS
            else range(fact.domain.low, fact.domain.high + 1)
        )
        possible = (
            [UNKNOWN] if word == "unknown" else list(values) if word == "known" else [fact.domain.words.index(word)]
        )
        if not fact.afresh and name in world.told:
            return [value for value in possible if value == dict(world.facts)[name]]
        return possible

    def tell(self, world: World, answers: dict[str, int]) -> World:
        facts, told = dict(world.facts), set(world.told)
        for name, value in answers.items():
            if self.facts[name].afresh:
                facts[name] = value
            elif value != UNKNOWN:
                facts[name] = value
                told.add(name)
        facts = {name: value for name, value in facts.items() if value != UNKNOWN}
        return replace(world, facts=tuple(sorted(facts.items())), told=frozenset(told))

    def count(self, world: World, node: Node) -> World:
        counts = dict(world.counts)
        counts[node.counter] = counts.get(node.counter, 0) + 1
        return replace(world, counts=tuple(sorted(counts.items())))

    def reset(self, world: World, node: Node) -> World:
        return replace(world, counts=tuple(count for count in world.counts if count[0] not in node.resets))

    def leave_by(
        self, world: World, node: Node, word: str, event: object, *, last: bool
    ) -> Iterator[tuple[object, World]]:
        edge = self.first(world, node, word)
        if last and (edge is None or edge.back):
            edge = self.first(world, node, OUT_OF_TRIES)
        if edge is not None:
            yield event, replace(world, node=edge.to)
        elif event is not None:
            yield event, replace(world, node=self.dead_end())

    def first(self, world: World, node: Node, word: str) -> Edge | None:
        known = self.known(world) | {"result": result_number(node.step, word) if node.step else UNKNOWN}
        return next((edge for edge in node.edges if fits(edge.when, known)), None)

    def dead_end(self) -> int:
        """A node without ways on: a call that would take up a further issue goes on elsewhere."""
        return next(n for n, node in enumerate(self.graph.nodes) if node.kind is NodeKind.LEAVE and not node.edges)
