"""
Facts, their domains, and conditions on them.

Every value is a whole number inside: the index of a listed word, the number itself, 0 for a known text, and
-1 (`UNKNOWN`) for a fact nobody has obtained. A condition on one fact is then a set of numbers, kept as sorted
closed spans, so that gaps, dead rows and overlaps in tables are decided exactly, for words and numbers alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from simulator.model.frozen import value
from simulator.model.place import NOWHERE, Position
from simulator.model.text import NO_TEXT, Text

UNKNOWN = -1
HIGHEST = 10**9

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""A set of whole numbers from -1 up: sorted, disjoint, not touching, closed spans."""


def normal(spans: Spans) -> Spans:
    """The same set, sorted and with touching spans joined."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def both(left: Spans, right: Spans) -> Spans:
    """The numbers in both sets."""
    found = [(max(a, c), min(b, d)) for a, b in left for c, d in right if max(a, c) <= min(b, d)]
    return tuple(sorted(found))


def either(left: Spans, right: Spans) -> Spans:
    """The numbers in at least one of the sets."""
    return normal(left + right)


def without(left: Spans, right: Spans) -> Spans:
    """The numbers of `left` that are not in `right`."""
    rest = list(left)
    for low, high in right:
        cut: list[tuple[int, int]] = []
        for a, b in rest:
            if high < a or b < low:
                cut.append((a, b))
                continue
            if a < low:
                cut.append((a, low - 1))
            if high < b:
                cut.append((high + 1, b))
        rest = cut
    return tuple(rest)


def holds(spans: Spans, number: int) -> bool:
    """Whether the number is in the set."""
    for low, high in spans:  # noqa: SIM110 - asked very often: a generator would cost more than the answer
        if low <= number <= high:
            return True
    return False


class DomainKind(StrEnum):
    WORDS = "words"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Domain:
    """What a fact can be: listed words (their order counts for `medium or more`), a bounded number, or a text."""

    kind: DomainKind
    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 0

    @property
    def known(self) -> Spans:
        """All values but unknown."""
        match self.kind:
            case DomainKind.WORDS:
                return ((0, len(self.words) - 1),) if self.words else ()
            case DomainKind.NUMBER:
                return ((self.low, self.high),)
            case DomainKind.TEXT:
                return ((0, 0),)

    @property
    def all(self) -> Spans:
        """All values, unknown included."""
        return either(((UNKNOWN, UNKNOWN),), self.known)

    def number(self, value: str | int) -> int | None:
        """The number that stands for an author's value; None when the domain does not have it."""
        if value == "unknown":
            return UNKNOWN
        match self.kind:
            case DomainKind.WORDS:
                return self.words.index(str(value)) if str(value) in self.words else None
            case DomainKind.NUMBER:
                found = int(value) if str(value).isdecimal() else None
                return found if found is not None and self.low <= found <= self.high else None
            case DomainKind.TEXT:
                return 0

    def word(self, number: int) -> str:
        """The author's word for a number of this domain."""
        if number == UNKNOWN:
            return "unknown"
        match self.kind:
            case DomainKind.WORDS:
                return self.words[number]
            case DomainKind.NUMBER:
                return str(number)
            case DomainKind.TEXT:
                return "known"


YES_NO = Domain(DomainKind.WORDS, ("yes", "no"))
ANY_TEXT = Domain(DomainKind.TEXT)
ASSURANCE = Domain(DomainKind.WORDS, ("none", "low", "medium", "high"))
PROOF = Domain(DomainKind.WORDS, ("none", "partial", "enough"))


@value()
class Test:
    """One fact is one of these values. Unknown is among them only where the author named it."""

    fact: str
    spans: Spans
    at: Position = NOWHERE
    words: str = ""
    """The condition as the author wrote it, for messages and tables: `up to 4`, `lost, stolen`."""


When: TypeAlias = tuple[tuple[Test, ...], ...]
"""A condition: any of the inner tuples, all tests of it. `((),)` always holds, `()` never does."""

ALWAYS: When = ((),)
NEVER: When = ()


def fits(when: When, known: Mapping[str, int]) -> bool:
    """Whether a condition holds; a fact that is not in `known` is unknown."""
    return any(all(holds(test.spans, known.get(test.fact, UNKNOWN)) for test in tests) for tests in when)


@dataclass(frozen=True, slots=True)
class Decided:
    """One row of a table that decides a fact: when it fits (and none before it), the fact has this value."""

    when: When
    value: int
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a call can find out.

    `afresh`: may be answered anew, claimed wrongly or hidden; else it is constant once known. `decided`: worked out
    by a table from other facts, in the order of the rows, never asked. `asks` are other words for the question.
    """

    id: str
    domain: Domain
    at: Position = NOWHERE
    afresh: bool = False
    decided: tuple[Decided, ...] = ()
    says: Text = NO_TEXT
    asks: tuple[Text, ...] = ()
