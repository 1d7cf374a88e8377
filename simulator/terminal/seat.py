"""
The trainee's seat: the loop between a view and the call.

Every move is in the journal before its effect is shown. A line that cannot be read spends no turn and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from simulator.call import Call, answer
from simulator.call.grammar import Complaint, Helper
from simulator.call.listen import read_move
from simulator.call.names import HELPERS, TOOLS, nameable
from simulator.call.options import options
from simulator.call.status import heard_words, mood_words
from simulator.model.call import Move, MoveKind
from simulator.terminal.view import View

Keep = Callable[[Call], None]


class Left(StrEnum):
    """How the trainee left the seat."""

    OVER = "over"
    PAUSED = "paused"
    STOPPED = "stopped"


def sit(call: Call, view: View, keep: Keep) -> tuple[Call, Left]:
    """Plays until the call is over, or the trainee pauses or stops it. `keep` writes what the last move brought."""
    told = False
    while not call.over:
        if call.caller_gone and not told and call.play.mode != "guided":
            told = True
            view.tell("The caller has left the line. Finish your notes with tools; /hang-up when you are done.")
        line, silence = view.turn(call, options(call) if call.play.mode == "guided" else ())
        read = read_move(call, line)
        match read:
            case Complaint():
                view.tell(read.message or _nothing_typed(call))
            case Helper(word="pause"):
                return call, Left.PAUSED
            case Helper():
                view.tell(helped(call, read))
            case Move():
                call = _played(call, _after_silence(read, silence), view, keep)
    return call, Left.OVER if call.ended else Left.STOPPED


def _played(call: Call, move: Move, view: View, keep: Keep) -> Call:
    after = answer(call, move)
    keep(after)
    view.show(after, after.latest)
    return after


def _after_silence(move: Move, seconds: int) -> Move:
    silent = seconds and move.kind is not MoveKind.WAIT
    return replace(move, seconds=seconds) if silent else move


def _nothing_typed(call: Call) -> str:
    return "Type the number of a choice." if call.play.mode == "guided" else "Say something, or /help."


def helped(call: Call, helper: Helper) -> str:
    """The answer to a word that asks the program and not the call."""
    match helper.word:
        case "heard":
            return heard_words(call)
        case "mood":
            return mood_words(call)
    word = helper.rest.strip().lstrip("/")
    if word in TOOLS:
        names = nameable(call, word)
        tail = f"\nHere: {', '.join(names[:24])}{' …' if len(names) > 24 else ''}" if names else ""
        return f"/{word}  {TOOLS[word]}{tail}"
    if word in HELPERS:
        return f"/{word}  {HELPERS[word]}"
    lines = [f"  /{name:<10} {does}" for name, does in (TOOLS | HELPERS).items()]
    closing = "/help WORD tells what it can be used on."
    return "\n".join(["Anything without a stroke before it is said to the caller. Tools:", *lines, closing])
