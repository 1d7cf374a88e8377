"""
The cases of a table as boxes of cells, and the one question asked of them: is there a case that no row fits?

A box is cut along one row after the other, the row that cuts it least first; so only values that tests tell apart are
ever told apart. In the worst case this is exponential in the facts (it is the complement of a disjunctive form), so the
checks are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from simulator.flow.cells import OutOfBudget, cut
from simulator.flow.conditions import RESULT
from simulator.model.fact import UNKNOWN, Domain, DomainKind, Spans, Test, When

MOST_CHECKS = 1_000_000
BUILT_IN = frozenset({"assurance", "proof", "language"})
"""Always known: nobody has to ask for them."""

Box: TypeAlias = tuple[int, ...]
"""For every fact of a table, in order, a set of cells."""
Line: TypeAlias = tuple[tuple[int, int], ...]
"""One conjunction of a row: facts by number, each with the cells that its test lets through."""
Case: TypeAlias = dict[str, str]
"""A case in the author's words: fact to value."""


class Ruled(Protocol):
    """A row of any table: of a step, or of a decision."""

    @property
    def when(self) -> When: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What the facts of a table can be. `asked` is the fact that the step itself asks: its value is the result."""

    domains: Mapping[str, Domain]
    results: tuple[str, ...] = ()
    surely_known: Collection[str] = ()
    asked: str = ""

    def full(self, fact: str) -> Spans:
        if fact == RESULT:
            return ((0, len(self.results) - 1),) if self.results else ((UNKNOWN, UNKNOWN),)
        domain = self.domain(fact)
        if domain is None:
            return ((UNKNOWN, UNKNOWN),)
        always = fact.partition(":")[0] in BUILT_IN or fact in self.surely_known
        return domain.known if always else domain.all

    def domain(self, fact: str) -> Domain | None:
        return self.domains.get(fact) or self.domains.get(fact.partition(":")[0])

    def word(self, fact: str, number: int) -> str:
        if fact == RESULT:
            return self.results[number] if 0 <= number < len(self.results) else "unknown"
        domain = self.domain(fact)
        return domain.word(number) if domain else "unknown"


class Table:
    """A table over cells."""

    def __init__(self, rows: Sequence[Ruled], facts: Facts) -> None:
        self.facts = facts
        self.checks = 0
        tests: dict[str, list[Spans]] = {}
        for row in rows:
            for test in (test for conjunction in row.when for test in conjunction):
                tests.setdefault(test.fact, []).append(test.spans)
        if facts.asked in tests and RESULT in tests:
            tests[facts.asked] += [_answered(facts, word) for word in facts.results]
            tests[RESULT] += [((number, number),) for number in range(len(facts.results))]
        self.names = tuple(tests)
        self.cells = tuple(cut(facts.full(name), spans) for name, spans in tests.items())
        number = {name: place for place, name in enumerate(self.names)}
        self.rows: tuple[tuple[Line, ...], ...] = tuple(
            tuple(line for conjunction in row.when if (line := self._line(conjunction, number)) is not None)
            for row in rows
        )

    def _line(self, conjunction: tuple[Test, ...], number: Mapping[str, int]) -> Line | None:
        """A conjunction with one test a fact; None where two of its tests cannot hold together."""
        found: dict[int, int] = {}
        for test in conjunction:
            fact = number[test.fact]
            found[fact] = found.get(fact, -1) & self.cells[fact].mask(test.spans)
        return tuple(found.items()) if all(found.values()) else None

    def boxes(self) -> list[Box]:
        """The boxes in which all cases lie: one, or one a result where the result is the value of a tested fact."""
        box = tuple(cells.all for cells in self.cells)
        if RESULT not in self.names or self.facts.asked not in self.names:
            return [box]
        result, asked = self.names.index(RESULT), self.names.index(self.facts.asked)
        found: list[Box] = []
        for number, word in enumerate(self.facts.results):
            own = list(box)
            own[result] = self.cells[result].mask(((number, number),))
            own[asked] = self.cells[asked].mask(_answered(self.facts, word))
            found.append(tuple(own))
        return found

    def case(self, box: Box) -> Case:
        """The first case of a box, in words; a known value where there is one."""
        return {
            name: self.facts.word(name, cells.value(mask))
            for name, cells, mask in zip(self.names, self.cells, box, strict=True)
        }

    def comes_to(self, box: Box, line: Line, above: Sequence[Line]) -> Box | None:
        """A part of the box that fits this conjunction and none above it, if there is one."""
        inside = list(box)
        for fact, mask in line:
            inside[fact] &= mask
            if not inside[fact]:
                return None
        return self.uncovered(tuple(inside), above)

    def uncovered(self, box: Box, lines: Sequence[Line]) -> Box | None:
        """A part of the box that no conjunction fits, if there is one."""
        stack: list[tuple[Box, Sequence[Line]]] = [(box, lines)]
        while stack:
            current, left = stack.pop()
            self.checks += 1 + len(left)
            if self.checks > MOST_CHECKS:
                raise OutOfBudget
            meeting, least = _meeting(current, left)
            if least is None:
                return current
            if any(current[fact] & ~mask for fact, mask in least):
                stack.extend((piece, meeting) for piece in _outside(current, least))
        return None


def _answered(facts: Facts, result: str) -> Spans:
    """The values of the fact that a step asks when it has this result."""
    domain = facts.domain(facts.asked)
    if domain is None:
        return ((UNKNOWN, UNKNOWN),)
    if domain.kind is DomainKind.WORDS and result in domain.words:
        value = domain.words.index(result)
        return ((value, value),)
    return domain.known if result == "known" else facts.full(facts.asked)


def _meeting(box: Box, lines: Sequence[Line]) -> tuple[list[Line], Line | None]:
    """The conjunctions that a box meets, and the one of them that cuts it least."""
    meeting: list[Line] = []
    least: Line | None = None
    fewest = 0
    for line in lines:
        cuts = 0
        for fact, mask in line:
            inside = box[fact] & mask
            if not inside:
                break
            cuts += inside != box[fact]
        else:
            meeting.append(line)
            if least is None or cuts < fewest:
                least, fewest = line, cuts
                if not cuts:
                    break
    return meeting, least


def _outside(box: Box, line: Line) -> Iterator[Box]:
    """The parts of a box that a conjunction does not fit, no case in two of them."""
    rest = list(box)
    for fact, mask in line:
        off = rest[fact] & ~mask
        if off:
            yield (*rest[:fact], off, *rest[fact + 1 :])
        rest[fact] &= mask
