"""
What the caller notices of the desk's tools. Most are silent; being called back, waiting, being passed on are not.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.caller.disclosure import as_result, look_up, result_of
from simulator.caller.exchange import Stimulus
from simulator.caller.pressure import press
from simulator.caller.reactions import react_to, triggers
from simulator.caller.turn import Turn
from simulator.caller.waiting import wait_through
from simulator.model.sop import Verb

NOTICED = frozenset({Verb.VERIFY, Verb.APPROVAL, Verb.WAIT, Verb.TRANSFER})
"""Tools during which the caller waits or has a part."""


def notice(turn: Turn, stimulus: Stimulus) -> None:
    """A tool was worked."""
    name = stimulus.steps[0] if stimulus.steps else ""
    if stimulus.steps:
        turn.stalled = 0
    if stimulus.verb not in NOTICED:
        turn.venting = turn.before.venting
    match stimulus.verb:
        case Verb.END:
            _end(turn, stimulus)
        case Verb.CHECK:
            _check(turn, stimulus, name)
        case _:
            result = stimulus.result or result_of(turn, name, stimulus.verb, stimulus.target, stimulus.issue)
            turn.answers.append((name, result))
            _say(turn, stimulus, result)


def _end(turn: Turn, stimulus: Stimulus) -> None:
    """An issue is over: the caller has one worry less, and if it was solved, one anger less."""
    if stimulus.issue in turn.ended:
        return
    turn.ended += (stimulus.issue,)
    turn.mood = replace(turn.mood, open_issues=max(0, turn.mood.open_issues - 1))
    if stimulus.resolved and _got_it(turn, stimulus.issue):
        turn.solved += (stimulus.issue,)
        turn.feel(("issue-resolved",))
    react_to(turn, triggers(turn, stimulus, ()))


def _got_it(turn: Turn, index: int) -> bool:
    """Calling something solved does not solve it; but an impostor who gets the account has what was wanted."""
    issue = turn.plan.issue(index)
    solvable = issue is None or issue.expect.outcome in ("", "resolved")
    return solvable or not turn.plan.scenario.caller.genuine


def _check(turn: Turn, stimulus: Stimulus, name: str) -> None:
    number, words = look_up(turn, stimulus.issue, stimulus.target)
    turn.found.append((stimulus.issue, stimulus.target, number))
    if words:
        turn.texts.append((stimulus.issue, stimulus.target, words))
    domain = turn.plan.domain(stimulus.issue, stimulus.target)
    turn.answers.append((name, as_result(domain, number)))
    react_to(turn, triggers(turn, stimulus, ()))


def _say(turn: Turn, stimulus: Stimulus, result: str) -> None:
    reacted = react_to(turn, triggers(turn, stimulus, ()) | {result})
    match stimulus.verb:
        case Verb.VERIFY:
            passed = result == "passed"
            if not reacted and not (not passed and press(turn)):
                turn.say("verification-passed" if passed else "verification-failed")
        case Verb.TRANSFER:
            _transfer(turn, stimulus, result, reacted=reacted)
        case Verb.WAIT | Verb.APPROVAL:
            wait_through(turn, stimulus)


def _transfer(turn: Turn, stimulus: Stimulus, result: str, *, reacted: bool) -> None:
    if result != "taken":
        if not reacted:
            turn.say("transfer-failed")
        return
    cold = stimulus.mode == "cold"
    turn.feel(("cold-transfer" if cold else "warm-transfer",))
    if not reacted:
        turn.say("transfer-cold" if cold else "after-transfer")
