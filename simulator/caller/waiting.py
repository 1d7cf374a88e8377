"""
Waiting: on hold, while a tool runs, in a silence. A wait that was announced costs nothing until it is over its time.
"""

from __future__ import annotations

from simulator.caller.exchange import Stimulus
from simulator.caller.outlets import may_hang_up, open_up
from simulator.caller.reactions import react_to
from simulator.caller.turn import Turn

FRESH = 4
"""Turns for which an announcement holds."""

GRACE = 30
"""Seconds of waiting that nobody minds, and the stretch after which it is minded again."""

LONG_AGO = -9
USUAL_WAIT = 120
LONGEST_SILENCE = 60
SILENCE_STEP = 20


def put_on_hold(turn: Turn, stimulus: Stimulus) -> None:
    """The caller is put on hold: fine when asked, a small offence when not."""
    if stimulus.announced or turn.number - turn.announced_at <= FRESH:
        agreed = turn.number - turn.announced_at <= 1
        if not react_to(turn, {"hold"}) and not agreed:
            turn.say("agrees-to-wait")
        turn.announced_at = turn.number
        turn.announced = stimulus.estimate or turn.announced or USUAL_WAIT
        return
    turn.feel(("unannounced-hold",))
    turn.announced, turn.announced_at = 0, LONG_AGO
    if not react_to(turn, {"hold", "unannounced-hold"}):
        turn.say("hold-unasked")
    open_up(turn)


def come_back(turn: Turn, stimulus: Stimulus) -> None:
    """Somebody is back on the line, or looks in."""
    turn.silence = 0
    over = wait_through(turn, stimulus)
    if turn.lines or turn.hangs_up:
        return
    if not react_to(turn, {"resume"}):
        turn.say("back-from-hold" if over < GRACE else "reacts-to-delay")


def wait_through(turn: Turn, stimulus: Stimulus) -> int:
    """The caller waits; returns the seconds beyond what was announced, or beyond the grace."""
    announced = _announced(turn, stimulus)
    if announced:
        turn.announced_at = turn.number
    allowed = (stimulus.estimate or turn.announced or USUAL_WAIT) if announced else GRACE
    over = max(0, stimulus.seconds - allowed)
    acts = ["hold-goes-on"] if over >= GRACE else []
    for _ in range(over // GRACE):
        turn.feel(acts)
    if announced and over >= max(LONGEST_SILENCE, allowed) and turn.once("broken-promise"):
        turn.feel(("broken-promise",))
    open_up(turn)
    if over < GRACE:
        return over
    if not turn.lines:
        turn.say("reacts-to-delay")
    may_hang_up(turn, over, over if announced else 0)
    return over


def bear_silence(turn: Turn, stimulus: Stimulus) -> None:
    """Nobody speaks: to somebody who vents it is room, to anybody else a worry, and after a minute the end."""
    turn.silence += stimulus.seconds
    turn.venting = turn.before.venting
    if turn.silence >= LONGEST_SILENCE:
        turn.say("gives-up")
        turn.hangs_up = turn.abandons = True
        return
    if turn.before.venting and turn.silence <= SILENCE_STEP:
        turn.venting = False
        turn.feel(("lets-finish",))
        turn.say("goes-on")
        return
    if turn.silence >= SILENCE_STEP:
        turn.feel(("silence",))
        turn.say("silence")
    may_hang_up(turn, stimulus.seconds)


def _announced(turn: Turn, stimulus: Stimulus) -> bool:
    return stimulus.announced or stimulus.estimate > 0 or turn.number - turn.announced_at <= FRESH
