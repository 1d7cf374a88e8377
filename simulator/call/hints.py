"""`/hint`: help in three steps, from where you are to the very words. In free play each one costs."""

from __future__ import annotations

from simulator.call.ideal import Right, rights, script
from simulator.call.open_question import answer_to_it, open_question
from simulator.call.state import Call
from simulator.call.turn import Turn
from simulator.call.typed import typed
from simulator.call.words import speak_as
from simulator.model.call import MoveKind

LEVELS = 3


def hint(call: Call, level: int) -> str:
    """A hint on the next move: 1 where you are, 2 what to do, 3 the words."""
    found = rights(call)
    if not found:
        return "The call is over."
    right = found[0]
    if right.node is None:
        return "The caller is waiting on hold." if right.verb == "resume" else "Nothing more is to be done: /hang-up."
    return (_where, _what, _words)[min(max(level, 1), LEVELS) - 1](call, right)


def _where(call: Call, right: Right) -> str:
    phase = right.node.step.phase if right.node and right.node.step else ""
    how = "A tool comes next" if right.is_tool else "Something is to be said next"
    asked = open_question(call)
    first = f' First the caller wants an answer: "{asked}"' if asked else ""
    return f"You are at: {phase or 'the next step'}. {how}.{first}"


def _what(call: Call, right: Right) -> str:
    step = right.node.step if right.node else None
    words = call.play.say(step.does) if step and step.does and right.is_tool else ""
    what = words or (step.id.replace("-", " ") if step else "")
    return f"Next: {what} ({right.verb}, step {right.name})."


def _words(call: Call, right: Right) -> str:
    said = " ".join(part for part in (answer_to_it(call), speak_as(call, script(right), right.issue)) if part)
    line = typed(call, right) if right.is_tool else ""
    return "  ".join(part for part in (f"Say: {said}" if said else "", f"Type: {line}" if line else "") if part)


def give_hint(turn: Turn) -> None:
    """Shows a hint; the next one without a move between goes a step further."""
    level = 1
    last = turn.call.deeds
    while last is not None and last.item.move.kind is MoveKind.TOOL and last.item.move.verb == "hint":
        level += 1
        last = last.before
    turn.hints += 1
    turn.desk_says(hint(turn.call, level), hint=str(min(level, LEVELS)))
