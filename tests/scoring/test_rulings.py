"""A suspected error is a question: a person says whether it is one, and both findings are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.model.call import Hint
from simulator.model.trace import Trace
from simulator.scoring import Verdict, score
from simulator.scoring.result import Result, Ruling
from tests.scoring.library import ideal, library

DEED = 4


@pytest.fixture(scope="module")
def blamed() -> Trace:
    """The ideal call, with something in it that sounds like blame."""
    call = ideal("pw-friendly")
    deed = call.deeds[DEED]
    acts = (*deed.heard.acts, Hint("blames", "your own fault", exact=False))
    said = replace(deed, heard=replace(deed.heard, acts=acts))
    return replace(call, deeds=(*call.deeds[:DEED], said, *call.deeds[DEED + 1 :]))


def ruled(call: Trace, *rulings: Ruling) -> Result:
    return score(call, library(), (), rulings)


def test_one_that_holds_fails_the_call(blamed: Trace) -> None:
    found = ruled(blamed, Ruling(DEED, "CE-10", holds=True))
    assert ruled(blamed).verdict is Verdict.NEEDS_REVIEW
    assert found.verdict is Verdict.FAILED
    assert [(one.certain, one.ruled) for one in found.critical] == [(True, "coach")]


def test_one_that_does_not_hold_costs_nothing_at_all(blamed: Trace) -> None:
    found = ruled(blamed, Ruling(DEED, "CE-10", holds=False))
    assert found.verdict is Verdict.PASSED
    assert not found.critical
    assert found.low == ruled(ideal("pw-friendly")).low
    assert found.first == (ruled(blamed).low, ruled(blamed).high)
    assert found.rulings == (Ruling(DEED, "CE-10", holds=False),)


def test_a_ruling_is_on_one_error_of_one_line(blamed: Trace) -> None:
    for other in (Ruling(DEED + 1, "CE-10", holds=False), Ruling(DEED, "CE-09", holds=False)):
        assert ruled(blamed, other).verdict is Verdict.NEEDS_REVIEW


def test_in_an_exam_only_a_coach_decides_and_a_coach_goes_before_the_trainee(blamed: Trace) -> None:
    exam = replace(blamed, mode="exam")
    mine, coachs = Ruling(DEED, "CE-10", holds=False, by="trainee"), Ruling(DEED, "CE-10", holds=True)
    assert ruled(exam, mine).verdict is Verdict.NEEDS_REVIEW
    assert ruled(blamed, mine).verdict is Verdict.PASSED
    for both in ((mine, coachs), (coachs, mine)):
        assert ruled(blamed, *both).verdict is Verdict.FAILED


def test_what_is_certain_is_not_for_anybody_to_wave_through() -> None:
    call = ideal("pw-friendly")
    deed = call.deeds[DEED]
    acts = (*deed.heard.acts, Hint("blames", "your own fault", exact=True))
    said = replace(deed, heard=replace(deed.heard, acts=acts))
    certain = replace(call, deeds=(*call.deeds[:DEED], said, *call.deeds[DEED + 1 :]))
    found = ruled(certain, Ruling(DEED, "CE-10", holds=False))
    assert found.verdict is Verdict.FAILED
    assert found.low == ruled(certain).low
