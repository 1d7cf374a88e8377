"""
Whether a table answers everything: gaps, rows that can never be reached, rows that overlap and lead elsewhere.

A table is rows of conditions, tried in order. Every answer comes with a case that shows it; past a budget of checks
(cases.py) there is none, never a guess. The questions are those asked of DMN's decision tables.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from simulator.flow.cases import Case, Facts, Line, Ruled, Table
from simulator.flow.cells import OutOfBudget
from simulator.model.fact import Domain

__all__ = ["Case", "OutOfBudget", "Overlap", "Ruled", "dead_rows", "gaps", "overlaps"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows that both fit this case; the first of them decides."""

    first: int
    second: int
    case: tuple[tuple[str, str], ...]


def gaps(
    rows: Sequence[Ruled],
    domains: Mapping[str, Domain],
    results: tuple[str, ...] = (),
    *,
    surely_known: Collection[str] = (),
    asked: str = "",
) -> Case | None:
    """A case that no row fits, if there is one. OutOfBudget where that takes too long to say."""
    return gap_in(Table(rows, Facts(domains, results, surely_known, asked)))


def gap_in(table: Table) -> Case | None:
    """The same for a table that is laid out already."""
    table.checks = 0
    lines = [line for row in table.rows for line in row]
    for box in table.boxes():
        if (found := table.uncovered(box, lines)) is not None:
            return table.case(found)
    return None


def dead_rows(
    rows: Sequence[Ruled],
    domains: Mapping[str, Domain],
    results: tuple[str, ...] = (),
    *,
    surely_known: Collection[str] = (),
    asked: str = "",
) -> tuple[int, ...]:
    """Numbers of the rows that no case comes to, because their own tests exclude it or rows above take it all."""
    return dead_in(Table(rows, Facts(domains, results, surely_known, asked)))


def dead_in(table: Table) -> tuple[int, ...]:
    """The same for a table that is laid out already."""
    table.checks = 0
    alive = [False] * len(table.rows)
    for box in table.boxes():
        above: list[Line] = []
        for number, row in enumerate(table.rows):
            alive[number] = alive[number] or any(table.comes_to(box, line, above) is not None for line in row)
            above.extend(row)
    return tuple(number for number, lives in enumerate(alive) if not lives)


def overlaps(
    rows: Sequence[Ruled],
    domains: Mapping[str, Domain],
    results: tuple[str, ...] = (),
    *,
    same: Collection[tuple[int, int]] = (),
    surely_known: Collection[str] = (),
    asked: str = "",
) -> tuple[Overlap, ...]:
    """
    Pairs of rows that both fit a case which no row above them takes, each with such a case.

    Rows are tried in order, so an overlap is no fault in itself. `same` are pairs that lead to the same place and are
    not looked at; a last row that fits everything is none either.
    """
    table = Table(rows, Facts(domains, results, surely_known, asked))
    found: dict[tuple[int, int], Case] = {}
    for box in table.boxes():
        for first, second in combinations(range(len(rows)), 2):
            if () in table.rows[second] or (first, second) in found or (first, second) in same:
                continue
            above = [line for row in table.rows[:first] for line in row]
            shared = ((*a, *b) for a in table.rows[first] for b in table.rows[second])
            shown = next((shown for line in shared if (shown := table.comes_to(box, line, above)) is not None), None)
            if shown is not None:
                found[first, second] = table.case(shown)
    return tuple(Overlap(*pair, tuple(case.items())) for pair, case in sorted(found.items()))
