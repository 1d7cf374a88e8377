"""
What the caller makes of a spoken line: first what it does to the mood, then what there is to say.

A line that nobody could place is neutral: it moves nothing, and the caller asks once what was meant.
"""

from __future__ import annotations

from simulator.caller.answering import answer, asked_again, carry_out, questions
from simulator.caller.exchange import Stimulus
from simulator.caller.naming import ask_for_no_name, minded
from simulator.caller.outlets import open_up, warned
from simulator.caller.reactions import react_to, triggers
from simulator.caller.responses import puzzled_by, respond
from simulator.caller.stalling import bear_talk
from simulator.caller.telling import drop_hint, take_up_hint, volunteer
from simulator.caller.turn import Turn
from simulator.caller.venting import ask_back, ramble, take_venting, vent
from simulator.model.call import Clarity

ANNOUNCES = frozenset({"asks-permission", "gives-estimate", "introduces-handover", "gives-reason", "gives-next-step"})
"""Acts after which a wait does not come as a surprise."""

MOST_UNCLEAR = 3
USUAL_WAIT = 120
"""Seconds that an announced wait may take when no time was said."""

SCRIPT_WORDS = 6
NATURAL_REPEATS = frozenset({"anything-else", "asks-permission", "thanks-for-waiting", "thanks", "ticket-number"})


def listen(turn: Turn, stimulus: Stimulus) -> None:
    """Take a spoken line in and answer it."""
    asked = questions(turn, stimulus)
    if stimulus.heard.clarity is Clarity.UNCLEAR and not asked and not stimulus.steps:
        _at_a_loss(turn)
        return
    turn.unclear = turn.silence = 0
    spoken = {hint.act for hint in stimulus.heard.acts}
    if spoken & ANNOUNCES:
        turn.announced_at = turn.number
        turn.announced = _estimate(stimulus)
    acts = spoken | _noticed(turn, stimulus, asked) | take_venting(turn, spoken, bool(asked or stimulus.steps))
    acts |= minded(turn, spoken)
    turn.feel(sorted(acts))
    _say_something(turn, stimulus, asked, acts)
    bear_talk(turn, stimulus, asked, acts)


def _say_something(turn: Turn, stimulus: Stimulus, asked: tuple[tuple[int, str], ...], acts: set[str]) -> None:
    react_to(turn, triggers(turn, stimulus, acts))
    if "warns-abuse" in acts and "farewell" not in acts and not asked:
        warned(turn)
    open_up(turn)
    vent(turn, acts, any(fact not in turn.plan.call_facts for _, fact in asked))
    take_up_hint(turn, stimulus)
    if "asked-again" in acts and not turn.lines:
        turn.say("asked-again")
    if "unwanted-name" in acts:
        turn.say("name-again")
    understood = not puzzled_by(turn, stimulus, acts)
    answer(turn, asked, acts)
    ask_for_no_name(turn)
    carry_out(turn, stimulus)
    if "anything-else" not in acts and "farewell" not in acts:
        volunteer(turn)
    if not turn.lines and understood:
        respond(turn, stimulus, acts)
    if not turn.told_now and not turn.venting:
        drop_hint(turn)
        ask_back(turn, stimulus, acts, bool(asked))
        ramble(turn, acts)


def _at_a_loss(turn: Turn) -> None:
    """Nobody could place the line: the caller asks once, waits once, and gives up the third time running."""
    turn.venting = turn.before.venting
    turn.unclear += 1
    if turn.unclear == 1:
        turn.unclear_now = turn.say("unclear-line")
    elif turn.unclear < MOST_UNCLEAR:
        turn.say("still-unclear")
    else:
        turn.say("gives-up")
        turn.hangs_up = turn.abandons = True


def _noticed(turn: Turn, stimulus: Stimulus, asked: tuple[tuple[int, str], ...]) -> set[str]:
    """What the words do not say: a question asked again, a sentence read out again."""
    found: set[str] = set()
    if asked_again(turn, asked):
        found.add("asked-again")
    words = " ".join(stimulus.text.casefold().split())
    if len(words.split()) < SCRIPT_WORDS:
        return found
    steps = [turn.plan.steps.get(name) for name in stimulus.steps]
    natural = any(step is not None and step.tries for step in steps) or any(
        fact in turn.plan.afresh for _, fact in asked
    )
    if words in turn.heard and not natural and NATURAL_REPEATS.isdisjoint(hint.act for hint in stimulus.heard.acts):
        found.add("scripted-repeat")
    turn.heard |= {words}
    return found


def _estimate(stimulus: Stimulus) -> int:
    """The seconds of waiting that the line announced, at least the usual wait."""
    latest = max((high for _, high in stimulus.heard.times), default=0)
    return max(stimulus.estimate, latest * 60 if latest <= 15 else 0, USUAL_WAIT)
