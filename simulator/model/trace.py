"""
What was done in a call, as the scorer reads it: made from a journal, or from a transcript that did not come from us.

A `Deed` is one move of the person at the desk with what came of it and what the desk knew before it. The scorer needs
nothing else of a call, so that stored attempts, replayed calls and outside transcripts are scored by the same code.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.call import Entry, Heard, MoodChange
from simulator.model.policy import Event

UNSPOKEN = Heard()


@dataclass(frozen=True, slots=True)
class Deed:
    """One move and what came of it.

    `number` counts deeds from 0; `turn` and `second` (spoken time) are those of the journal; `kind` is a MoveKind's
    word. `issue` is the index of the issue that it belongs to, -1 where none. `steps` are the qualified ids
    (`mfa-loss/suspend`, `verify-identity/call-back`) that it can carry out: for a tool those of that verb and target,
    for speech those that hearing placed. `result` is the tool's result or the caller's answer. `known` are the facts
    (values as numbers, pseudo-facts `ran:SUBFLOW`, `proof:ACTION`, `assurance` among them) before the move;
    `learned` those it brought. `events` are what policies see of it.
    """

    number: int
    turn: int
    second: int
    kind: str
    issue: int = -1
    said: str = ""
    verb: str = ""
    target: str = ""
    rest: tuple[str, ...] = ()
    result: str = ""
    steps: tuple[str, ...] = ()
    heard: Heard = UNSPOKEN
    known: tuple[tuple[str, int], ...] = ()
    learned: tuple[tuple[str, int], ...] = ()
    events: tuple[Event, ...] = ()
    fault: str = ""
    seconds: int = 0
    """Spoken time that the move took."""
    moods: tuple[MoodChange, ...] = ()
    reply: tuple[str, ...] = ()
    """What the caller or the desk said to it."""


@dataclass(frozen=True, slots=True)
class IssueTrace:
    """One issue of the call: its SOP, its index in the scenario (-1 for one that a step opened), when it was told
    (deed number, -1 never) and how it was ended (an outcome, empty while open)."""

    sop: str
    index: int
    told: int = -1
    ended: str = ""
    ended_at: int = -1
    tickets: tuple[str, ...] = ()
    priority: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole call. `ended` is `agent` (hung up or transferred), `caller` (hung up), `abandoned`, or empty (not over).

    `mode` is guided, free, exam, mystery, transcript. `tools_shown` is false for a transcript that cannot show
    tools; then steps done by a tool cost nothing and criteria on them are N/A.
    """

    scenario: str
    seed: int
    mode: str
    lang: str
    deeds: tuple[Deed, ...]
    issues: tuple[IssueTrace, ...]
    ended: str = ""
    seconds: int = 0
    hold_seconds: int = 0
    entries: tuple[Entry, ...] = ()
    causes: tuple[tuple[str, int], ...] = ()
    """Caller's causes of `at_any_time` and the deed number after which they came."""
    hints: int = 0
    start_anger: int = 0
    end_anger: int = 0
    tools_shown: bool = True
    truth: tuple[tuple[str, int], ...] = ()
    """What is so in a call that no scenario describes: facts by their numbers, given by whoever scores it."""
