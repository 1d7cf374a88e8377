"""
The format's words as staff read them: verbs, results, conditions, phases, times, in the language of `say`.

Everything here gives plain text; making it safe is the pages' part.
"""

from __future__ import annotations

from simulator.model.desk import Desk
from simulator.model.fact import ALWAYS, Fact, Test, When
from simulator.model.sop import OUT_OF_TRIES, Row, Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.site.times import duration
from simulator.site.tongue import ENGLISH, Tongue

VERBS = {
    Verb.SAY: "Say",
    Verb.ASK: "Ask",
    Verb.GUIDE: "Guide",
    Verb.OFFER: "Offer",
    Verb.PROMISE: "Promise",
    Verb.CHECK: "Look up",
    Verb.VERIFY: "Prove identity",
    Verb.DO: "Do",
    Verb.RECORD: "Write down",
    Verb.TICKET: "Open ticket",
    Verb.APPROVAL: "Get a yes",
    Verb.WAIT: "Wait",
    Verb.TRANSFER: "Transfer",
    Verb.ESCALATE: "Pass on",
    Verb.USE: "Follow",
    Verb.END: "End",
}

OUTCOMES = {
    "resolved": "solved",
    "escalated": "passed on",
    "scheduled": "we get back to the caller",
    "refused": "refused",
    "abandoned": "left open",
}

_RESULTS = {
    "done": "done",
    "failed": "it fails",
    "cannot": "the caller cannot",
    "none": "none of them",
    "unknown": "not known",
    "no-answer": "no answer",
    "timed-out": "time is up",
    "taken": "taken",
    "refused": "refused",
    "granted": "granted",
    "passed": "passed",
    "happened": "it happened",
    "known": "known",
}

_STATES = {"assurance": "proof of identity so far", "proof": "proof of identity", "language": "language"}
_BETWEEN = {"up to": "up to {high}", " to ": "{low} to {high}", " or more": "{low} or more"}


def spaced(word: str) -> str:
    """An id as words: `new-phone` is `new phone`."""
    return word.replace("-", " ").replace("_", " ")


def headed(word: str) -> str:
    """An id as a heading."""
    return capital(spaced(word))


def capital(text: str) -> str:
    """A text as it begins a line."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def result_words(step: Step, result: str, say: Tongue = ENGLISH) -> str:
    """A result as a person says it."""
    if result == OUT_OF_TRIES:
        return say("still not after {count} tries", count=step.tries) if step.tries > 1 else say("tried already")
    if step.verb is Verb.OFFER and result != "none":
        return say("takes “{option}”", option=spaced(result))
    if step.verb is Verb.CHECK and result == "unknown":
        return say("nothing found")
    return say(_RESULTS.get(result, spaced(result)))


def fact_words(sop: Sop, fact_id: str, say: Tongue = ENGLISH) -> str:
    """What a fact is about."""
    fact: Fact | None = sop.fact(fact_id)
    return str(fact.says) if fact and fact.says else say(_STATES.get(fact_id, spaced(fact_id)))


def _test_words(sop: Sop, step: Step | None, test: Test, say: Tongue) -> str:
    """One test of a condition."""
    values = [word.strip() for word in test.words.split(",")]
    if test.fact == "result" and step is not None:
        return say(" or ").join(result_words(step, word, say) for word in values)
    value = say(" or ").join(_value(word, say) for word in values)
    return f"{say.lowered(fact_words(sop, test.fact, say))}: {value}"


def _value(word: str, say: Tongue) -> str:
    """A value of a fact. Of numbers only the words between them are ours."""
    for key, between in _BETWEEN.items():
        number, found, rest = word.partition(key)
        if found and (number + rest).replace(" ", "").isdigit():
            return say(between, low=number.strip(), high=rest.strip())
    return say("not known") if word == "unknown" else say(spaced(word))


def when_words(sop: Sop, step: Step | None, when: When, say: Tongue = ENGLISH) -> str:
    """A condition."""
    if when == ALWAYS:
        return ""
    ways = [say(" and ").join(_test_words(sop, step, test, say) for test in tests) for tests in when]
    return say(", or ").join(way for way in ways if way)


def row_words(sop: Sop, step: Step, row: Row, say: Tongue = ENGLISH) -> str:
    """When a row of a step's table is taken."""
    return say("otherwise") if row.otherwise else when_words(sop, step, row.when, say) or say("then")


