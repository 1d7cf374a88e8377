"""
How a caller pushes against the check of identity: hurry, rank, half-truths, questions about how it works.

An impostor and the genuine twin push alike, each thing once and a few in all; only what the methods of verification
give tells them apart. Others push only when their temper is that way.
"""

from __future__ import annotations

from simulator.caller.chance import pick
from simulator.caller.turn import Turn

HARD = ("demands-skip", "pleads-urgency", "borrows-authority", "partial-truth", "probes-verification")
SOFT = ("probes-verification", "partial-truth", "pleads-urgency")
HURRIED = ("demands-skip", "pleads-urgency")
PUSHY_TEMPERS = frozenset({"pushy", "hurried", "angry", "bitter"})
MOST = 3


def press(turn: Turn) -> bool:
    """Push once, if this caller does and is not done with it; whether something was said."""
    ways = _ways(turn)
    used = tuple(way for way in ways if f"press/{way}" in turn.done)
    if len(used) >= min(MOST, len(ways)):
        return False
    left = tuple(way for way in ways if way not in used)
    turn.draws += 1
    way = pick(turn.seed, "press", turn.draws, left)
    return turn.once(f"press/{way}") and turn.say(way)


def _ways(turn: Turn) -> tuple[str, ...]:
    pushy = turn.plan.scenario.caller.persona.temper in PUSHY_TEMPERS
    if turn.plan.presses:
        return HARD if pushy else SOFT
    return HURRIED if pushy else ()
