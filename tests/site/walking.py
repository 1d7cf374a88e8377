"""Walks through a flow by the engine itself: what the page's script must agree with."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from simulator.flow.decide import HIGHEST_ASSURANCE, decide, proof_of
from simulator.flow.follow import Where, go_on, start, take
from simulator.flow.graph import Edge, Graph, Node, NodeKind
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, DomainKind
from simulator.model.sop import OUT_OF_TRIES, Step, Verb

MOST_STEPS = 150
UNKNOWN_ALONE = ((UNKNOWN, UNKNOWN),)
Answer = dict[str, object]
"""As the page's script takes it: the way chosen, or the result's number and the values told with it."""


@dataclass(frozen=True)
class Before:
    """What was told or proven earlier in the same call."""

    told: dict[str, int] = field(default_factory=dict)
    ran: dict[str, int] = field(default_factory=dict)
    assurance: int = 0


NOTHING_BEFORE = Before()


@dataclass(frozen=True)
class Standing:
    """What is known, and where the walk stands."""

    where: Where
    told: dict[str, int] = field(default_factory=dict)
    ran: dict[str, int] = field(default_factory=dict)
    assurance: int = 0
    passed: tuple[int, ...] = ()
    """The silent places gone through since the last answer."""


class Walker:
    """Carries answers out on the engine's own graph."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.facts = {fact.id: fact for fact in graph.facts}
        self.limits = numbers_that_matter(graph)
        self.worked_out: dict[tuple[object, ...], dict[str, int]] = {}
        """What follows from what was told; most steps of a walk tell nothing new."""

    def known(self, at: Standing) -> dict[str, int]:
        key = (*sorted(at.told.items()), *sorted(at.ran.items()), at.assurance)
        if key not in self.worked_out:
            self.worked_out[key] = self.work_out(at)
        return self.worked_out[key]

    def work_out(self, at: Standing) -> dict[str, int]:
        found = {**dict(self.graph.assume), **at.told, **at.ran, "assurance": at.assurance}
        found = decide(self.graph.facts, found)
        return found | {f"proof:{action.id}": proof_of(self.desk, action.id, found) for action in self.desk.protected}

    def begin(self, before: Before = NOTHING_BEFORE) -> Standing:
        return self.settled(Standing(start(self.graph), before.told, before.ran, before.assurance))

    def settled(self, at: Standing) -> Standing:
        passage = go_on(self.graph, at.where, self.known(at))
        ran = dict(at.ran)
        for number in passage.passed:
            node = self.graph.nodes[number]
            if node.kind is NodeKind.LEAVE and node.per_call and node.step:
                ran[f"ran:{node.step.target}"] = node.step.results.index(node.outcome)
        return replace(at, where=passage.where, ran=ran, passed=tuple(passage.passed))

    def node(self, at: Standing) -> Node:
        return self.graph.nodes[at.where.node]

    def answers(self, at: Standing, chance: random.Random) -> list[Answer]:
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

    def values(self, step: Step, word: str, chance: random.Random) -> Answer:
        if step.verb not in (Verb.ASK, Verb.CHECK) or word == "unknown":
            return {}
        domains = [self.facts[fact].domain for fact in step.facts]
        if len(step.facts) == 1 and domains and domains[0].kind is not DomainKind.NUMBER:
            return {}
        drawn = [chance.choice([None, domain.low, domain.high, *self.limits.get(fact, ())])
                 if domain.kind is DomainKind.NUMBER
                 else 0 if domain.kind is DomainKind.TEXT else chance.choice([None, *range(len(domain.words))])
                 for fact, domain in zip(step.facts, domains, strict=True)]  # fmt: skip
        return {"values": drawn}

    def telling(self, step: Step, fact: str, number: int, answer: Answer) -> Answer:
        """The answer of this step that tells the value, beside what it told before."""
        domain = self.facts[fact].domain
        if len(step.facts) == 1 and domain.kind is not DomainKind.NUMBER:
            word = domain.words[number] if number < len(domain.words) else ""
            return {"result": step.results.index(word)} if word in step.results else answer
        before = answer.get("values")
        values = list(before) if isinstance(before, list) else [None] * len(step.facts)
        values[step.facts.index(fact)] = number
        return {"result": 0, "values": values}

    def take(self, at: Standing, answer: Answer) -> Standing:
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


