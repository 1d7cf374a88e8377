"""
Critical errors: from breached policies, from listed phrases, and from an issue that ended in the wrong hands.

`certain` follows breaches.py; `harmed` is decided here: a wrong protected action carried out, a hidden P1 or P2 left,
a caller left without a next step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.model.scorecard import CriticalError
from simulator.model.sop import Verb
from simulator.model.trace import Deed
from simulator.scoring.applies import RAISED, Case
from simulator.scoring.breaches import Broken, is_sure
from simulator.scoring.result import CriticalFinding, Expectation
from simulator.scoring.speech import hints_of
from simulator.scoring.wording import small

TO_STRANGERS = frozenset({"confirms-account", "discloses-method"})
"""Acts that are an error only towards somebody whose identity is not proven."""
PROVEN = 2
MISSED, LEFT_ALONE = "CE-06", "CE-07"
_NEXT = frozenset({"gives-next-step", "gives-next-update"})


def critical_errors(
    case: Case, broken: Sequence[Broken], expected: Sequence[Expectation]
) -> tuple[CriticalFinding, ...]:
    """All critical errors, certain ones first; the same error at the same deed once."""
    found = [*_from_policies(case, broken), *_from_words(case), *_from_ends(case, expected)]
    best: dict[tuple[str, int], CriticalFinding] = {}
    for one in found:
        key = (one.error.code, one.deed)
        if key not in best or (one.certain, one.harmed) > (best[key].certain, best[key].harmed):
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (not one.certain, not one.fails, one.deed, one.error.code)))


def _error(case: Case, code: str) -> CriticalError | None:
    return case.workspace.scorecard.error(code) if case.workspace.scorecard else None


def _from_policies(case: Case, broken: Sequence[Broken]) -> Iterator[CriticalFinding]:
    for one in broken:
        error = _error(case, one.policy.breach)
        if error is None:
            continue
        rule = one.policy.rule.say(case.trace.lang)
        because = f"This rule was broken: {small(rule)}" if rule else one.because
        words = case.trace.deeds[one.deed].said if one.deed >= 0 else ""
        yield CriticalFinding(
            error, one.certain, because, one.deed, words, _harm(case, one.deed, error.code), one.policy.id
        )


def _harm(case: Case, deed: int, code: str) -> bool:
    """Whether harm was done: something given away, or a wide problem that nobody was told of."""
    if deed >= 0 and any(event.protected and event.result == "done" for event in case.trace.deeds[deed].events):
        return case.trace.deeds[deed].known is not None and _was_wrong(case.trace.deeds[deed])
    return code == MISSED and bool(_missed(case))


def _was_wrong(deed: Deed) -> bool:
    """A protected action whose proof did not suffice when it was done."""
    return any(event.protected and event.assurance < event.needed for event in deed.events)


def _missed(case: Case) -> tuple[int, ...]:
    """Issues of the scenario that are urgent, and of which nobody was told."""
    if case.scenario is None:
        return ()
    teams = {deed.target for deed in case.trace.deeds if deed.verb in (Verb.TRANSFER, Verb.ESCALATE)}
    ended = {issue.index: issue for issue in case.trace.issues}
    found = []
    for index, issue in enumerate(case.scenario.issues):
        told = ended.get(index)
        is_raised = issue.expect.escalate in teams or not issue.expect.escalate
        unheard = told is None or told.told < 0
        if issue.expect.priority in RAISED and (unheard or not is_raised):
            found.append(index)
    return tuple(found)


def _from_words(case: Case) -> Iterator[CriticalFinding]:
    card = case.workspace.scorecard
    for deed in case.trace.deeds:
        proven = dict(deed.known).get("assurance", 0) >= PROVEN
        for hint in hints_of(deed):
            for error in card.critical if card else ():
                if hint.act in error.heard and not (proven and hint.act in TO_STRANGERS):
                    act = case.workspace.act(hint.act)
                    says = small(act.says.say()) if act else hint.act.replace("-", " ")
                    because = f"What you said {says}."
                    yield CriticalFinding(error, is_sure(hint, case), because, deed.number, hint.words or deed.said)


def _from_ends(case: Case, expected: Sequence[Expectation]) -> Iterator[CriticalFinding]:
    missed, alone = _error(case, MISSED), _error(case, LEFT_ALONE)
    for index in _missed(case):
        if missed is not None and case.is_over:
            because = "An urgent problem was not passed on."
            yield CriticalFinding(missed, certain=True, because=because, harmed=True)
        del index
    if alone is None:
        return
    for one in expected:
        if one.key == "never" and not one.met:
            wrong = _was_wrong(case.trace.deeds[one.deed])
            because = f"`{one.expected}` was carried out, and must not be here."
            yield CriticalFinding(alone, certain=True, because=because, deed=one.deed, harmed=wrong)
    yield from _abandoned(case, alone)


def _abandoned(case: Case, error: CriticalError) -> Iterator[CriticalFinding]:
    """The agent ended the call with an open issue, without a word on what comes next."""
    if (
        not case.trace.tools_shown
        or case.trace.ended != "agent"
        or any(deed.verb == Verb.TRANSFER for deed in case.trace.deeds)
    ):
        return
    if any(part.kind == "any-time" and not part.counts for part in case.walk.parts):
        return
    is_open = any(not case.trace.issues[part.issue].ended for part in case.issue_parts)
    has_next = any(hint.act in _NEXT for deed in case.trace.deeds for hint in hints_of(deed))
    if is_open:
        last = len(case.trace.deeds) - 1
        because = "The call was ended while a problem was still open."
        yield CriticalFinding(error, certain=True, because=because, deed=last, harmed=not has_next)
