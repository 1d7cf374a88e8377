"""
Values that no test tells apart, taken together: a fact's domain cut into cells, and sets of cells as bits of a number.

However large a number's range is, a fact has only as many cells as the tests on it can distinguish, and whether a case
fits a test is one `&`. This keeps tables and proofs exact without ever listing a domain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.model.fact import HIGHEST, UNKNOWN, Spans, holds


class OutOfBudget(Exception):
    """A question that takes too many operations to decide. They are counted, not timed, so that answers repeat."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one fact: closed ranges in order, each all inside or all outside of every test."""

    ranges: tuple[tuple[int, int], ...]

    @property
    def all(self) -> int:
        return (1 << len(self.ranges)) - 1

    def mask(self, spans: Spans) -> int:
        """The cells that lie in the spans, which are those of a test that the cells were cut by."""
        found = 0
        for number, (low, _) in enumerate(self.ranges):
            if holds(spans, low):
                found |= 1 << number
        return found

    def cell(self, value: int) -> int:
        """The cell that holds a value; 0 for one outside of the domain."""
        return next((1 << number for number, (low, high) in enumerate(self.ranges) if low <= value <= high), 0)

    def value(self, mask: int) -> int:
        """The lowest value in a set of cells, a known one where there is one."""
        values = [self.ranges[number][0] for number in bits(mask)]
        return next((value for value in values if value != UNKNOWN), UNKNOWN)


def cut(domain: Spans, tests: Iterable[Spans]) -> Cells:
    """The cells of a domain that these tests tell apart; unknown is always a cell of its own."""
    edges = {UNKNOWN, UNKNOWN + 1}
    for spans in (domain, *tests):
        for low, high in spans:
            edges.add(low)
            edges.add(min(high, HIGHEST) + 1)
    starts = sorted(edges)
    ranges = []
    for low, following in zip(starts, (*starts[1:], HIGHEST + 2), strict=True):
        if holds(domain, low):
            ranges.append((low, following - 1))
    return Cells(tuple(ranges))


def bits(mask: int) -> Iterable[int]:
    """The numbers of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
