"""The QA form: sections, criteria with points, and critical errors."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.place import NOWHERE, Position
from simulator.model.policy import Pattern
from simulator.model.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the form.

    `by` says what decides it: `heard` (acts: all is 1, some is a half), `step` (a pattern of events that must
    happen), `policy` (ids; nothing without its shown_by), `fitness` (full and half, in thousandths), `expect` (keys of
    the scenario's expectation), `metric` (id with a limit) or `human`. `applies` are conditions, all of which must
    hold for the points to count: `sop_has`, `call_has` (an event pattern: hold apart, never what the trainee left
    out), `scenario_has` (a word such as impostor, several-issues, major-incident, unresolved, options, alternative).
    """

    id: str
    says: Text
    points: int
    by: str
    heard: tuple[str, ...] = ()
    not_heard: tuple[str, ...] = ()
    step: Pattern | None = None
    policies: tuple[str, ...] = ()
    full: int = 900
    half: int = 700
    expect: tuple[str, ...] = ()
    metric: str = ""
    limit: int = 0
    within_phase: str = ""
    sop_has: tuple[Pattern, ...] = ()
    call_has: tuple[Pattern, ...] = ()
    scenario_has: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    better: Text = NO_TEXT
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form."""

    id: str
    title: Text
    criteria: tuple[Criterion, ...]
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class CriticalError:
    """A mistake that stands apart from points. `fails_call`: yes, no or when-harmed."""

    code: str
    class_: str
    says: Text
    fails_call: str = "yes"
    heard: tuple[str, ...] = ()
    """Acts whose exact listed phrase is this error (anything softer is a suspicion)."""
    covers: tuple[str, ...] = ()
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The whole form; `mastery` is the pass mark in points of a hundred."""

    id: str
    mastery: int
    sections: tuple[Section, ...]
    critical: tuple[CriticalError, ...]
    at: Position = NOWHERE
    file: str = ""
    text_hash: str = ""

    def error(self, code: str) -> CriticalError | None:
        return next((error for error in self.critical if error.code == code), None)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for section in self.sections for criterion in section.criteria)
