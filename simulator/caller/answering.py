"""
Answers to what is asked, put and guided: the scenario's own words for a fact or step, else a line of the book.

A line tells only the facts that stand beside it, so that no answer gives away the next one.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator.caller.disclosure import as_result, ask, first_answers, result_of
from simulator.caller.exchange import Stimulus
from simulator.caller.telling import tell_next
from simulator.caller.turn import Turn
from simulator.model.fact import UNKNOWN, Domain, DomainKind
from simulator.model.sop import Step, Verb
from simulator.model.text import Text

NAMES = {"caller_name": "gives-name", "employee_id": "gives-id"}
"""Facts that have a situation of their own in the line books."""


def questions(turn: Turn, stimulus: Stimulus) -> tuple[tuple[int, str], ...]:
    """Every fact that this line asks for, each once, those of its steps included."""
    asked = dict.fromkeys(stimulus.asked)
    for name in stimulus.steps:
        step = turn.plan.steps.get(name)
        if step is not None and step.verb is Verb.ASK:
            asked.update(dict.fromkeys((stimulus.issue, fact) for fact in asks(step)))
    return tuple(asked)


def asks(step: Step) -> tuple[str, ...]:
    return step.facts or (step.target,)


def asked_again(turn: Turn, asked: Iterable[tuple[int, str]]) -> bool:
    """Whether nothing is asked but what was asked before and cannot have changed."""
    known = [
        fact not in turn.plan.afresh and (turn.plan.scope(issue, fact), fact) in turn.asked for issue, fact in asked
    ]
    return bool(known) and all(known)


def answer(turn: Turn, asked: Iterable[tuple[int, str]], acts: set[str]) -> None:
    """Answer every question."""
    for issue, fact in asked:
        before = turn.asked.get((turn.plan.scope(issue, fact), fact), 0)
        number, words = ask(turn, issue, fact)
        turn.told_facts.append((issue, fact, number))
        if words:
            turn.texts.append((issue, fact, words))
        if fact == "more":
            if not tell_next(turn):
                turn.say("nothing-else")
        elif number == UNKNOWN:
            turn.say("does-not-know")
        elif not _own_line(turn, issue, fact):
            again = bool(before) and fact not in turn.plan.afresh
            _book_line(turn, issue, fact, number, words, "told-already" if again else _situation(fact, acts))


def carry_out(turn: Turn, stimulus: Stimulus) -> None:
    """What each step in a line gives: for a question what was told, else what the caller does or chooses."""
    numbers = {fact: number for _, fact, number in turn.told_facts}
    for name in stimulus.steps:
        step = turn.plan.steps.get(name)
        if step is None:
            turn.answers.append((name, "done"))
        elif step.verb is Verb.ASK:
            turn.answers.append((name, _told(turn, stimulus.issue, asks(step), numbers)))
        else:
            result = result_of(turn, name, step.verb, step.target, stimulus.issue)
            turn.answers.append((name, result))
            _show(turn, step, result, stimulus.issue)


def tell_more(turn: Turn) -> bool:
    """An open question that asks for nothing in particular: the next thing that the caller has words for."""
    for index in reversed(turn.told):
        issue = turn.plan.issue(index)
        if issue is None or index in turn.ended:
            continue
        for fact, texts in issue.tells:
            key = (turn.plan.scope(index, fact), fact)
            if key in turn.given or fact in turn.plan.afresh or not texts:
                continue
            if turn.plan.domain(index, fact) is None:
                continue
            answer(turn, ((index, fact),), set())
            del turn.asked[key]
            return True
    return False


def _told(turn: Turn, issue: int, facts: tuple[str, ...], numbers: dict[str, int]) -> str:
    if len(facts) != 1:
        return "unknown" if any(numbers.get(fact, UNKNOWN) == UNKNOWN for fact in facts) else "done"
    return as_result(turn.plan.domain(issue, facts[0]), numbers.get(facts[0], UNKNOWN))


def _show(turn: Turn, step: Step, result: str, issue: int) -> None:
    """Words for what the caller did or chose."""
    if step.verb is Verb.GUIDE:
        if not _own_line(turn, issue, step.id):
            turn.say("does-it" if result == "done" else "cannot-do-it")
    elif step.verb is Verb.OFFER and not _own_line(turn, issue, step.id):
        place = next((at for at, option in enumerate(step.offers) if option.id == result), -1)
        situation = ("refuses-option", "picks-first", "picks-second")[place + 1] if place < 2 else "picks-option"
        turn.say(situation, option=result.replace("-", " "))


def _own_line(turn: Turn, issue: int, name: str) -> bool:
    """The scenario's words for a fact or step: in turn where the answer changes, else any wording of it."""
    told = turn.plan.issue(issue)
    candidates = (told, *turn.plan.scenario.issues) if name in turn.plan.call_facts else (told,)
    for candidate in candidates:
        if candidate is None:
            continue
        for known, texts in candidate.tells:
            if known == name:
                return _next_wording(turn, issue, name, texts)
    return False


def _next_wording(turn: Turn, issue: int, name: str, texts: tuple[Text, ...]) -> bool:
    told = turn.plan.issue(issue)
    values = next((values for fact, values in told.facts if fact == name), ()) if told else ()
    claim, hidden = first_answers(told, name)
    if len(values) > 1:
        given = turn.given.get((turn.plan.scope(issue, name), name), 1)
        return turn.say_own(texts[given - 1 : given])
    if claim is not None and hidden:
        truth_is_out = turn.given.get((turn.plan.scope(issue, name), name), 0) > 0
        return not truth_is_out and turn.say_own(texts)
    return turn.say_own(texts)


def _book_line(turn: Turn, issue: int, fact: str, number: int, words: str, situation: str) -> None:
    domain = turn.plan.domain(issue, fact)
    if situation == "told-already" and domain is not None and domain.kind is DomainKind.NUMBER and turn.lines:
        return
    value = words or (_value(domain, number) if domain else "")
    if situation == "told-already" and value and turn.say("told-already", value=value):
        return
    if domain is not None and set(domain.words) == {"yes", "no"}:
        agrees = domain.word(number) == "yes"
        if situation in ("agrees-to-wait", "accepts-handover") and agrees and turn.say(situation):
            return
        turn.say("tells-yes" if agrees else "tells-no")
        return
    if not value:
        if not turn.say("as-i-said"):
            turn.say("does-not-know")
    elif not (situation and turn.say(situation, value=value)):
        names = number_situations(fact, number) if domain is not None and domain.kind is DomainKind.NUMBER else ()
        if not any(turn.say(name, value=value) for name in names):
            turn.say("tells-value", value=value)


def number_situations(fact: str, number: int) -> tuple[str, ...]:
    """Where the line book may have words for a number: for this fact, so that it has its unit, else for any."""
    own = f"tells-{fact.replace('_', '-')}"
    return (f"{own}-one" if number <= 1 else own, "tells-number")


def _situation(fact: str, acts: set[str]) -> str:
    if "introduces-handover" in acts:
        return "accepts-handover"
    if "asks-permission" in acts:
        return "agrees-to-wait"
    return NAMES.get(fact, "")


def _value(domain: Domain, number: int) -> str:
    return "" if domain.kind is DomainKind.TEXT else domain.word(number).replace("-", " ")
