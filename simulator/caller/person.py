"""
The caller between two turns: what is felt, what was told, which lines were used up. Nothing here ever changes;
a turn makes a new `Person`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.caller.mood import Mood, word
from simulator.caller.plan import Plan
from simulator.model.scenario import CastMember

Counts = Mapping[tuple[int, str], int]
"""How often, by issue (-1: the call) and name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A caller in a call. Two of them compare by everything but `plan`, which is the same through a call."""

    plan: Plan = field(compare=False)
    mood: Mood
    turn: int = 0
    draws: int = 0
    told: tuple[int, ...] = ()
    """Issues told, in the order of telling."""
    hinted: tuple[int, ...] = ()
    """Issues that were hinted at, and not followed up so far."""
    ended: tuple[int, ...] = ()
    solved: tuple[int, ...] = ()
    asked: Counts = field(default_factory=dict)
    given: Counts = field(default_factory=dict)
    """How often the truth about a fact was given."""
    visits: Counts = field(default_factory=dict)
    spoken: frozenset[str] = frozenset()
    """Lines said, none of which is said again."""
    done: frozenset[str] = frozenset()
    """What happens once in a call and has happened: reactions, causes, behaviours."""
    heard: frozenset[str] = frozenset()
    """The agent's longer lines, to notice one that is read out again."""
    vented: int = 0
    venting: bool = False
    """The last line was venting, and the caller waits for how it is taken."""
    unclear: int = 0
    """Lines in a row that nobody could place."""
    silence: int = 0
    """Seconds of silence in a row."""
    stalled: int = 0
    """Seconds of talk in a row that brought nothing on."""
    announced: int = 0
    """Seconds of waiting that the agent announced in the last two lines; 0 when none."""
    announced_at: int = -9
    loudest: int = 0
    """The highest outlet that is open: an outlet speaks when it opens, not while it stays so."""
    warnings: int = 0
    pending: tuple[int, int] = (-1, 0)
    """The question of an issue that waits for an answer, by issue and number; -1 for none."""
    hint_turn: int = 0
    """The turn in which the last hint fell."""

    @property
    def who(self) -> CastMember:
        return self.plan.who

    @property
    def feels(self) -> str:
        """The mood in one word: calm, tense, lost, or the name of the loudest open outlet."""
        return word(self.mood, self.plan.rules)
