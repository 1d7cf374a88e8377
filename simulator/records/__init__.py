"""Attempts kept in the user's data folder: the journal of each, the sources it was played with, its result."""

from __future__ import annotations

from simulator.records.attempts import (
    Attempt,
    Resumed,
    append,
    attempts,
    find,
    finish,
    keep,
    newest_unfinished,
    outcome_of,
    resume,
)
from simulator.records.forget import erase
from simulator.records.home import home
from simulator.records.outcome import Outcome
from simulator.records.progress import Progress, guided_next, progress
from simulator.records.trainee import Trainee, know, trainee

__all__ = [
    "Attempt", "Outcome", "Progress", "Resumed", "Trainee", "append", "attempts", "erase", "find", "finish",
    "guided_next", "home", "keep", "know", "newest_unfinished", "outcome_of", "progress", "resume", "trainee",
]  # fmt: skip
