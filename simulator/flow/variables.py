"""
Everything that decides a flow's ways, packed into one number: for each variable a field of bits, one bit a cell.

A box (a set of values for every variable) is then one whole number; narrowing, assigning and comparing boxes are single
operations on it. Variables are facts, counts of tries, `ran:SUBFLOW` and the assurance reached.

A fact that is not `afresh` is constant once known: as long as nobody has obtained it, it is unknown or has its assumed
value (a cell apart), and the first answer settles it for the call. An assumed fact changes only when a step asks for it
or checks it. `afresh` facts take the value of every new answer. The language is known from the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.flow.cells import Cells, cut
from simulator.flow.conditions import ASSURANCE, PROOF, RAN, RESULT
from simulator.flow.nodes import Graph, Node, NodeKind
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, Domain, DomainKind, Fact, Spans, When
from simulator.model.sop import Verb

TRIES = "tries:"
MOST_TRIES = 64
"""A higher bound is counted as this one: no call visits a step so often."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One field of a box. `initial`, `fresh` and `known` are sets of cells, already at their place in the box."""

    name: str
    shift: int
    cells: Cells
    domain: Domain | None
    field: int
    initial: int
    fresh: int
    """Cells of a constant fact that nobody has obtained yet; 0 where answers always count."""
    known: int
    """Cells that an answer can give."""
    assumed: int | None = None

    def mask(self, spans: Spans) -> int:
        """The cells that a test lets through."""
        own = self.cells.mask(spans)
        if self.assumed is not None and any(low <= self.assumed <= high for low, high in spans):
            own |= 1 << len(self.cells.ranges)
        return own << self.shift

    def bit(self, value: int) -> int:
        """The cell of one value, as an answer gives it."""
        return self.cells.cell(value) << self.shift

    def value(self, box: int) -> int:
        """The lowest value that a box leaves open, a known one where there is one."""
        own = (box & self.field & ~self.fresh or box & self.field) >> self.shift
        if self.assumed is not None and own >> len(self.cells.ranges):
            return self.assumed
        return self.cells.value(own)

    def word(self, value: int) -> str:
        return self.domain.word(value) if self.domain else str(value)


class Variables:
    """The variables of a graph, and the boxes made of them."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.facts = {fact.id: fact for fact in graph.facts} | {
            fact.id: fact for fact in desk.facts if fact.id not in {known.id for known in graph.facts}
        }
        self.assume = dict(graph.assume)
        self.by_name: dict[str, Variable] = {}
        self.width = 0
        actions = _actions(graph)
        whens = [edge.when for node in graph.nodes for edge in node.edges]
        whens += [row.when for action in desk.protected if action.id in actions for row in action.needs]
        tests = _tests(whens, self.facts)
        for name in _asked(graph):
            tests.setdefault(name, [])
        self._add_facts(tests, _words_told(graph))
        self.assurance = self._add(ASSURANCE, Cells(tuple((n, n) for n in range(4))), 0)
        for node_number, node in enumerate(graph.nodes):
            if node.tries and node.counter == node_number:
                self._add(f"{TRIES}{node_number}", Cells(tuple((n, n) for n in range(bound_of(node) + 1))), 0)
            if node.kind is NodeKind.LEAVE and node.step and f"{RAN}{node.step.target}" not in self.by_name:
                count = len(node.step.results)
                cells = Cells(tuple((n, n) for n in range(UNKNOWN, count)))
                self._add(f"{RAN}{node.step.target}", cells, UNKNOWN)
        self.all = (1 << self.width) - 1
        self.start = sum(variable.initial for variable in self.by_name.values())

    def named(self, fields: int) -> tuple[Variable, ...]:
        """The variables whose fields are among these bits."""
        return tuple(variable for variable in self.by_name.values() if variable.field & fields)

    def _add_facts(self, tests: dict[str, list[Spans]], told: frozenset[str]) -> None:
        for name, spans in tests.items():
            fact = self.facts.get(name)
            if fact is None or fact.decided or name in (RESULT, ASSURANCE, PROOF):
                continue
            if name in told and fact.domain.kind is DomainKind.WORDS:
                spans = [*spans, *(((n, n),) for n in range(len(fact.domain.words)))]
            self._add_fact(fact, cut(fact.domain.all, spans))

    def _add_fact(self, fact: Fact, cells: Cells) -> None:
        initial = self.assume.get(fact.id, UNKNOWN)
        apart = not fact.afresh and initial != UNKNOWN
        count = len(cells.ranges)
        field = (1 << (count + apart)) - 1
        known = cells.mask(fact.domain.known)
        first = 1 << count if apart else cells.cell(initial)
        fresh = 0 if fact.afresh else first
        if fact.id == "language":
            first, fresh = known, 0
        at = self.width
        self.by_name[fact.id] = Variable(
            fact.id, at, cells, fact.domain, field << at, first << at, fresh << at, known << at,
            initial if apart else None,
        )  # fmt: skip
        self.width += count + apart

    def _add(self, name: str, cells: Cells, initial: int) -> Variable:
        at, count = self.width, len(cells.ranges)
        first = cells.cell(initial) << at
        made = Variable(name, at, cells, None, cells.all << at, first, 0, cells.all << at)
        self.by_name[name] = made
        self.width += count
        return made


def bound_of(node: Node) -> int:
    """The tries that a proof counts."""
    return min(node.tries, MOST_TRIES)


def _actions(graph: Graph) -> frozenset[str]:
    prefix = f"{PROOF}:"
    tested = {
        test.fact.removeprefix(prefix)
        for node in graph.nodes
        for edge in node.edges
        for tests in edge.when
        for test in tests
        if test.fact.startswith(prefix)
    }
    return frozenset(tested | {node.step.protected for node in graph.nodes if node.step and node.step.protected})


def _tests(whens: Iterable[When], facts: Mapping[str, Fact]) -> dict[str, list[Spans]]:
    """Every test on a fact, those inside the tables of decided facts included."""
    found: dict[str, set[Spans]] = {}
    work, seen = list(whens), set[str]()
    while work:
        for tests in work.pop():
            for test in tests:
                fact = facts.get(test.fact)
                found.setdefault(test.fact, set()).add(test.spans)
                if fact is not None and fact.decided and test.fact not in seen:
                    seen.add(test.fact)
                    work.extend(row.when for row in fact.decided)
    return {name: sorted(spans) for name, spans in found.items()}


def _asked(graph: Graph) -> tuple[str, ...]:
    asking = (node.step for node in graph.nodes if node.step and node.step.verb in (Verb.ASK, Verb.CHECK))
    return tuple(dict.fromkeys(fact for step in asking for fact in step.facts))


def _words_told(graph: Graph) -> frozenset[str]:
    """Facts of which some step asks alone, so that its result tells the value."""
    return frozenset(
        node.step.facts[0]
        for node in graph.nodes
        if node.step and node.step.verb in (Verb.ASK, Verb.CHECK) and len(node.step.facts) == 1
    )
