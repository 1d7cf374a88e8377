"""Hold and silence: the caller waits, and time passes."""

from __future__ import annotations

import re
from dataclasses import replace

from simulator.call.events import plain_event, step_event
from simulator.call.replies import ask_caller, source_of
from simulator.call.speech import add_event
from simulator.call.state import Hold
from simulator.call.tracks import interrupt, move_on, place
from simulator.call.turn import Turn
from simulator.caller import Happening, Stimulus
from simulator.model.call import EntryKind


def seconds_in(words: str) -> int:
    """`20s`, `90 seconds`, `2 minutes`, `2m` as seconds; 0 when no time is said."""
    found = re.search(r"(\d{1,4})\s*(s|sec|seconds?|m|min|minutes?)\b", words.casefold())
    if not found:
        return 0
    return int(found[1]) * (60 if found[2].startswith("m") else 1)


def hold(turn: Turn) -> None:
    """Puts the caller on hold, with what was said about it."""
    desk = turn.play.workspace.desk
    if turn.caller_gone:
        turn.desk_says("Nobody is on the line.")
        return
    if turn.hold is not None:
        _check_back(turn, turn.hold)
        return
    said = " ".join(turn.move.rest)
    estimate = seconds_in(said) or _said_before(turn)
    if desk.hold.policy == "never":
        turn.desk_says("This desk never puts callers on hold: keep talking while you work.")
    asked = _asked_before(turn)
    ask_caller(
        turn,
        Stimulus(
            Happening.HOLD, heard=turn.move.heard, text=said, issue=source_of(turn), announced=asked, estimate=estimate
        ),
    )
    turn.hold = Hold(turn.second, said, estimate)
    entry = next((entry for entry in desk.at_any_time if entry.agent == "hold"), None)
    if entry is not None:
        interrupt(turn, entry)
    turn.note(
        EntryKind.EVENT, "On hold.", what="hold", reason=said, asked="yes" if asked else "no", estimate=str(estimate)
    )
    turn.events.append(plain_event(turn, "hold"))


def _check_back(turn: Turn, on_hold: Hold) -> None:
    """`/hold` while on hold: a word to the caller, who goes on waiting."""
    said = " ".join(turn.move.rest)
    turn.speak(said)
    turn.note(EntryKind.EVENT, "A word to the caller on hold.", what="check-back", waited=str(on_hold.waited))
    ask_caller(
        turn,
        Stimulus(
            Happening.RESUME,
            text=said,
            issue=source_of(turn),
            seconds=on_hold.waited - on_hold.checked,
            estimate=on_hold.promised,
        ),
    )
    if turn.hold is not None:
        turn.hold = replace(turn.hold, checked=turn.hold.waited, promised=seconds_in(said) or on_hold.promised)
    turn.events.append(plain_event(turn, "check-back"))


def _asked_before(turn: Turn) -> bool:
    """Whether the agent's last line asked for leave to put the caller on hold."""
    last = turn.call.deeds
    while last is not None:
        heard = {hint.act for hint in last.item.move.heard.acts}
        if last.item.move.text:
            return bool(heard & {"asks-permission", "asks-hold"}) or any(
                step.startswith("hold/") for step in last.item.steps
            )
        last = last.before
    return False


def _said_before(turn: Turn) -> int:
    """The longest time that the last line told, in seconds: the estimate of the hold."""
    last = turn.call.deeds
    if last is None or not last.item.move.heard.times:
        return 0
    return max(latest for _, latest in last.item.move.heard.times) * 60


def resume(turn: Turn) -> None:
    """Takes the caller back. The wait is over, in time or not; a procedure that waits there goes on."""
    on_hold = turn.hold
    if on_hold is None:
        turn.desk_says("The caller is not on hold.")
        return
    turn.hold = None
    turn.note(EntryKind.EVENT, "Back on the line.", what="resumed", waited=str(on_hold.waited))
    ask_caller(
        turn,
        Stimulus(
            Happening.RESUME, issue=source_of(turn), seconds=on_hold.waited - on_hold.checked, estimate=on_hold.promised
        ),
    )
    waits = place(turn, lambda sop: _waits(turn, sop))
    if waits is None or waits.track < 0:
        turn.events.append(plain_event(turn, "resume"))
        return
    node = turn.play.shelf.steps(waits.sop)[waits.name]
    at_most = node.step.at_most if node.step else 0
    result = "timed-out" if at_most and on_hold.waited > at_most else "happened"
    turn.steps = (waits.name,)
    turn.result = result
    add_event(turn, step_event(turn, node, result), move_on(turn, waits, result))


def _waits(turn: Turn, sop: str) -> tuple[str, ...]:
    agents = {entry.use for entry in turn.play.workspace.desk.at_any_time if entry.agent == "hold"}
    if sop not in agents:
        return ()
    return tuple(name for (verb, _), names in turn.play.shelf.by_tool(sop).items() if verb == "wait" for name in names)


def silence(turn: Turn, seconds: int) -> None:
    """Nobody says anything. On hold that is waiting; else the caller wonders, and in the end is gone."""
    turn.spend(seconds)
    if turn.hold is not None or turn.caller_gone:
        return
    ask_caller(turn, Stimulus(Happening.SILENCE, seconds=seconds, issue=source_of(turn)))
