"""
The format's words as staff read them: verbs, results, conditions, phases, times.

Everything here gives plain text; making it safe is the pages' part.
"""

from __future__ import annotations

from simulator.model.desk import Desk, Hours, Span
from simulator.model.fact import Fact, Test, When
from simulator.model.sop import OUT_OF_TRIES, Row, Sop, Step, Verb
from simulator.model.workspace import Workspace

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
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def spaced(word: str) -> str:
    """An id as words: `new-phone` is `new phone`."""
    return word.replace("-", " ").replace("_", " ")


def headed(word: str) -> str:
    """An id as a heading."""
    said = spaced(word)
    return said[:1].upper() + said[1:]


def lowered(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def result_words(step: Step, result: str) -> str:
    """A result as a person says it."""
    if result == OUT_OF_TRIES:
        return f"still not after {step.tries} tries" if step.tries > 1 else "tried already"
    if step.verb is Verb.OFFER and result != "none":
        return f"takes “{spaced(result)}”"
    if step.verb is Verb.CHECK and result == "unknown":
        return "nothing found"
    return _RESULTS.get(result, spaced(result))


def fact_words(sop: Sop, fact_id: str) -> str:
    """What a fact is about."""
    fact: Fact | None = sop.fact(fact_id)
    return str(fact.says) if fact and fact.says else _STATES.get(fact_id, spaced(fact_id))


def test_words(sop: Sop, step: Step | None, test: Test) -> str:
    """One test of a condition."""
    if test.fact == "result" and step is not None:
        return " or ".join(result_words(step, word.strip()) for word in test.words.split(","))
    value = " or ".join(spaced(word.strip()) for word in test.words.split(",")).replace("unknown", "not known")
    return f"{lowered(fact_words(sop, test.fact))}: {value}"


def when_words(sop: Sop, step: Step | None, when: When) -> str:
    """A condition."""
    ways = [" and ".join(test_words(sop, step, test) for test in tests) for tests in when]
    return ", or ".join(way for way in ways if way)


def row_words(sop: Sop, step: Step, row: Row) -> str:
    """When a row of a step's table is taken."""
    return "otherwise" if row.otherwise else when_words(sop, step, row.when) or "then"


def team_title(desk: Desk, team_id: str) -> str:
    team = desk.team(team_id)
    return str(team.title) if team and team.title else headed(team_id)


def field_words(desk: Desk, field: str) -> str:
    return next((str(text) for name, text in desk.fields if name == field), headed(field))


def duration(seconds: int) -> str:
    """A time in the largest unit that fits."""
    for size, one in ((3600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size and seconds % size == 0:
            count = seconds // size
            return f"{count} {one}" + ("" if count == 1 else "s")
    return f"{seconds} seconds"


def minutes(count: int) -> str:
    return duration(count * 60)


def hours_words(hours: Hours | None) -> str:
    """Opening hours on one line; always open says so."""
    if hours is None:
        return ""
    if {day for span in hours.spans for day in span.days if span.start == 0 and span.end == 1440} == set(range(7)):
        return "day and night"
    return ", ".join(_span(span) for span in hours.spans)


def _span(span: Span) -> str:
    days = sorted(span.days)
    if len(days) > 1 and days == list(range(days[0], days[-1] + 1)):
        named = f"{_DAYS[days[0]]} to {_DAYS[days[-1]]}"
    else:
        named = ", ".join(_DAYS[day] for day in days)
    return f"{named} {_clock(span.start)} to {_clock(span.end)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def sentence(workspace: Workspace, sop: Sop, step: Step) -> str:  # noqa: C901 - one line a verb
    """What to do, in one sentence, without the script."""
    desk = workspace.desk
    match step.verb:
        case Verb.SAY:
            return f"Say: {spaced(step.id)}"
        case Verb.ASK:
            return "Ask: " + ", ".join(lowered(fact_words(sop, fact)) for fact in step.facts)
        case Verb.GUIDE:
            return f"Have the caller do this: {lowered(str(step.does))}"
        case Verb.OFFER:
            return "Offer: " + " or ".join(spaced(option.id) for option in step.offers)
        case Verb.PROMISE:
            return f"Promise a time: {spaced(step.id)}"
        case Verb.CHECK:
            return f"Look up: {lowered(fact_words(sop, step.target))}"
        case Verb.VERIFY:
            method = desk.method(step.target)
            return f"Prove identity: {lowered(str(method.says)) if method and method.says else spaced(step.target)}"
        case Verb.DO:
            return str(step.does)
        case Verb.RECORD:
            return "Write down: " + ", ".join(lowered(field_words(desk, field)) for field in step.fields)
        case Verb.TICKET:
            return f"Open the ticket: {_ticket(desk, sop, step)}"
        case Verb.APPROVAL:
            return f"Get a yes from: {team_title(desk, step.target)}"
        case Verb.WAIT:
            most = f", {duration(step.at_most)} at most" if step.at_most else ""
            return f"Wait: {lowered(str(step.does))}{most}"
        case Verb.TRANSFER:
            return f"Transfer the caller to: {team_title(desk, step.target)}"
        case Verb.ESCALATE:
            return f"Pass on to: {team_title(desk, step.target)}"
        case Verb.USE:
            used = workspace.sop(step.target)
            return f"Follow: {used.title if used else headed(step.target)}"
        case Verb.END:
            return f"End: {OUTCOMES.get(step.target, spaced(step.target))}"


def _ticket(desk: Desk, sop: Sop, step: Step) -> str:
    kind = next((ticket for ticket in sop.tickets if ticket.id == step.target), None)
    if kind is None:
        return spaced(step.target)
    return kind.type + (f", for {team_title(desk, kind.team)}" if kind.team else "")


def script(step: Step) -> str:
    """What is said at this step; empty where nothing is."""
    return str(step.does) if step.verb in (Verb.SAY, Verb.PROMISE) else str(step.say)
