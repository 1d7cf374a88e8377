"""Tables as the rules on them need them: rows with the domains of their facts, and what is surely known there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.flow.cases import Case, Facts
from simulator.flow.cases import Table as Laid
from simulator.flow.cells import OutOfBudget
from simulator.flow.graph import result_words
from simulator.flow.tables import dead_in, gap_in
from simulator.model.fact import Decided, Domain
from simulator.model.place import Position
from simulator.model.sop import Row, Sop, Step, Verb

if TYPE_CHECKING:
    from simulator.lint.study import Study

FAILURES = frozenset({"failed", "cannot", "refused", "no-answer", "timed-out", "none", "out-of-tries"})
"""Results that mean that something did not come off."""

ALWAYS_KNOWN = frozenset({"assurance", "proof", "language"})


@dataclass(slots=True)
class Table:
    """`asked` is the fact whose value is the step's result."""

    id: str
    at: Position
    rows: tuple[Row, ...] | tuple[Decided, ...]
    domains: Mapping[str, Domain]
    results: tuple[str, ...] = ()
    asked: str = ""
    plain: Laid | None = None

    def gap(self, known: frozenset[str] = frozenset()) -> Case | None:
        """A case that no row answers, where `known` are never unknown; None too where that takes too long to say."""
        try:
            return gap_in(self.laid_out(known - {self.asked}))
        except OutOfBudget:
            return None

    def dead(self) -> tuple[int, ...]:
        """Numbers of the rows that no case comes to."""
        try:
            return dead_in(self.laid_out(frozenset()))
        except OutOfBudget:
            return ()

    def laid_out(self, known: frozenset[str]) -> Laid:
        """The table over cells; one for all who ask what nothing is known for."""
        if known or self.plain is None:
            laid = Laid(self.rows, Facts(self.domains, self.results, known, self.asked))
            if known:
                return laid
            self.plain = laid
        return self.plain


def is_map(step: Step) -> bool:
    """Whether `then` is a map from results."""
    return _is_written(step) and not _listed(step)


def is_list(step: Step) -> bool:
    """Whether `then` is a list of rows."""
    return _is_written(step) and _listed(step)


def _is_written(step: Step) -> bool:
    return bool(step.rows) and step.rows[0].written and step.verb is not Verb.END and not step.remedy


def _listed(step: Step) -> bool:
    return "then.0" in step.places.keys


def fails(step: Step, result: str) -> bool:
    """Whether a result of this step means that something did not come off, or that nobody knows."""
    if step.verb in (Verb.ASK, Verb.CHECK):
        return result in ("unknown", "out-of-tries")
    return result in FAILURES


def unanswered(step: Step) -> tuple[str, ...]:
    """Results that no entry of a `then` map answers."""
    if step.rows[-1].otherwise:
        return ()
    answered = _answered(step)
    return tuple([word for number, word in enumerate(result_words(step)) if number not in answered])


def idle_rest(step: Step) -> tuple[int, ...]:
    """The number of an `otherwise` in a `then` map that has nothing left to answer."""
    if _answered(step).issuperset(range(len(result_words(step)))):
        return tuple(number for number, row in enumerate(step.rows) if row.otherwise)
    return ()


def _answered(step: Step) -> set[int]:
    """Numbers of the results that the rows of a `then` map name: each names one."""
    tests = [test for row in step.rows for tests in row.when for test in tests if test.fact == "result"]
    return {number for test in tests for low, high in test.spans for number in range(low, high + 1)}


def tables_of(sop: Sop) -> tuple[tuple[Step, Table], ...]:
    """The steps of a procedure whose `then` is a list of rows, each with its table."""
    steps = [step for step in sop.steps if is_list(step)]
    domains = {fact.id: fact.domain for fact in sop.facts if fact.id != "result"} if steps else {}
    return tuple((step, _table(step, domains)) for step in steps)


def _table(step: Step, domains: Mapping[str, Domain]) -> Table:
    asked = step.target if step.verb in (Verb.ASK, Verb.CHECK) and len(step.facts) == 1 else ""
    return Table(step.id, step.place("then"), step.rows, domains, result_words(step), asked)


def decision_tables(study: Study) -> Iterator[Table]:
    """Tables of the desk and of procedures that decide a fact, and those that say what a protected action needs."""
    if not study.has_desk:
        return
    desk = study.workspace.desk
    domains = {fact.id: fact.domain for fact in desk.facts}
    for fact in desk.facts:
        if fact.decided:
            yield Table(fact.id, fact.at, fact.decided, domains)
    for action in desk.protected:
        yield Table(action.id, action.at, action.needs, domains)


def in_words(case: Case) -> str:
    """A case as a person reads it."""
    return ", ".join(f"{name} = {value}" for name, value in case.items()) or "in which nothing is known"
