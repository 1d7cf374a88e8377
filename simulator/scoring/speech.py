"""
What was heard in a call: acts with the deeds that hold them, lines that nobody could place, what people confirmed.

A line stuffed with key words counts for one act. A line that was unclear but holds no known word is no reason to leave
a score open: it counts as understood as something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.model.call import Clarity, Hint
from simulator.model.trace import Deed, Trace
from simulator.scoring.result import Confirmation, Ruling

COACH = "coach"
EXAMS = ("exam", "mystery")
_Answer = TypeVar("_Answer", Confirmation, Ruling)


@dataclass(frozen=True, slots=True)
class Speech:
    """Acts by deed, `unclear` deeds that are still open, and what was confirmed of the others."""

    acts: dict[str, tuple[int, ...]]
    unclear: tuple[int, ...]
    confirmed: tuple[Confirmation, ...]

    def where(self, act: str) -> tuple[int, ...]:
        return self.acts.get(act, ())


def counting(answers: Iterable[_Answer], mode: str) -> tuple[_Answer, ...]:
    """What people said that counts in a call of this mode, one answer a question.

    In an exam only a coach's word counts, and elsewhere it goes before the trainee's.
    """
    usable = [one for one in answers if one.by == COACH or mode not in EXAMS]
    best: dict[tuple[int, str], _Answer] = {}
    for one in usable:
        before = best.get(one.question)
        if before is None or one.by == COACH or before.by != COACH:
            best[one.question] = one
    return tuple(best.values())


def heard_in(trace: Trace, confirmations: Sequence[Confirmation] = ()) -> Speech:
    """What was heard, with the confirmations that count in this mode: in an exam only a coach's."""
    counted = counting(confirmations, trace.mode)
    settled = {one.deed for one in counted}
    acts: dict[str, tuple[int, ...]] = {}
    unclear: list[int] = []
    for deed in trace.deeds:
        for hint in hints_of(deed):
            acts[hint.act] = (*acts.get(hint.act, ()), deed.number)
        if is_unclear(deed) and deed.number not in settled:
            unclear.append(deed.number)
    for one in counted:
        if one.act and one.deed < len(trace.deeds):
            acts[one.act] = tuple(sorted({*acts.get(one.act, ()), one.deed}))
    return Speech(acts, tuple(unclear), counted)


def hints_of(deed: Deed) -> tuple[Hint, ...]:
    """The acts that a deed counts for."""
    return deed.heard.acts[:1] if deed.heard.stuffed else deed.heard.acts


def is_unclear(deed: Deed) -> bool:
    """A line that nobody could place, but that holds words that we know."""
    return bool(deed.said) and deed.heard.clarity is Clarity.UNCLEAR and deed.heard.known
