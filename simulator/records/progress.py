"""What was practised (a guided call passed) and mastered (a call passed in one's own words), and what is next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simulator.records.attempts import attempts, outcome_of

GUIDED_FIRST = 2
"""The first so many calls of a procedure are guided."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is with one scenario."""

    scenario: str
    taken: int = 0
    practised: bool = False
    mastered: bool = False
    best: int = 0
    last: str = ""
    missed: tuple[str, ...] = ()
    """What the last attempt missed; empty when it was passed."""


def progress(home: Path) -> tuple[Progress, ...]:
    """Every scenario that was attempted, the one attempted last first. Retries from a turn change no first score."""
    found: dict[str, Progress] = {}
    for attempt in reversed(attempts(home)):
        outcome = outcome_of(attempt)
        if outcome is None and attempt.mode == "mystery":
            continue  # its name is told when it is over
        before = found.pop(attempt.scenario, Progress(attempt.scenario))
        counts = outcome is not None and outcome.passed and not attempt.retry_of
        found[attempt.scenario] = Progress(
            attempt.scenario,
            before.taken + (0 if attempt.retry_of else 1),
            before.practised or (counts and attempt.mode == "guided"),
            before.mastered or (counts and attempt.mode != "guided"),
            max(before.best, outcome.low if outcome is not None and not attempt.retry_of else 0),
            attempt.started,
            outcome.missed if outcome is not None and not outcome.passed else (),
        )
    return tuple(reversed(found.values()))


def guided_next(home: Path, sop: str) -> bool:
    """Whether the next call of a procedure is guided."""
    taken = sum(1 for attempt in attempts(home) if sop in attempt.sops and outcome_of(attempt) is not None)
    return taken < GUIDED_FIRST
