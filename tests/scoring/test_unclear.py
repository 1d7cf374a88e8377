"""A line that nobody could place leaves the score open: by how much, what is asked about it, and who may settle it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.call.trace import trace
from simulator.model.call import Clarity, Heard
from simulator.model.scorecard import Criterion
from simulator.model.text import bare
from simulator.scoring import Confirmation, Verdict, score
from simulator.scoring.result import Finding
from simulator.scoring.speech import Speech
from simulator.scoring.unclear import with_hope
from tests.scoring.library import ideal, library, lines_of, scored, typed

UNCLEAR = Heard(clarity=Clarity.UNCLEAR)
ODD = "Cheers for bearing with me on that one, mate."


def with_unclear(scenario: str, act: str):
    """The ideal call with the line that held this act made unclear, and that line's deed."""
    whole = ideal(scenario)
    number = next(deed.number for deed in whole.deeds if any(hint.act == act for hint in deed.heard.acts))
    deed = whole.deeds[number]
    events = tuple(replace(event, heard=frozenset()) for event in deed.events)
    odd = replace(deed, said=ODD, heard=UNCLEAR, steps=(), events=events)
    return replace(whole, deeds=(*whole.deeds[:number], odd, *whole.deeds[number + 1 :])), number


def test_an_unclear_line_makes_the_quality_a_range() -> None:
    found = scored(with_unclear("pw-friendly", "paraphrases")[0])
    assert found.low < found.high <= scored(ideal("pw-friendly")).high


def test_an_unclear_line_without_a_known_word_leaves_nothing_open() -> None:
    call, number = with_unclear("pw-friendly", "paraphrases")
    gibberish = replace(call.deeds[number], heard=Heard(clarity=Clarity.UNCLEAR, known=False))
    found = scored(replace(call, deeds=(*call.deeds[:number], gibberish, *call.deeds[number + 1 :])))
    assert found.low == found.high
    assert not found.unclear


def test_an_unclear_line_is_asked_about_with_an_act_that_is_missing() -> None:
    call, number = with_unclear("pw-friendly", "ticket-number")
    found = scored(call)
    (line,) = found.unclear
    missing = {act for finding in found.findings if finding.applies for act in finding.missing}
    assert (line.deed, line.said) == (number, ODD)
    assert line.act in missing


def test_what_the_trainee_confirms_counts_and_the_first_finding_stays() -> None:
    call, number = with_unclear("pw-friendly", "ticket-number")
    first = scored(call)
    act = first.unclear[0].act
    after = score(call, library(), (Confirmation(number, act),))
    assert after.low > first.low
    assert after.first == (first.low, first.high)
    assert (after.unclear[0].confirmed, after.unclear[0].was) == ("trainee", act)


def test_in_an_exam_only_a_coach_settles_a_line() -> None:
    call, number = with_unclear("pw-friendly", "ticket-number")
    exam = replace(call, mode="exam")
    act = scored(exam).unclear[0].act
    assert score(exam, library(), (Confirmation(number, act),)).low == scored(exam).low
    assert score(exam, library(), (Confirmation(number, act, "coach"),)).low > scored(exam).low


def test_a_line_that_meant_nothing_closes_the_range_at_its_lower_end() -> None:
    call, number = with_unclear("pw-friendly", "ticket-number")
    after = score(call, library(), (Confirmation(number, ""),))
    assert after.low == after.high == scored(call).low


def test_a_range_across_the_pass_mark_needs_review() -> None:
    call = with_unclear("pw-friendly", "paraphrases")[0]
    found = scored(call)
    card = replace(library().scorecard, mastery=found.high)
    assert score(call, replace(library(), scorecard=card)).verdict is Verdict.NEEDS_REVIEW


def test_three_unclear_lines_running_end_the_call_and_never_pass() -> None:
    lines = lines_of("pw-friendly")
    call = typed("pw-friendly", (*lines[:4], "zorp " + ODD, "blim " + ODD, "frap " + ODD, *lines[4:]))
    assert not scored(trace(call)).passed or call.over


@st.composite
def open_findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        wanted = draw(st.integers(1, 3))
        missing = draw(st.integers(0, wanted))
        low = 2 if not missing else (1 if missing < wanted else 0)
        acts = tuple(f"a{number}-{place}" for place in range(wanted))
        criterion = Criterion(f"X{number}", bare("x"), draw(st.integers(0, 8)), "heard", heard=acts)
        found.append(Finding(criterion, applies=True, low=low, high=low, missing=acts[:missing], wanted=wanted))
    return tuple(found)


@settings(max_examples=150)
@given(open_findings(), st.integers(0, 4))
def test_the_upper_end_is_the_most_that_so_many_lines_could_bring(found: tuple[Finding, ...], lines: int) -> None:
    speech = Speech({}, tuple(range(lines)), ())
    hoped = with_hope(_no_case(), found, speech, ())
    best = max(
        sum(finding.criterion.points * _value(finding, given) for finding, given in zip(found, shares, strict=True))
        for shares in product(*(range(min(lines, len(finding.missing)) + 1) for finding in found))
        if sum(shares) <= lines
    )
    assert sum(finding.criterion.points * finding.high for finding in hoped) == best
    assert all(finding.low == before.low for finding, before in zip(hoped, found, strict=True))


def _value(finding: Finding, given: int) -> int:
    heard = finding.wanted - len(finding.missing) + given
    return 2 if heard == finding.wanted else (1 if heard else 0)


def _no_case():
    from simulator.scoring.applies import Case
    from simulator.scoring.events import Seen
    from simulator.scoring.parts import Walk

    return Case(ideal("pw-friendly"), library(), None, Walk(()), Seen((), ()))
