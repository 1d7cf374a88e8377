"""What a right end of each issue is, held against what happened."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.hearing.tongues import tongue
from simulator.hearing.words import words
from simulator.model.scenario import Issue
from simulator.model.sop import Verb
from simulator.model.trace import Deed, IssueTrace
from simulator.scoring.applies import Case
from simulator.scoring.result import Expectation

HANDS_OVER = (Verb.TRANSFER, Verb.ESCALATE)
NOT_BEGUN = "not begun"
"""How the issue of a caller ends whom the desk does not know."""
SHORT = 2
"""Words of so many letters tell nothing."""


def expectations(case: Case) -> tuple[Expectation, ...]:
    """Every expectation of every issue, also of those that the trainee never got to hear."""
    if case.scenario is None:
        return ()
    found: list[Expectation] = []
    for index, issue in enumerate(case.scenario.issues):
        number = next((n for n, told in enumerate(case.trace.issues) if told.index == index and told.told >= 0), -1)
        if number < 0:
            if issue.told != "hinted" or issue.expect.outcome:
                found.append(Expectation(index, "told", "heard of", "never told", met=False))
            continue
        found.extend(_of_issue(case, index, number, issue))
    return tuple(found)


def _of_issue(case: Case, index: int, number: int, issue: Issue) -> Iterator[Expectation]:
    expect, told = issue.expect, case.trace.issues[number]
    if number in case.not_due:
        begun = _begun(case, number)
        got = told.ended or ("begun" if begun else NOT_BEGUN)
        at = told.ended_at if told.ended or begun is None else begun.number
        yield Expectation(index, "outcome", NOT_BEGUN, got, got == NOT_BEGUN, at)
        return
    if expect.outcome:
        got = told.ended or "left open"
        yield Expectation(index, "outcome", expect.outcome, got, got == expect.outcome, told.ended_at)
    if not case.trace.tools_shown:
        return
    if expect.tickets:
        got = ", ".join(told.tickets) or "none"
        met = set(expect.tickets) <= set(told.tickets)
        yield Expectation(index, "tickets", ", ".join(expect.tickets), got, met)
    if expect.escalate:
        teams = tuple(dict.fromkeys(deed.target for deed in case.trace.deeds if _is_for(deed, number)))
        deed = next((deed.number for deed in case.trace.deeds if _is_for(deed, number)), -1)
        got = ", ".join(teams) or "nobody"
        yield Expectation(index, "escalate", expect.escalate, got, expect.escalate in teams, deed)
    if expect.priority:
        yield Expectation(
            index, "priority", expect.priority, told.priority or "not set", told.priority == expect.priority
        )
    yield from _never(case, index, expect.never)
    if expect.diagnosis:
        written = _diagnosis(case, number)
        met = _is_about(written, case, issue)
        yield Expectation(index, "diagnosis", expect.diagnosis, written or "none", met)


def _begun(case: Case, number: int) -> Deed | None:
    """The first deed that worked on an issue, by a tool that changes something or hands it on."""
    names = {
        node.name
        for part in case.walk.parts
        if part.kind == "issue" and part.issue == number
        for node in part.graph.nodes
    }
    works = (Verb.DO, *HANDS_OVER)
    return next((deed for deed in case.trace.deeds if deed.verb in works and names & set(deed.steps)), None)


def _is_for(deed: Deed, number: int) -> bool:
    return deed.verb in HANDS_OVER and deed.issue in (number, -1)


def _never(case: Case, index: int, steps: tuple[str, ...]) -> Iterator[Expectation]:
    for step in steps:
        deed = next((deed for deed in case.trace.deeds if _did(deed, step)), None)
        met = deed is None
        yield Expectation(index, "never", step, "not done" if met else "done", met, deed.number if deed else -1)


def _did(deed: Deed, step: str) -> bool:
    is_it = deed.target == step or any(step in (name, name.rpartition("/")[2]) for name in deed.steps)
    return bool(deed.verb) and is_it and deed.result not in ("failed", "refused", "no-answer", "")


def _diagnosis(case: Case, number: int) -> str:
    """The last diagnosis that was written for an issue."""
    written = ""
    for deed in case.trace.deeds:
        if deed.verb == Verb.RECORD and deed.issue in (number, -1):
            for word in deed.rest:
                name, _, text = word.partition("=")
                written = text if name == "diagnosis" else written
    return written


def _is_about(written: str, case: Case, issue: Issue) -> bool:
    """Whether a diagnosis has a word of this case in it: of the expected one, the problem, or its procedure.

    Which words it takes is for a person to judge; that nothing of the kind was written is not.
    """
    lang = case.trace.lang
    first = case.workspace.desk.languages[0]
    sop = case.workspace.sop(issue.sop)
    texts = [issue.wants, *(text for step in sop.steps for text in (step.does, step.say)), sop.title] if sop else []
    case_words = {one for text in texts if text for one in _telling(text.say(lang), lang)}
    case_words |= _telling(issue.expect.diagnosis, first) | _telling(issue.sop.replace("-", " "), first)
    case_words |= {word for _, value in issue.texts for word in _telling(value.say(lang), lang)}
    return bool((_telling(written, lang) | _telling(written, first)) & case_words)


def _telling(text: str, lang: str) -> set[str]:
    """The stems of the words that carry meaning."""
    small = tongue(lang).small | tongue(lang).fillers
    return {word.stem for word in words(text, lang) if word.plain not in small and len(word.plain) > SHORT}


def is_met(found: tuple[Expectation, ...], key: str) -> tuple[int, int]:
    """How many expectations of a kind there are, and how many were met. What was never told misses every key."""
    mine = [one for one in found if one.key in (key, "told")]
    return len(mine), sum(1 for one in mine if one.met)


def open_issues(issues: tuple[IssueTrace, ...]) -> tuple[int, ...]:
    """Issues that were told and never ended."""
    return tuple(number for number, issue in enumerate(issues) if issue.told >= 0 and not issue.ended)
