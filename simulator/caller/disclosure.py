"""
What the caller knows and lets out: the truth behind a fact, what is claimed or hidden first, and what the caller's side
of the world gives for a step (a method of verification, something done on the own device, a transfer taken).

What a scenario does not say takes the procedure's `assume`, else the first listed value or result; a verification fails
where the caller is not genuine.
"""

from __future__ import annotations

from simulator.caller.person import Person
from simulator.caller.plan import CALL
from simulator.caller.turn import Turn
from simulator.model.fact import UNKNOWN, Domain, DomainKind
from simulator.model.scenario import Issue
from simulator.model.sop import Step, Verb

FIRST_RESULTS = {"approval": "granted", "wait": "happened", "transfer": "taken", "escalate": "taken"}
"""The first listed result of a tool that is worked where no step asks for it."""


def truth(person: Person | Turn, issue: int, fact: str) -> tuple[int, str]:
    """What is so now: the fact's number, and its words where it is a text."""
    plan = person.plan
    if fact == "more":
        return (0 if waiting(person) else 1), ""
    domain = plan.domain(issue, fact)
    if domain is not None and domain.kind is DomainKind.TEXT:
        return 0, own_words(person, issue, fact)
    values = _written(person, issue, fact)
    if not values and fact == "record" and domain and "not-found" in domain.words:
        return domain.words.index("found" if plan.scenario.caller.record_found else "not-found"), ""
    if not values:
        told = plan.issue(issue)
        assumed = plan.assumed.get(told.sop, {}).get(fact) if told else None
        first = domain.low if domain and domain.kind is DomainKind.NUMBER else 0
        values = (first if assumed is None else assumed,)
    given = person.given.get((plan.scope(issue, fact), fact), 0)
    return values[min(given, len(values) - 1)], ""


def own_words(person: Person | Turn, issue: int, fact: str) -> str:
    """The words of a text fact, as the caller says them; empty when nothing in the scenario gives any."""
    plan = person.plan
    for told in _nearest(person, issue, fact):
        for name, text in told.texts:
            if name == fact:
                return plan.words(text)
    return plan.names.get(fact, "")


def on_record(person: Person | Turn, issue: int, fact: str) -> str:
    """The words of a text fact as the desk's record shows them, which may disagree with what the caller says."""
    for name, text in person.plan.scenario.caller.record:
        if name == fact:
            return person.plan.words(text)
    return own_words(person, issue, fact)


def ask(turn: Turn, issue: int, fact: str) -> tuple[int, str]:
    """The caller is asked for a fact: its number as told (unknown when withheld) and its words."""
    key = (turn.plan.scope(issue, fact), fact)
    count = turn.asked[key] = turn.asked.get(key, 0) + 1
    claim, hidden = first_answers(turn.plan.issue(issue), fact)
    if count < hidden:
        return (UNKNOWN if claim is None else claim), ""
    number, words = truth(turn, issue, fact)
    turn.given[key] = turn.given.get(key, 0) + 1
    return number, words


def look_up(turn: Turn, issue: int, fact: str) -> tuple[int, str]:
    """The desk looks a fact up: always the truth of that moment."""
    number, words = truth(turn, issue, fact)
    if words:
        words = on_record(turn, issue, fact)
    key = (turn.plan.scope(issue, fact), fact)
    turn.given[key] = turn.given.get(key, 0) + 1
    return number, words


def as_result(domain: Domain | None, number: int) -> str:
    """The result of asking or checking one fact: its word; only known or unknown for a number or a text."""
    if number == UNKNOWN or domain is None:
        return "unknown"
    return domain.word(number) if domain.kind is DomainKind.WORDS else "known"


def result_of(turn: Turn, name: str, verb: str, target: str, issue: int) -> str:
    """What a step or a tool gives on this visit."""
    step = turn.plan.steps.get(name)
    visit = _visit(turn, (issue, name or f"{verb}:{target}"))
    listed = _listed(turn, name, issue)
    if listed:
        return listed[min(visit, len(listed) - 1)]
    if verb == Verb.VERIFY:
        return _verified(turn, target)
    if verb == Verb.OFFER:
        return choice(turn, step, issue)
    if step is not None and step.results:
        return step.results[0]
    return FIRST_RESULTS.get(verb, "done")


def choice(person: Person | Turn, step: Step | None, issue: int) -> str:
    """The option that the caller takes of those that are put: the one wanted, else the first not refused, else none."""
    told = person.plan.issue(issue)
    options = tuple(option.id for option in step.offers) if step else ()
    refused = told.refuses if told else ()
    if told and told.chooses in options and told.chooses not in refused:
        return told.chooses
    return next((option for option in options if option not in refused), "none")


def waiting(person: Person | Turn) -> tuple[int, ...]:
    """Issues that the caller has not told and would tell when asked whether there is anything else."""
    issues = enumerate(person.plan.scenario.issues)
    return tuple(index for index, issue in issues if index not in person.told and issue.told != "hinted")


def _verified(turn: Turn, method: str) -> str:
    """A method belongs to the call: its visits count whatever step or issue it is tried for."""
    visit = _visit(turn, (CALL, f"verify:{method}"))
    caller = turn.plan.scenario.caller
    given = dict(caller.methods).get(method) or (("passed" if caller.genuine else "failed"),)
    return given[min(visit, len(given) - 1)]


def _visit(turn: Turn, key: tuple[int, str]) -> int:
    """How often this was visited before; now once more."""
    before = turn.visits.get(key, 0)
    turn.visits[key] = before + 1
    return before


def _listed(person: Person | Turn, name: str, issue: int) -> tuple[str, ...]:
    """The results that the scenario gives for a step, by its bare or its qualified id."""
    procedure, _, bare = name.partition("/")
    if not bare:
        return ()
    wide = procedure in person.plan.subflows
    told = person.plan.issue(issue)
    others = person.plan.scenario.issues if wide else ()
    for candidate in (told, *others):
        for step, results in candidate.results if candidate else ():
            if step in (bare, name):
                return results
    return ()


def first_answers(issue: Issue | None, fact: str) -> tuple[int | None, int]:
    """What is claimed first, and the number of the question that brings the truth (0: the first)."""
    if issue is None:
        return None, 0
    claim = next((number for name, number in issue.claims if name == fact), None)
    hidden = next((count for name, count in issue.hides if name == fact), 0 if claim is None else 2)
    return claim, hidden


def _nearest(person: Person | Turn, issue: int, fact: str) -> tuple[Issue, ...]:
    """The issue asked about; for a fact of the call every issue, because any of them may say it."""
    told = person.plan.issue(issue)
    own = (told,) if told else ()
    return own + person.plan.scenario.issues if fact in person.plan.call_facts else own


def _written(person: Person | Turn, issue: int, fact: str) -> tuple[int, ...]:
    for told in _nearest(person, issue, fact):
        for name, values in told.facts:
            if name == fact:
                return values
    return ()