def team_title(desk: Desk, team_id: str) -> str:
    team = desk.team(team_id)
    return str(team.title) if team and team.title else headed(team_id)


def field_words(desk: Desk, field: str) -> str:
    for name, text in desk.fields:
        if name == field:
            return str(text)
    return headed(field)


def sentence(workspace: Workspace, sop: Sop, step: Step, say: Tongue = ENGLISH) -> str:
    """What to do, in one sentence, without the script."""
    what = object_of(workspace, sop, step, say)
    return what if step.verb is Verb.DO else say(_SENTENCES[step.verb], what=what)


_SENTENCES = {
    Verb.SAY: "Say: {what}",
    Verb.ASK: "Ask: {what}",
    Verb.GUIDE: "Have the caller do this: {what}",
    Verb.OFFER: "Offer: {what}",
    Verb.PROMISE: "Promise a time: {what}",
    Verb.CHECK: "Look up: {what}",
    Verb.VERIFY: "Prove identity: {what}",
    Verb.RECORD: "Write down: {what}",
    Verb.TICKET: "Open the ticket: {what}",
    Verb.APPROVAL: "Get a yes from: {what}",
    Verb.WAIT: "Wait: {what}",
    Verb.TRANSFER: "Transfer the caller to: {what}",
    Verb.ESCALATE: "Pass on to: {what}",
    Verb.USE: "Follow: {what}",
    Verb.END: "End: {what}",
}


def object_of(workspace: Workspace, sop: Sop, step: Step, say: Tongue = ENGLISH) -> str:  # noqa: C901 - a line a verb
    """What the verb is about: what stands beside it where the verb is shown already."""
    desk = workspace.desk
    match step.verb:
        case Verb.SAY | Verb.PROMISE:
            return spaced(step.id)
        case Verb.ASK:
            return ", ".join(say.lowered(fact_words(sop, fact, say)) for fact in step.facts)
        case Verb.GUIDE:
            return say.lowered(str(step.does))
        case Verb.OFFER:
            return say(" or ").join(spaced(option.id) for option in step.offers)
        case Verb.CHECK:
            return say.lowered(fact_words(sop, step.target, say))
        case Verb.VERIFY:
            method = desk.method(step.target)
            return say.lowered(str(method.says)) if method and method.says else spaced(step.target)
        case Verb.DO:
            return str(step.does)
        case Verb.RECORD:
            return ", ".join(say.lowered(field_words(desk, field)) for field in step.fields)
        case Verb.TICKET:
            return _ticket(desk, sop, step, say)
        case Verb.APPROVAL | Verb.TRANSFER | Verb.ESCALATE:
            return team_title(desk, step.target)
        case Verb.WAIT:
            most = say(", {time} at most", time=duration(step.at_most, say)) if step.at_most else ""
            return say.lowered(str(step.does)) + most
        case Verb.USE:
            used = workspace.sop(step.target)
            return str(used.title) if used else headed(step.target)
        case Verb.END:
            return outcome_words(step.target, say)


def outcome_words(outcome: str, say: Tongue = ENGLISH) -> str:
    """How an issue, or a part of a call, ends."""
    return say(OUTCOMES.get(outcome, spaced(outcome)))


def _ticket(desk: Desk, sop: Sop, step: Step, say: Tongue) -> str:
    kind = next((ticket for ticket in sop.tickets if ticket.id == step.target), None)
    if kind is None:
        return spaced(step.target)
    return say("{type}, for {team}", type=kind.type, team=team_title(desk, kind.team)) if kind.team else kind.type


def script(step: Step) -> str:
    """What is said at this step; empty where nothing is."""
    return str(step.does) if step.verb in (Verb.SAY, Verb.PROMISE) else str(step.say)
