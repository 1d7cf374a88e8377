"""Walks through a flow by the engine itself: what the page's script must agree with."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace

from simulator.flow.decide import decide, proof_of
from simulator.flow.follow import Where, go_on, start, take
from simulator.flow.graph import Graph, Node, NodeKind
from simulator.model.desk import Desk
from simulator.model.fact import DomainKind
from simulator.model.sop import OUT_OF_TRIES, Step, Verb

MOST_STEPS = 150


@dataclass(frozen=True)
class Standing:
    """What is known, and where the walk stands."""

    where: Where
    told: dict[str, int] = field(default_factory=dict)
    ran: dict[str, int] = field(default_factory=dict)
    assurance: int = 0


class Walker:
    """Carries answers out on the engine's own graph."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.facts = {fact.id: fact for fact in graph.facts}

    def known(self, at: Standing) -> dict[str, int]:
        found = {**dict(self.graph.assume), **at.told, **at.ran, "assurance": at.assurance}
        found = decide(self.graph.facts, found)
        return found | {f"proof:{action.id}": proof_of(self.desk, action.id, found) for action in self.desk.protected}

    def begin(self) -> Standing:
        return self.settled(Standing(start(self.graph)))

    def settled(self, at: Standing) -> Standing:
        passage = go_on(self.graph, at.where, self.known(at))
        ran = dict(at.ran)
        for number in passage.passed:
            node = self.graph.nodes[number]
            if node.kind is NodeKind.LEAVE and node.per_call and node.step:
                ran[f"ran:{node.step.target}"] = node.step.results.index(node.outcome)
        return replace(at, where=passage.where, ran=ran)

    def node(self, at: Standing) -> Node:
        return self.graph.nodes[at.where.node]

    def answers(self, at: Standing, chance: random.Random) -> list[dict[str, object]]:
        """All answers that the page offers here; values of several facts are drawn."""
        node = self.node(at)
        if node.kind is NodeKind.FINAL or node.step is None:
            return []
        if node.kind is NodeKind.CHOOSE:
            return [{"way": number} for number in range(len(node.edges))]
        words = [word for word in node.step.results if word != OUT_OF_TRIES]
        if not words:
            return [{"result": -1}]
        return [{"result": number, **self.values(node.step, word, chance)} for number, word in enumerate(words)]

    def values(self, step: Step, word: str, chance: random.Random) -> dict[str, object]:
        if step.verb not in (Verb.ASK, Verb.CHECK) or word == "unknown":
            return {}
        domains = [self.facts[fact].domain for fact in step.facts if fact in self.facts]
        if len(step.facts) == 1 and domains and domains[0].kind is not DomainKind.NUMBER:
            return {}
        drawn = [chance.choice([None, domain.low, domain.high, chance.randint(domain.low, domain.high)])
                 if domain.kind is DomainKind.NUMBER
                 else 0 if domain.kind is DomainKind.TEXT else chance.choice([None, *range(len(domain.words))])
                 for domain in domains]  # fmt: skip
        return {"values": drawn}

    def take(self, at: Standing, answer: dict[str, object]) -> Standing:
        node = self.node(at)
        if "way" in answer:
            gone = {node_: count for node_, count in at.where.counts if node_ not in node.resets}
            to = node.edges[int(str(answer["way"]))].to
            return self.settled(replace(at, where=Where(to, tuple(sorted(gone.items())))))
        step = node.step
        assert step is not None
        result = int(str(answer["result"]))
        word = [*step.results, ""][result]
        at = self.told(at, step, word, answer.get("values"))
        where = take(self.graph, at.where, node.name, word, self.known(at))
        assert where is not None
        return self.settled(replace(at, where=where))

    def told(self, at: Standing, step: Step, word: str, values: object) -> Standing:
        told = dict(at.told)
        if step.verb in (Verb.ASK, Verb.CHECK):
            given = values if isinstance(values, list) else [None] * len(step.facts)
            for fact, value in zip(step.facts, given, strict=False):
                domain = self.facts[fact].domain
                if value is not None:
                    told[fact] = value
                elif len(step.facts) == 1 and word == "unknown":
                    told.pop(fact, None)
                elif len(step.facts) == 1 and domain.kind is DomainKind.WORDS:
                    told[fact] = domain.words.index(word)
                elif len(step.facts) == 1 and domain.kind is DomainKind.TEXT:
                    told[fact] = 0
        method = self.desk.method(step.target) if step.verb is Verb.VERIFY else None
        reached = method.assurance if method and word == "passed" else 0
        return replace(at, told=told, assurance=max(at.assurance, reached))


Walked = tuple[list[dict[str, object]], list[int]]


class Explorer:
    """Walks on until every answer of every step that was reached has been given."""

    def __init__(self, walker: Walker, seed: int) -> None:
        self.walker = walker
        self.chance = random.Random(seed)
        self.tried: Counter[tuple[int, int]] = Counter()
        self.offered: dict[tuple[int, int], list[dict[str, object]]] = {}
        """For every answer that was once offered, a way to it, the answer itself included."""

    def walk(self, first: list[dict[str, object]]) -> Walked:
        """One walk to an end, those answers first; then the ones that were seldom given."""
        at = self.walker.begin()
        given: list[dict[str, object]] = []
        nodes = [at.where.node]
        while len(given) < MOST_STEPS and (answers := self.walker.answers(at, self.chance)):
            node = at.where.node
            for number, answer in enumerate(answers):
                self.offered.setdefault((node, number), [*given, answer])
            if len(given) < len(first):
                given.append(first[len(given)])
                pick = _number(given[-1])
            else:
                seldom = min(self.tried[node, number] for number in range(len(answers)))
                pick = self.chance.choice([n for n in range(len(answers)) if self.tried[node, n] == seldom])
                given.append(answers[pick])
            self.tried[node, pick] += 1
            at = self.walker.take(at, given[-1])
            nodes.append(at.where.node)
        return given, nodes

    def explore(self, count: int, wanted: set[str]) -> list[Walked]:
        """So many walks, and more until every answer was given once and every wanted step was reached."""
        found = [self.walk([]) for _ in range(count)]
        while untried := [way for key, way in self.offered.items() if not self.tried[key]]:
            found.append(self.walk(untried[0]))
        while wanted - self.reached(found) and len(found) < 10 * count:
            found.append(self.walk([]))
        return found

    def reached(self, walked: list[Walked]) -> set[str]:
        """The names of the steps that these walks came to."""
        return {self.walker.graph.nodes[number].name for number in {node for _, nodes in walked for node in nodes}}


def _number(answer: dict[str, object]) -> int:
    return max(0, int(str(answer.get("way", answer.get("result")))))
