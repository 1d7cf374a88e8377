"""
What a caller says to a line that asked for nothing: by the act that weighs most in it, and by style.

A line that was understood but that no flow knows (small talk, a question by the way) gets a natural, empty answer.
"""

from __future__ import annotations

from simulator.caller.answering import tell_more
from simulator.caller.exchange import Stimulus
from simulator.caller.pressure import press
from simulator.caller.telling import tell_next
from simulator.caller.turn import Turn

ANSWERS_ALL = frozenset(
    {
        "explains-cause",
        "explains-plainly",
        "educates",
        "gives-reason",
        "gives-time",
        "gives-estimate",
        "gives-next-step",
        "gives-next-update",
        "reassures",
        "sets-boundary",
    }
)
"""Acts that answer a question of the caller."""

BY_ACT = (
    ("hostile", "mirrors"),
    ("blames", "blamed"),
    ("invalidates", "invalidated"),
    ("dismisses", "dismissed"),
    ("argues", "mirrors"),
    ("conceals", "acknowledges"),
    ("introduces-handover", "accepts-handover"),
    ("asks-permission", "agrees-to-wait"),
    ("confirms-resolution", "issue-solved"),
    ("paraphrases", "confirms-summary"),
    ("summarises", "confirms-summary"),
    ("checks-understanding", "confirms-summary"),
    ("apologises", "softens"),
    ("acknowledges-issue", "softens"),
    ("acknowledges-impact", "softens"),
    ("names-feeling", "softens"),
    ("takes-ownership", "softens"),
    ("gives-next-update", "accepts-next-step"),
    ("gives-next-step", "accepts-next-step"),
    ("gives-time", "accepts-next-step"),
    ("ticket-number", "notes-ticket"),
    ("thanks-for-calling", "answers-greeting"),
    ("greets", "answers-greeting"),
    ("own-name", "answers-greeting"),
    ("explains-cause", "understood"),
    ("explains-plainly", "understood"),
    ("educates", "understood"),
    ("gives-estimate", "agrees-to-wait"),
    ("gives-reason", "understood"),
    ("thanks-for-waiting", "back-from-hold"),
    ("reassures", "softens"),
    ("offers-choice", "wants-time"),
    ("thanks", "thanks-back"),
    ("keeps-on-track", "back-on-track"),
)
"""The situation that answers an act, the weightiest act first."""

ONLY_THANKS = 7
"""Words in a line that does no more than thank."""

GREETING = 4
"""Turns in which a greeting is one: later on, thanks for calling is said on the way out."""

TOO_LONG = 34
"""Words in one line that somebody with little of the language cannot follow."""


def respond(turn: Turn, stimulus: Stimulus, acts: set[str]) -> None:
    """Say something fitting to a line that asked for no fact."""
    if "farewell" in acts:
        turn.say("goodbye-cold" if _cold(turn) else "goodbye-good")
    elif "anything-else" in acts:
        if not tell_next(turn):
            turn.say("nothing-else")
    elif acts & {"offers-help", "asks-open", "asks-impact"} and not _only_tells(turn, stimulus):
        explain(turn, acts)
    elif "explains-verification" in acts:
        if not press(turn):
            turn.say("verification-agrees")
    elif "sets-boundary" in acts:
        if not (turn.plan.presses and press(turn)):
            turn.say("accepts-boundary")
    else:
        _plain(turn, stimulus, acts)


def explain(turn: Turn, acts: set[str]) -> None:
    """What it is about, or what it costs."""
    if "asks-impact" in acts and turn.say("gives-impact"):
        return
    if "asks-open" in acts and tell_more(turn):
        return
    turn.say("as-i-said")


def puzzled_by(turn: Turn, stimulus: Stimulus, acts: set[str]) -> bool:
    """Jargon, or too many words at once for somebody with little of the language: the caller asks for plainer ones."""
    persona = turn.plan.scenario.caller.persona
    foreign = persona.speech == "simple" or bool(persona.languages and turn.plan.lang not in persona.languages)
    jargon = "jargon" in acts and (foreign or persona.tech != "high")
    long = foreign and len(stimulus.text.split()) > TOO_LONG
    if not (jargon or long):
        return False
    return turn.say("jargon" if jargon and not foreign else "does-not-understand")


def _plain(turn: Turn, stimulus: Stimulus, acts: set[str]) -> None:
    for act, situation in BY_ACT:
        if act not in acts:
            continue
        if situation == "softens" and turn.mood.used.get(act, 0) >= 3:
            situation = "doubts"
        if situation == "answers-greeting" and (turn.number > GREETING or not turn.once("greeted")):
            continue
        if situation == "thanks-back" and len(stimulus.text.split()) > ONLY_THANKS:
            continue
        if turn.say(situation):
            return
    if not (_asks_something(turn, stimulus.text) and turn.say("odd-question")):
        turn.say("acknowledges")


def _only_tells(turn: Turn, stimulus: Stimulus) -> bool:
    """Whether a line carries out a step and asks nothing: "security decides what happens now" wants no answer."""
    from simulator.hearing import is_asking

    return bool(stimulus.steps) and not is_asking(stimulus.text, turn.plan.lang)


def _asks_something(turn: Turn, text: str) -> bool:
    """Whether a line is a question, also where somebody in a hurry left the mark out."""
    from simulator.hearing.tongues import tongue
    from simulator.hearing.words import sentences

    if text.rstrip().endswith(("?", "？")):
        return True
    said = sentences(text, turn.plan.lang)
    return bool(said and said[-1].words) and said[-1].words[0].plain in tongue(turn.plan.lang).question_words


def _cold(turn: Turn) -> bool:
    return turn.mood.anger >= 500 or (not turn.solved and turn.mood.anger >= 350)