def numbers_that_matter(graph: Graph) -> dict[str, list[int]]:
    """By fact, the numbers on both sides of every limit that the flow or a decision tests."""
    found: dict[str, set[int]] = {}
    whens = [edge.when for node in graph.nodes for edge in node.edges]
    whens += [row.when for fact in graph.facts for row in fact.decided]
    domains = {fact.id: fact.domain for fact in graph.facts if fact.domain.kind is DomainKind.NUMBER}
    for test in (test for when in whens for tests in when for test in tests if test.fact in domains):
        for low, high in test.spans:
            near = {low - 1, low, high, high + 1}
            domain = domains[test.fact]
            found.setdefault(test.fact, set()).update(n for n in near if domain.low <= n <= domain.high)
    return {fact: sorted(numbers) for fact, numbers in found.items()}


@dataclass(frozen=True)
class Walked:
    """A whole walk: the answers given, the places where each was given and the last one, the edges of each answer."""

    answers: tuple[Answer, ...]
    nodes: tuple[int, ...]
    legs: tuple[frozenset[tuple[int, int]], ...]
    before: Before = NOTHING_BEFORE

    @property
    def edges(self) -> frozenset[tuple[int, int]]:
        return frozenset().union(*self.legs)


class Explorer:
    """Walks until every answer of every step was given, and every edge was gone along that a value can lead to."""

    def __init__(self, walker: Walker, seed: int) -> None:
        self.walker = walker
        self.chance = random.Random(seed)
        self.tried: Counter[tuple[int, int]] = Counter()
        self.offered: dict[tuple[int, int], tuple[Before, list[Answer]]] = {}
        """For every answer that was once offered, a way to it, the answer itself included."""
        self.ways: dict[int, list[Answer]] = {}
        """A way to every place that was passed, silent ones too."""
        self.seen: set[tuple[int, int]] = set()

    def walk(self, first: list[Answer], before: Before = NOTHING_BEFORE) -> Walked:
        """One walk to an end, those answers first as far as they are offered; then the ones that were seldom given."""
        at = self.walker.begin(before)
        given: list[Answer] = []
        nodes = [at.where.node]
        legs: list[frozenset[tuple[int, int]]] = []
        while len(given) < MOST_STEPS and (answers := self.walker.answers(at, self.chance)):
            node = at.where.node
            for number, answer in enumerate(answers):
                self.offered.setdefault((node, number), (before, [*given, answer]))
            if first and _alike(first[0], answers):
                given.append(first[0])
                first = first[1:]
            else:
                first = []
                seldom = min(self.tried[node, number] for number in range(len(answers)))
                pick = self.chance.choice([n for n in range(len(answers)) if self.tried[node, n] == seldom])
                given.append(answers[pick])
            self.tried[node, _number(given[-1])] += 1
            at = self.walker.take(at, given[-1])
            legs.append(frozenset(pairwise((node, *at.passed, at.where.node))))
            for place in (*at.passed, at.where.node):
                self.ways.setdefault(place, list(given))
            nodes.append(at.where.node)
        self.seen.update(*legs)
        return Walked(tuple(given), tuple(nodes), tuple(legs), before)

    def explore(self, count: int) -> list[Walked]:
        """So many walks, and more for every answer that was not given, and for edges that hang on what is known."""
        found = [self.walk([]) for _ in range(count)]
        found.extend(self.every_answer())
        for _ in range(3):
            for node, edge in list(self.missing()):
                ways = self.changed(node, edge)
                found.extend(self.walk(way) for way in ways if (node, edge.to) not in self.seen)
                befores = self.earlier(node)
                found.extend(self.walk(self.ways[node], each) for each in befores if (node, edge.to) not in self.seen)
            found.extend(self.every_answer())
        return found

    def every_answer(self) -> Iterator[Walked]:
        """Walks until no answer that was offered is left ungiven."""
        while untried := [way for key, way in self.offered.items() if not self.tried[key]]:
            before, way = untried[0]
            yield self.walk(way, before)

    def missing(self) -> Iterator[tuple[int, Edge]]:
        """Edges that no walk has gone along, at places that were passed."""
        done = self.seen | never(self.walker.graph)
        for number, node in enumerate(self.walker.graph.nodes):
            if number in self.ways:
                yield from ((number, edge) for edge in node.edges if (number, edge.to) not in done)

    def earlier(self, node: int) -> Iterator[Before]:
        """What can have been known before the walk, such that another edge of this place would be taken."""
        for tests in (tests for edge in self.walker.graph.nodes[node].edges for tests in edge.when):
            ran = {test.fact: test.spans[0][0] for test in tests if test.fact.startswith("ran:")}
            if ran:
                yield Before({}, ran, HIGHEST_ASSURANCE)
            for test in tests:
                yield from (Before({test.fact: number}) for number in self.walker.limits.get(test.fact, ()))

    def changed(self, node: int, edge: Edge) -> Iterator[list[Answer]]:
        """Ways to a place with other values told on the way: such that the edge would be taken."""
        for tests in edge.when:
            way = [dict(answer) for answer in self.ways[node]]
            for test in tests:
                for number in {low for low, _ in test.spans} | {high for _, high in test.spans}:
                    way = self.with_value(way, test.fact, number)
                    yield way

    def with_value(self, way: list[Answer], fact: str, number: int) -> list[Answer]:
        """The same way, with this value told wherever the fact is."""
        at = self.walker.begin()
        made: list[Answer] = []
        for answer in way:
            step = self.walker.node(at).step
            if step is not None and fact in step.facts and number >= 0 and step.verb in (Verb.ASK, Verb.CHECK):
                answer = self.walker.telling(step, fact, number, answer)
            if not _alike(answer, self.walker.answers(at, self.chance)):
                break
            made.append(answer)
            at = self.walker.take(at, answer)
        return made

    def reached(self, walked: Sequence[Walked]) -> set[str]:
        """The names of the steps that these walks came to."""
        return {self.walker.graph.nodes[number].name for each in walked for number in each.nodes}


