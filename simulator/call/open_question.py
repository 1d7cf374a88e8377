"""
A question of the caller that nobody has answered yet, and what the desk's pages answer to it (`if_asked`).

Guided choices and hints begin with that answer, because a caller who is passed over is a lesson of the wrong kind.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.call.state import Call
from simulator.call.words import speak_as
from simulator.caller.responses import ANSWERS_ALL
from simulator.model.call import Clarity, Heard, Hint, Move, MoveKind
from simulator.model.text import Text


def open_question(call: Call) -> str:
    """What the caller asked and still waits to hear; empty when nothing is open."""
    index, number = call.person.pending
    if call.caller_gone or not 0 <= index < len(call.play.scenario.issues):
        return ""
    asks = call.play.scenario.issues[index].asks
    return call.play.say(asks[number]) if 0 <= number < len(asks) else ""


def answer_to_it(call: Call) -> str:
    """The desk's answer to the open question, from the pages of the procedures under way; empty where none has it."""
    question = open_question(call)
    return answer_on_page(call, question) if question else ""


def answer_on_page(call: Call, question: str) -> str:
    """What the pages of the procedures under way answer to a question, asked in whatever words."""
    from simulator.hearing import recognise

    answers = _answers(call)
    ways = tuple((str(place), (call.play.say(asked),)) for place, (asked, _) in enumerate(answers))
    alike = recognise(question, ways, (), call.play.lang).carried
    return speak_as(call, answers[int(alike[0].step)][1]) if alike else ""


def is_on_page(call: Call, text: str) -> bool:
    """Whether a line is, word for word, an answer of those pages: then it answers, whatever step it may sound like."""
    said = _plain(text)
    return any(said == _plain(speak_as(call, reply)) for _, reply in _answers(call) if reply.has(call.play.lang))


def as_an_answer(text: str, heard: Heard) -> Heard:
    """What is heard in a line that answers the caller: its acts, one that answers among them, and no step."""
    if ANSWERS_ALL.isdisjoint(hint.act for hint in heard.acts):
        return replace(heard, acts=(*heard.acts, Hint("gives-reason", text)), steps=(), clarity=Clarity.CLEAR)
    return replace(heard, steps=())


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def answering_first(call: Call, move: Move, answer: str) -> Move:
    """The move with the answer said before anything else."""
    from simulator.hearing import acts_heard

    play = call.play
    found = acts_heard(answer, play.lang, play.workspace.acts)
    hints = tuple(Hint(heard.act, heard.words, heard.exact) for heard in found)
    if ANSWERS_ALL.isdisjoint(hint.act for hint in hints):
        hints = (*hints, Hint("gives-reason", answer))
    mine = {hint.act for hint in hints}
    heard = replace(move.heard, acts=(*hints, *(hint for hint in move.heard.acts if hint.act not in mine)))
    return replace(move, kind=MoveKind.OPTION, text=f"{answer} {move.text}".strip(), heard=heard)


def _answers(call: Call) -> list[tuple[Text, Text]]:
    sops = dict.fromkeys(track.graph.sop for track in call.tracks)
    nodes = (node for sop in sops for node in call.play.shelf.steps(sop).values())
    return [(known.question, known.reply) for node in nodes if node.step for known in node.step.if_asked]
