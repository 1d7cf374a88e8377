"""
What scoring finds, as values: findings for criteria, critical errors, expectations, and the whole result.

A value is counted in halves (0, 1, 2), so that everything is a whole number. Where a line was unclear there are two
values, the lower and the higher; a person may settle which, and the first finding stays beside the settled one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simulator.model.scorecard import Criterion, CriticalError
from simulator.scoring.parts import Walk


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NEEDS_REVIEW = "needs review"
    NO_SCORE = "no score"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person says an unclear line was: the deed, the act (empty: none that matters), and who says it.

    `by` is trainee or coach; in an exam only a coach settles anything.
    """

    deed: int
    act: str
    by: str = "trainee"

    @property
    def question(self) -> tuple[int, str]:
        return self.deed, ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person says of a suspected critical error: the deed, the error's code, and whether it is one."""

    deed: int
    code: str
    holds: bool
    by: str = "coach"

    @property
    def question(self) -> tuple[int, str]:
        return self.deed, self.code


@dataclass(frozen=True, slots=True)
class Finding:
    """How one criterion came out. `low` and `high` in halves; without `applies` its points do not count.

    `deeds` show it; `missing` are the acts that nobody heard; `breaches` are deeds at which it was lost.
    """

    criterion: Criterion
    applies: bool
    low: int = 0
    high: int = 0
    why: str = ""
    deeds: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    breaches: tuple[int, ...] = ()
    wanted: int = 0
    """How many acts were due."""


@dataclass(frozen=True, slots=True)
class SectionScore:
    """Points of one section, in halves, and how many of its points apply."""

    id: str
    title: str
    low: int
    high: int
    points: int


@dataclass(frozen=True, slots=True)
class CriticalFinding:
    """A critical error, certain or suspected; `words` are those that raised it, `harmed` whether harm was done."""

    error: CriticalError
    certain: bool
    because: str
    deed: int = -1
    words: str = ""
    harmed: bool = False
    policy: str = ""
    """The policy that was broken; empty where the error rests on something else."""
    ruled: str = ""
    """`trainee` or `coach` once somebody has said that a suspected one is an error."""

    @property
    def fails(self) -> bool:
        """Whether it fails the call, once it is certain."""
        return self.error.fails_call == "yes" or (self.error.fails_call == "when-harmed" and self.harmed)


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that a right end of an issue is, and whether it came so. `issue` is the scenario's."""

    issue: int
    key: str
    expected: str
    got: str
    met: bool
    deed: int = -1


@dataclass(frozen=True, slots=True)
class Skipped:
    """A step that must not be left out, and was. `due` is the deed before which it was due."""

    name: str
    sop: str
    issue: int
    due: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that nobody could place, with the act that would count most there, to ask a person about."""

    deed: int
    said: str
    act: str = ""
    confirmed: str = ""
    """`trainee` or `coach` once somebody has said what it was."""
    was: str = ""
    """The act that was confirmed; empty for none."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A measured value. A name with `sim_` means something only in a simulated call. Times are spoken seconds."""

    id: str
    value: int
    unit: str = "seconds"


@dataclass(frozen=True, slots=True)
class Result:
    """The whole score of one call. Without a score (`no score`) quality is -1."""

    scenario: str
    mode: str
    verdict: Verdict
    low: int
    high: int
    mastery: int
    sections: tuple[SectionScore, ...]
    findings: tuple[Finding, ...]
    critical: tuple[CriticalFinding, ...]
    expectations: tuple[Expectation, ...]
    skipped: tuple[Skipped, ...]
    unclear: tuple[Unclear, ...]
    metrics: tuple[Metric, ...]
    walk: Walk
    first: tuple[int, int] = (-1, -1)
    """Quality before anybody confirmed a line or decided on a suspected error."""
    ended: str = ""
    scorecard: str = ""
    rulings: tuple[Ruling, ...] = ()
    """What people decided on suspected errors; those that are none do not stand in `critical` any more."""

    @property
    def fitness(self) -> int:
        return self.walk.fitness

    @property
    def passed(self) -> bool:
        return self.verdict is Verdict.PASSED

    def metric(self, metric_id: str) -> int | None:
        return next((metric.value for metric in self.metrics if metric.id == metric_id), None)
