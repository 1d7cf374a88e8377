"""
A call from the first ring to the last note: `begin` gives the first value, `answer` the next one.

Every move is a deed, right or wrong; what can be named at all is decided before, where a line is read.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.call import speech, tools, waiting
from simulator.call.calendar import call_starts
from simulator.call.events import plain_event
from simulator.call.hints import give_hint
from simulator.call.journal_lines import move_data, start_data
from simulator.call.play import Play, shelf_of
from simulator.call.replies import ask_caller, take_in
from simulator.call.standing import AROUND, new_track
from simulator.call.state import Call, Track
from simulator.call.tracks import skip_idle_stages
from simulator.call.turn import EVERY, Turn
from simulator.caller import Happening, Stimulus, arrive
from simulator.model.call import EntryKind, Move, MoveKind
from simulator.model.scenario import CastMember, Scenario
from simulator.model.workspace import Workspace

MODES = ("guided", "free", "exam", "mystery")
PICKS_UP = Move(MoveKind.TOOL, verb="pick-up")


def begin(
    workspace: Workspace,
    scenario: Scenario,
    *,
    seed: int = 0,
    mode: str = "free",
    lang: str = "",
    agent: str = "Sam",
    who: CastMember | None = None,
    relaxed: bool = False,
) -> Call:
    """The call comes in. `who` takes the place of the cast member; `lang` is the desk's first one if empty."""
    lang = lang or workspace.desk.languages[0]
    person, reply = arrive(workspace, scenario, seed, lang, who)
    starts = call_starts(workspace.desk, scenario.starts)
    play = Play(shelf_of(workspace), scenario, person.who, seed, mode, lang, agent, starts, relaxed)
    call = Call(play, person, turn=-1, start_anger=person.mood.anger, tracks=_around(play))
    turn = Turn(call, PICKS_UP)
    turn.stale.add(EVERY)
    turn.note(EntryKind.START, scenario.id, **start_data(play, new=who is not None))
    skip_idle_stages(turn)
    take_in(turn, reply)
    begun = turn.done({})
    return replace(begun, deeds=None, count=0)


def _around(play: Play) -> tuple[Track, ...]:
    """Opening, closing and whatever else stands around the issues, but for what is meant for several."""
    alone = len(play.scenario.issues) < 2
    return tuple(
        new_track(AROUND, play.shelf.graph(part.use), index=index)
        for index, part in enumerate(play.workspace.desk.every_call)
        if part.use and play.workspace.sop(part.use) is not None and not (alone and part.when_many)
    )


def answer(call: Call, move: Move) -> Call:
    """The call after this move. A call that is over stays as it is."""
    if call.over:
        return replace(call, latest=())
    turn = Turn(call, move)
    turn.note(EntryKind.MOVE, move.text, **move_data(move))
    known = turn.known_for(call.current)
    if move.seconds and move.kind is not MoveKind.WAIT and not call.play.relaxed:
        waiting.silence(turn, move.seconds)
    if not turn.over:
        _act(turn)
    return turn.done(turn.call.issues[turn.subject].known if 0 <= turn.subject < len(call.issues) else known)


def _act(turn: Turn) -> None:
    move = turn.move
    match move.kind:
        case MoveKind.SPEECH:
            speech.speak(turn)
        case MoveKind.WAIT:
            waiting.silence(turn, move.seconds)
        case MoveKind.HANG_UP:
            hang_up(turn)
        case MoveKind.TOOL if move.verb == "hint":
            give_hint(turn)
        case MoveKind.TOOL if move.verb == "stop":
            stop(turn)
        case MoveKind.TOOL:
            tools.work(turn)
        case MoveKind.OPTION:
            _take_option(turn)


def _take_option(turn: Turn) -> None:
    """A shown option is a whole step: its script, then its tool, in one move."""
    move = turn.move
    spoken: tuple[str, ...] = ()
    if move.text:
        speech.speak(turn)
        spoken = turn.steps
    if move.verb and not turn.over:
        if move.verb == "hang-up":
            hang_up(turn)
        else:
            tools.work(turn)
        turn.steps = tuple(dict.fromkeys((*spoken, *turn.steps)))


def hang_up(turn: Turn) -> None:
    """The person at the desk ends the call."""
    if not turn.caller_gone:
        ask_caller(turn, Stimulus(Happening.HANG_UP, heard=turn.move.heard))
    turn.over = True
    turn.ended = turn.ended or ("caller" if turn.caller_gone == "hung up" else "agent")
    turn.events.append(plain_event(turn, "hang-up"))
    turn.note(EntryKind.END, "The call has ended.", ended=turn.ended)


def stop(turn: Turn) -> None:
    """A practice call is broken off: it ends without a score."""
    turn.over = True
    turn.ended = ""
    turn.note(EntryKind.END, "The call was stopped; it has no score.", ended="")
