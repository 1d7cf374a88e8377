"""
The desk's rules over whole calls, and the events that they speak of.

Each rule is a Declare template of process mining in plain words (Pesic, van der Aalst): before X must Y is
precedence, after X must Y response, always Y existence, never X absence. One `Event` serves the prover, which
makes events from steps of a flow, and the monitor, which makes them from what was done in a call.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simulator.model.place import NOWHERE, Position
from simulator.model.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done in a call, or that a step of a flow does.

    `subflow` and `outcome` are set on the event that stands where a sub-flow is left; `ends` is the outcome of an
    issue on the event of its end. `assurance` (0 to 3) is the best proof reached in this call once the event has
    happened; `needed` is the assurance that the event's own protected action asks for (0 where it has none).
    `turn` is the move's number in a call, 0 in a flow.
    """

    step: str = ""
    verb: str = ""
    phase: str = ""
    facts: tuple[str, ...] = ()
    protected: str = ""
    heard: frozenset[str] = frozenset()
    to: str = ""
    mode: str = ""
    ticket: str = ""
    fields: tuple[str, ...] = ()
    subflow: str = ""
    outcome: str = ""
    result: str = ""
    ends: str = ""
    method: str = ""
    assurance: int = 0
    needed: int = 0
    issue: int = 0
    turn: int = 0
    minute: int = 0
    """Spoken time since the call began, in seconds; policies in minutes use it, on traces only."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which events a policy means. Every set field must fit; a list means any of its words.

    `id verb phase fact protected heard to mode ticket field subflow outcome result ends method` select events.
    `proof` and `assurance` are states, read at X's moment (proof against X's action), at least this much: 0 none,
    1 partial or low, 2 enough or medium, 3 high; -1 where not asked. A pattern of states alone holds at a moment,
    not at an event of its own.
    """

    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    proof: int = -1
    assurance: int = -1
    at: Position = NOWHERE

    @property
    def is_state(self) -> bool:
        return not self.fields and (self.proof >= 0 or self.assurance >= 0)


class Template(StrEnum):
    """The kinds of rules, by the author's key."""

    BEFORE = "before"
    AFTER = "after"
    ALWAYS = "always"
    NEVER = "never"
    FIRST = "first"
    LAST = "last"
    AT_MOST = "at_most"
    NEVER_TOGETHER = "never_together"


@dataclass(frozen=True, slots=True)
class Policy:
    """One rule of the desk.

    `x` is the trigger (`before`, `after`, `always`, `never`, `first`, `last`, `at_most`), `y` what must happen
    (`must`) or the other half of never_together. `times` belongs to at_most. `unless` switches X off for a call in
    which the pattern happened before. `within` is a number of steps, 0 for this call, `minutes` on traces only.
    `each_time`: every X needs a Y of its own.
    """

    id: str
    rule: Text
    template: Template
    x: Pattern
    y: Pattern = Pattern()
    unless: Pattern | None = None
    within: int = 0
    minutes: int = 0
    times: int = 0
    each_time: bool = False
    shown_by: Pattern | None = None
    breach: str = ""
    covers: tuple[str, ...] = ()
    because: Text = NO_TEXT
    at: Position = NOWHERE
