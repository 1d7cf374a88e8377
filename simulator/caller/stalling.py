"""
Talk that gets nowhere: kind or careful words, and nothing that brings the caller's matter on.

Who is kept talking waits as surely as on hold. A quarter of the caller's patience is free; then it is a wait that goes
on too long, minded in the same steps, and the chance of hanging up grows with each minute as it does on hold.
"""

from __future__ import annotations

from simulator.caller.exchange import Stimulus
from simulator.caller.outlets import USUAL_TURN, may_hang_up, open_up
from simulator.caller.turn import Turn
from simulator.caller.waiting import GRACE

FREE = 4
"""The part of the patience that talk may take without getting anywhere: one in so many."""

MOVES_ON = frozenset(
    {
        "anything-else",
        "explains-cause",
        "explains-plainly",
        "farewell",
        "gives-next-step",
        "gives-next-update",
        "gives-time",
        "introduces-handover",
        "sets-boundary",
        "ticket-number",
        "warns-abuse",
    }
)
"""Acts that tell the caller something new, each the first time."""


def bear_talk(turn: Turn, stimulus: Stimulus, asked: tuple[tuple[int, str], ...], acts: set[str]) -> None:
    """Count talk without progress, mind it once it is too much, and perhaps hang up."""
    seconds = stimulus.seconds or USUAL_TURN
    if _gets_on(turn, stimulus, asked, acts):
        turn.stalled = 0
        may_hang_up(turn, 0, spoken=seconds)
        return
    free = turn.mood.patience // FREE
    before, turn.stalled = turn.stalled - free, turn.stalled + seconds
    over = turn.stalled - free
    if over <= 0:
        may_hang_up(turn, 0, spoken=seconds)
        return
    if before <= 0 or before // GRACE < over // GRACE:
        turn.feel(("nothing-moves",))
        turn.say("impatient")
        open_up(turn)
    may_hang_up(turn, seconds, over)


def _gets_on(turn: Turn, stimulus: Stimulus, asked: tuple[tuple[int, str], ...], acts: set[str]) -> bool:
    if stimulus.steps or asked or turn.told_now or turn.venting or turn.before.venting:
        return True
    new = [act for act in sorted(acts & MOVES_ON) if turn.once(f"told-of/{act}")]
    return bool(new)
