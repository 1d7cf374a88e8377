"""
What the caller knows and lets out: the truth behind a fact, what is claimed or hidden first, and what the caller's side
of the world gives for a step (a method of verification, something done on the own device, a transfer taken).

What a scenario does not say takes the procedure's `assume`, else the first listed value or result; a verification fails
where the caller is not genuine.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.caller.person import Counts, Person
from simulator.caller.plan import CALL
from simulator.model.fact import UNKNOWN, DomainKind
from simulator.model.scenario import Issue
from simulator.model.sop import Step, Verb

DEFAULT_RESULTS = {
    Verb.GUIDE: "done",
    Verb.DO: "done",
    Verb.RECORD: "done",
    Verb.TICKET: "done",
    Verb.APPROVAL: "granted",
    Verb.WAIT: "happened",
    Verb.TRANSFER: "taken",
    Verb.ESCALATE: "taken",
}
"""The first listed result of a tool that is worked where no step asks for it."""


def truth(person: Person, issue: int, fact: str) -> tuple[int, str]:
    """What is so now: the fact's number, and its words where it is a text."""
    plan = person.plan
    domain = plan.domain(issue, fact)
    if fact == "more":
        return (0 if waiting(person) else 1), ""
    values = _written(person, issue, fact)
    if not values and domain is not None and domain.kind is DomainKind.TEXT:
        return 0, own_words(person, issue, fact)
    if fact == "record" and not plan.scenario.caller.record_found and domain and "not-found" in domain.words:
        return domain.words.index("not-found"), ""
    if not values:
        told = plan.issue(issue)
        assumed = plan.assumed.get(told.sop, {}).get(fact) if told else None
        first = domain.low if domain and domain.kind is DomainKind.NUMBER else 0
        values = (first if assumed is None else assumed,)
    given = person.given.get((plan.scope(issue, fact), fact), 0)
    return values[min(given, len(values) - 1)], ""


def own_words(person: Person, issue: int, fact: str) -> str:
    """The words of a text fact, as the caller says them; empty when nothing in the scenario gives any."""
    plan = person.plan
    for told in _nearest(person, issue, fact):
        for name, text in told.texts:
            if name == fact:
                return plan.words(text)
    return plan.names.get(fact, "")


def on_record(person: Person, issue: int, fact: str) -> str:
    """The words of a text fact as the desk's record shows them, which may disagree with what the caller says."""
    for name, text in person.plan.scenario.caller.record:
        if name == fact:
            return person.plan.words(text)
    return own_words(person, issue, fact)


def say(person: Person, issue: int, fact: str) -> tuple[Person, int, str]:
    """The caller is asked for a fact: its number as told (unknown when withheld) and its words."""
    plan = person.plan
    key = (plan.scope(issue, fact), fact)
    count = person.asked.get(key, 0) + 1
    asked = {**person.asked, key: count}
    claim, hidden = _first_answers(plan.issue(issue), fact)
    if count < hidden:
        return replace(person, asked=asked), UNKNOWN if claim is None else claim, ""
    number, words = truth(person, issue, fact)
    return replace(person, asked=asked, given=_more(person.given, key)), number, words


def look_up(person: Person, issue: int, fact: str) -> tuple[Person, int, str]:
    """The desk looks a fact up: always the truth of that moment."""
    number, words = truth(person, issue, fact)
    key = (person.plan.scope(issue, fact), fact)
    if not words and number == 0:
        domain = person.plan.domain(issue, fact)
        words = on_record(person, issue, fact) if domain and domain.kind is DomainKind.TEXT else ""
    return replace(person, given=_more(person.given, key)), number, words


def result_of(person: Person, name: str, verb: str, target: str, issue: int) -> tuple[Person, str]:
    """What a step or a tool gives on this visit."""
    step = person.plan.steps.get(name)
    key = (issue, name or f"{verb}:{target}")
    visit = person.visits.get(key, 0)
    later = replace(person, visits=_more(person.visits, key))
    listed = _listed(person, name, issue)
    if listed:
        return later, listed[min(visit, len(listed) - 1)]
    if verb == Verb.VERIFY:
        return _verified(person, target)
    if verb == Verb.OFFER:
        return later, choice(person, step, issue)
    if step is not None and step.results:
        return later, step.results[0]
    return later, DEFAULT_RESULTS.get(Verb(verb), "done") if verb in tuple(Verb) else "done"


def choice(person: Person, step: Step | None, issue: int) -> str:
    """The option that the caller takes of those that are put: the one wanted, else the first not refused, else none."""
    told = person.plan.issue(issue)
    options = tuple(option.id for option in step.offers) if step else ()
    refused = told.refuses if told else ()
    if told and told.chooses in options and told.chooses not in refused:
        return told.chooses
    return next((option for option in options if option not in refused), "none")


def waiting(person: Person) -> tuple[int, ...]:
    """Issues that the caller has not told and would tell when asked whether there is anything else."""
    issues = enumerate(person.plan.scenario.issues)
    return tuple(index for index, issue in issues if index not in person.told and issue.told != "hinted")


def _verified(person: Person, method: str) -> tuple[Person, str]:
    """A method belongs to the call: its visits count whatever step or issue it is tried for."""
    key = (CALL, f"verify:{method}")
    visit = person.visits.get(key, 0)
    caller = person.plan.scenario.caller
    given = dict(caller.methods).get(method) or (("passed" if caller.genuine else "failed"),)
    return replace(person, visits=_more(person.visits, key)), given[min(visit, len(given) - 1)]


def _listed(person: Person, name: str, issue: int) -> tuple[str, ...]:
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


def _first_answers(issue: Issue | None, fact: str) -> tuple[int | None, int]:
    """What is claimed first, and the number of the question that brings the truth (0: the first)."""
    if issue is None:
        return None, 0
    claim = next((number for name, number in issue.claims if name == fact), None)
    hidden = next((count for name, count in issue.hides if name == fact), 0 if claim is None else 2)
    return claim, hidden


def _nearest(person: Person, issue: int, fact: str) -> tuple[Issue, ...]:
    """The issue asked about; for a fact of the call every issue, because any of them may say it."""
    told = person.plan.issue(issue)
    own = (told,) if told else ()
    return own + person.plan.scenario.issues if fact in person.plan.call_facts else own


def _written(person: Person, issue: int, fact: str) -> tuple[int, ...]:
    for told in _nearest(person, issue, fact):
        for name, values in told.facts:
            if name == fact:
                return values
    return ()


def _more(counts: Counts, key: tuple[int, str]) -> Counts:
    return {**counts, key: counts.get(key, 0) + 1}
