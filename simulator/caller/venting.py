"""
What a caller says beyond the answer: venting that must be let out, questions of its own, rambling.

Somebody who vents is not finished. Who then listens (names the feeling, asks openly, waits) makes it better; who only
asks the next question or works on has cut in, and makes it worse.
"""

from __future__ import annotations

from simulator.caller.effects import LISTENING
from simulator.caller.exchange import Stimulus
from simulator.caller.responses import ANSWERS_ALL
from simulator.caller.turn import Turn
from simulator.model.text import Text

INVITING = LISTENING - {"thanks"}
"""Acts after which somebody begins to let out what is inside: thanks for calling is no invitation yet."""

QUESTIONS_FROM = 4
"""The turn from which the caller asks questions of its own."""


def vents(turn: Turn) -> tuple[Text, ...]:
    """All that has to be let out in the issues told so far."""
    return tuple(text for index in turn.told if (issue := turn.plan.issue(index)) for text in issue.vents)


def take_venting(turn: Turn, acts: set[str], works_on: bool) -> set[str]:
    """How the line takes a caller who is not finished: as an act of the agent, or none."""
    if not turn.before.venting:
        return set()
    if not LISTENING.isdisjoint(acts):
        return {"lets-finish"}
    if works_on:
        turn.interrupted = True
        return {"interrupts"}
    return set()


def vent(turn: Turn, acts: set[str], asked_about_issue: bool) -> None:
    """Let the next thing out, once the caller was invited to talk. Who has also answered a question is finished."""
    left = turn.vented < len(vents(turn))
    invited = turn.before.venting or asked_about_issue or not INVITING.isdisjoint(acts)
    if not left or not invited:
        return
    if turn.interrupted:
        turn.say("interrupted")
    turn.say_own((vents(turn)[turn.vented],))
    turn.vented += 1
    turn.venting = not asked_about_issue or turn.vented < len(vents(turn))


def ask_back(turn: Turn, stimulus: Stimulus, acts: set[str], asked: bool) -> None:
    """Questions that the caller wants answered: one at a time; one that is passed over is asked once more."""
    index, number = turn.pending
    if index >= 0:
        if not acts.isdisjoint(ANSWERS_ALL):
            turn.pending = (-1, 0)
        elif stimulus.steps and not asked and "farewell" not in acts and turn.once(f"ignored/{index}/{number}"):
            turn.say("question-ignored")
        return
    last = "anything-else" in acts or "farewell" in acts
    if asked and not last:
        return
    for told in turn.told:
        issue = turn.plan.issue(told)
        for place, question in enumerate(issue.asks if issue else ()):
            if f"question/{told}/{place}" in turn.done:
                continue
            if turn.number >= QUESTIONS_FROM and (last or turn.chance("question", 45)):
                turn.once(f"question/{told}/{place}")
                if turn.say_own((question,)):
                    turn.questions.append((told, place))
                    turn.pending = (told, place)
            return


def ramble(turn: Turn, acts: set[str]) -> None:
    """Somebody who talks much goes off the track now and then, until led back kindly."""
    persona = turn.plan.scenario.caller.persona
    if "keeps-on-track" in acts:
        turn.once("kept-on-track")
    if turn.hangs_up or len(turn.lines) > 2 or acts & {"farewell", "anything-else"}:
        return
    if persona.speech == "rambling":
        often = 12 if "kept-on-track" in turn.done else 50
    else:
        often = 18 if persona.talkative == "high" else 0
    if often and turn.number > 1 and turn.chance("ramble", often):
        turn.say("rambles")
    elif persona.patience == "low" and turn.number > 6 and turn.chance("impatient", 12):
        turn.say("impatient")
