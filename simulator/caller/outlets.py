"""
What anger does when it gets out: a sharp line, a raised voice, a wish for the manager, abuse, and hanging up.

An outlet speaks when it opens, not as long as it is open. Insults are about the service, never about a person's group;
a strong scenario only makes them louder.
"""

from __future__ import annotations

from simulator.caller.chance import happens
from simulator.caller.decay import hazard
from simulator.caller.mood import home
from simulator.caller.reactions import react_to
from simulator.caller.turn import Turn

SLACK = 100
"""How far anger must fall below an outlet before it can open again, in thousandths."""

USUAL_TURN = 12
"""Seconds of a turn whose length nobody told."""


def levels(turn: Turn) -> tuple[tuple[str, int], ...]:
    """The desk's outlets, the quietest first."""
    return tuple(sorted(turn.plan.rules.outlets, key=lambda outlet: outlet[1]))


def start_level(anger: int, outlets: tuple[tuple[str, int], ...]) -> int:
    """How many outlets are open at this anger."""
    return sum(anger >= level for _, level in outlets)


def open_up(turn: Turn) -> None:
    """Let the mood out where it has crossed an outlet, upward or back; a threat just made needs no louder line."""
    outlets = levels(turn)
    now = start_level(turn.mood.anger, outlets)
    if now > turn.loudest:
        turn.loudest = now
        if not turn.causes:
            _let_out(turn, outlets[now - 1][0])
        return
    while turn.loudest > now and turn.mood.anger < outlets[turn.loudest - 1][1] - SLACK:
        turn.loudest -= 1
    if turn.loudest < now or turn.loudest == turn.before.loudest:
        return
    if turn.once(f"thaws/{turn.loudest}"):
        turn.say("thaws")


def warned(turn: Turn) -> None:
    """The agent asked for another tone: some calm down at once, some only the second time, some never."""
    turn.warnings += 1
    if turn.loudest < 2:
        return
    if turn.chance("warned", 55 + 10 * turn.warnings):
        turn.feel_word("calmer", "the caller took the warning")
        turn.say("after-warning-calms")
    else:
        turn.say("after-warning-goes-on")


def may_hang_up(turn: Turn, waited: int, over: int = 0, spoken: int = 0) -> None:
    """The caller may have had enough: of waiting, or of a talk that made things much worse than they were."""
    rules = turn.plan.rules
    began = home(rules, len(turn.plan.scenario.issues))[0]
    worse = turn.mood.anger >= rules.outlet("raised-voice") and turn.mood.anger > began and turn.number > 3
    seconds = waited + ((spoken or USUAL_TURN) if worse else 0)
    if turn.hangs_up or not seconds:
        return
    chance = hazard(seconds, turn.mood.patience, over, turn.mood.anger, len(turn.solved))
    if happens(turn.seed, "hang-up", turn.number, chance):
        turn.say("hangs-up")
        turn.hangs_up = True


def _let_out(turn: Turn, outlet: str) -> None:
    own = react_to(turn, {outlet})
    if outlet == "abusive":
        if not own:
            turn.say("abuse-strong" if turn.plan.scenario.intensity == "strong" else "abuse")
        turn.causes.append("abusive")
    elif outlet == "raised-voice":
        if not own:
            turn.say("raised-voice")
        if turn.once("cause/asks-for-manager"):
            turn.say("asks-manager")
            turn.causes.append("asks-for-manager")
    elif not own:
        turn.say("angry-sharp")
