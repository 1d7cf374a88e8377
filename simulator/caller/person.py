"""
The caller between two turns: what is felt, what was told, which lines were used up. Nothing here ever changes;
a turn makes a new `Person`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.caller.mood import Mood
from simulator.caller.plan import Plan
from simulator.model.scenario import CastMember

Counts = Mapping[tuple[int, str], int]
"""How often, by issue (-1: the call) and name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A caller in a call. Compare two of them by everything but `plan`, which is the same through a call."""

    plan: Plan
    mood: Mood
    turn: int = 0
    draws: int = 0
    told: tuple[int, ...] = ()
    """Issues told, in the order of telling."""
    hinted: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    solved: tuple[int, ...] = ()
    asked: Counts = field(default_factory=dict)
    given: Counts = field(default_factory=dict)
    """How often the truth about a fact was given."""
    visits: Counts = field(default_factory=dict)

    @property
    def who(self) -> CastMember:
        return self.plan.who
