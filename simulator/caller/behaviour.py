"""What the caller does: first words, and the answer to everything that happens."""

from __future__ import annotations

from dataclasses import replace

from simulator.caller.disclosure import look_up, result_of, say, waiting
from simulator.caller.exchange import Happening, Reply, Stimulus
from simulator.caller.mood import Mood
from simulator.caller.person import Person
from simulator.caller.plan import lay_out
from simulator.model.fact import UNKNOWN, DomainKind
from simulator.model.scenario import CastMember, Scenario
from simulator.model.sop import Verb
from simulator.model.workspace import Workspace


def arrive(
    workspace: Workspace, scenario: Scenario, seed: int, lang: str, who: CastMember | None = None
) -> tuple[Person, Reply]:
    """The call comes in: the caller and the first words. `who` takes the place of the scenario's cast member."""
    person = Person(lay_out(workspace, scenario, seed, lang, who), Mood())
    first = tuple(index for index, issue in enumerate(scenario.issues) if issue.told in ("at-once", "tangled"))
    lines = tuple(person.plan.words(scenario.issues[index].opens[0]) for index in first if scenario.issues[index].opens)
    person = replace(person, told=first)
    return person, Reply(person, lines, issues=first)


def react(person: Person, stimulus: Stimulus) -> Reply:
    """What the caller says and does after this."""
    person = replace(person, turn=person.turn + 1)
    if stimulus.kind is Happening.SPEECH:
        return _speech(person, stimulus)
    if stimulus.kind is Happening.TOOL:
        return _tool(person, stimulus)
    return Reply(person)


def _tool(person: Person, stimulus: Stimulus) -> Reply:
    name = stimulus.steps[0] if stimulus.steps else ""
    if stimulus.verb == Verb.END:
        ended = (*person.ended, stimulus.issue)
        return Reply(replace(person, ended=ended))
    if stimulus.verb == Verb.CHECK:
        person, number, words = look_up(person, stimulus.issue, stimulus.target)
        domain = person.plan.domain(stimulus.issue, stimulus.target)
        found = ((stimulus.issue, stimulus.target, number),)
        texts = ((stimulus.issue, stimulus.target, words),) if words else ()
        return Reply(person, found=found, texts=texts, answers=((name, domain.word(number) if domain else "unknown"),))
    result = stimulus.result
    if not result:
        person, result = result_of(person, name, stimulus.verb, stimulus.target, stimulus.issue)
    return Reply(person, answers=((name, result),))


def _speech(person: Person, stimulus: Stimulus) -> Reply:
    asked: dict[tuple[int, str], None] = dict.fromkeys(stimulus.asked)
    for name in stimulus.steps:
        step = person.plan.steps.get(name)
        if step and step.verb is Verb.ASK:
            asked.update(dict.fromkeys((stimulus.issue, fact) for fact in step.facts or (step.target,)))
    told: list[tuple[int, str, int]] = []
    texts: list[tuple[int, str, str]] = []
    lines: list[str] = []
    issues: tuple[int, ...] = ()
    for issue, fact in asked:
        more = waiting(person) if fact == "more" else ()
        person, number, words = say(person, issue, fact)
        told.append((issue, fact, number))
        domain = person.plan.domain(issue, fact)
        if words:
            texts.append((issue, fact, words))
        lines.append(words or (domain.word(number).replace("-", " ") if domain else "I don't know."))
        if more:
            issues = more[:1]
            person = replace(person, told=person.told + issues)
            lines.extend(person.plan.words(text) for text in person.plan.scenario.issues[more[0]].opens[:1])
    answers: list[tuple[str, str]] = []
    numbers = {fact: number for _, fact, number in told}
    for name in stimulus.steps:
        person, result = _answer(person, name, stimulus.issue, numbers)
        answers.append((name, result))
    return Reply(person, tuple(lines), tuple(told), texts=tuple(texts), answers=tuple(answers), issues=issues)


def _answer(person: Person, name: str, issue: int, numbers: dict[str, int]) -> tuple[Person, str]:
    """What a step done by speech gives: for a question what was told, else what the caller does."""
    step = person.plan.steps.get(name)
    if step is None:
        return person, "done"
    if step.verb is not Verb.ASK:
        return result_of(person, name, step.verb, step.target, issue)
    facts = step.facts or (step.target,)
    if len(facts) != 1:
        return person, "unknown" if any(numbers.get(fact) == UNKNOWN for fact in facts) else "done"
    domain = person.plan.domain(issue, facts[0])
    number = numbers.get(facts[0], UNKNOWN)
    if domain is None or (domain.kind is DomainKind.TEXT and number != UNKNOWN):
        return person, "known"
    return person, domain.word(number)
