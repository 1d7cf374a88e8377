"""
What passes between the call and the caller: a `Stimulus` goes in, a `Reply` comes out.

The caller knows nothing of the flow: which step a line carried out, what a fact is called and how long a tool took are
told here. A stimulus without a result asks the caller's side of the world for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from simulator.model.call import Heard, MoodChange

if TYPE_CHECKING:
    from simulator.caller.person import Person


NOTHING_HEARD = Heard()


class Happening(StrEnum):
    """Kinds of what can happen to a caller."""

    SPEECH = "speech"
    TOOL = "tool"
    """Any tool that works at the desk, `end` among them (target: the outcome)."""
    HOLD = "hold"
    """The caller is put on hold; `seconds` is the time it takes to say so, not the hold."""
    RESUME = "resume"
    """Back from hold, or a check-back; `seconds` is how long the caller waited since the hold or the last one."""
    SILENCE = "silence"
    """Nobody says anything for `seconds`."""
    HANG_UP = "hang-up"
    """The person at the desk ends the call."""


@dataclass(frozen=True, slots=True)
class Stimulus:
    """One thing that happens to the caller.

    `issue` is the index of the issue that it belongs to. `steps` are the qualified ids of the steps that it carries
    out. `asked` are issue and fact of every question in it; the facts of an ask or check among `steps` are
    added by themselves. `result` is a tool's result where the desk decides it; empty asks for it. `seconds` is spoken
    time. `announced`: the agent asked or warned before a wait; `estimate` are the seconds that were said.
    """

    kind: Happening
    heard: Heard = NOTHING_HEARD
    text: str = ""
    asked: tuple[tuple[int, str], ...] = ()
    steps: tuple[str, ...] = ()
    verb: str = ""
    target: str = ""
    issue: int = 0
    result: str = ""
    resolved: bool = False
    """This ends the issue and it is solved."""
    seconds: int = 0
    mode: str = ""
    announced: bool = False
    estimate: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the caller says and what comes of it.

    `told` are issue, fact and number of what the caller said (-1: did not know or would not say); `found` the same
    for what a check showed. `texts` are the words of text facts in both. `answers` pairs each step of the stimulus
    with its result. `issues` are issues told just now, `hinted` those only hinted at; `questions` issue and number
    of a question that wants an answer. `causes` are causes of `at_any_time`.
    """

    person: Person
    lines: tuple[str, ...] = ()
    told: tuple[tuple[int, str, int], ...] = ()
    found: tuple[tuple[int, str, int], ...] = ()
    texts: tuple[tuple[int, str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    changes: tuple[MoodChange, ...] = ()
    causes: tuple[str, ...] = ()
    issues: tuple[int, ...] = ()
    hinted: tuple[int, ...] = ()
    questions: tuple[tuple[int, int], ...] = ()
    hangs_up: bool = False
    abandons: bool = False
    """The call ends because nobody could be understood or nobody spoke (`hangs_up` is set too)."""
    unclear: bool = False
    """The caller asked what was meant."""
    venting: bool = False
    """The caller is not finished: whoever only asks or works on interrupts."""
    interrupted: bool = False
    """The stimulus cut into the caller's venting."""

    @property
    def answer(self) -> str:
        """The result of the first step, empty when there is none."""
        return self.answers[0][1] if self.answers else ""