def never(graph: Graph) -> set[tuple[int, int]]:
    """
    Edges that no walk can take: they ask that something is unknown which the procedure assumes until it is told.

    With them go those of the places that only they lead to.
    """
    assumed = dict(graph.assume)
    closed = {
        (number, edge.to) for number, node in enumerate(graph.nodes) for edge in node.edges
        if edge.when and all(any(test.fact in assumed and test.spans == UNKNOWN_ALONE for test in tests)
                             for tests in edge.when)
    }  # fmt: skip
    seen, waiting = {graph.entry}, [graph.entry]
    while waiting:
        number = waiting.pop()
        new = {edge.to for edge in graph.nodes[number].edges if (number, edge.to) not in closed} - seen
        seen |= new
        waiting.extend(new)
    unreached = set(range(len(graph.nodes))) - seen
    return closed | {(number, edge.to) for number in unreached for edge in graph.nodes[number].edges}


def fewest(walked: Sequence[Walked]) -> Iterator[tuple[Walked, int, int]]:
    """Of these walks, few that go along all of their edges; from which answer to which of each but the first."""
    by_edges = {each.edges: each for each in walked}
    left = set[tuple[int, int]]().union(*by_edges)
    whole = len(left)
    while left:
        edges = max(by_edges, key=lambda each: len(each & left))
        each = by_edges[edges]
        new = [number for number, leg in enumerate(each.legs) if leg & left]
        yield (each, 0, len(each.legs)) if len(left) == whole else (each, new[0], new[-1] + 1)
        left -= edges


def _alike(answer: Answer, answers: Sequence[Answer]) -> bool:
    """Whether such an answer is offered."""
    return any(answer.keys() >= each.keys() - {"values"} and _number(each) == _number(answer) for each in answers)


def _number(answer: Answer) -> int:
    return max(0, int(str(answer.get("way", answer.get("result")))))
