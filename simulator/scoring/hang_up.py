"""
Why a caller hung up: the move that weighed most, which is seldom the last one before the line went dead.

A caller leaves in anger that earlier moves have built up, or because nobody made sense or spoke at all; then it is
where that began.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.call import Clarity
from simulator.model.trace import Deed, Trace
from simulator.scoring.leaving import gone_after

NO_SENSE = "what you said could not be understood"
NO_WORD = "nobody said anything"


@dataclass(frozen=True, slots=True)
class Blow:
    """The deed that weighed most, why, and the turn in which the caller left."""

    deed: int
    because: str
    left: int


def blow(trace: Trace) -> Blow | None:
    """None where the caller did not hang up, or where nothing that was done explains it."""
    until = trace.deeds[: gone_after(trace)] if gone_after(trace) > 0 else ()
    if not until:
        return None
    if trace.ended == "abandoned":
        first = _senseless_from(until)
        because = NO_WORD if until[first].kind == "wait" else NO_SENSE
        return Blow(first, because, until[-1].turn)
    weights = [sum(mood.by for mood in deed.moods if mood.state == "anger" and mood.by > 0) for deed in until]
    most = weights.index(max(weights))
    reasons = [mood for mood in until[most].moods if mood.state == "anger" and mood.by > 0]
    if not reasons:
        return None
    return Blow(most, max(reasons, key=lambda mood: mood.by).because, until[-1].turn)


def _senseless_from(deeds: tuple[Deed, ...]) -> int:
    """The first of the last moves running in which nothing was said, or nothing that could be understood."""
    first = len(deeds) - 1
    while first > 0 and (deeds[first - 1].kind == "wait" or deeds[first - 1].heard.clarity is Clarity.UNCLEAR):
        first -= 1
    return first
