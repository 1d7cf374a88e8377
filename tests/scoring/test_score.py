"""A call's score: criteria, expectations, critical errors, and what they come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.call.trace import trace
from simulator.model.call import Hint
from simulator.scoring import Verdict, score
from simulator.scoring.result import SectionScore
from simulator.scoring.score import quality
from simulator.scoring.speech import hints_of
from tests.scoring.library import good_call, ideal, library, lines_of, scored, typed, without


def value(found, criterion: str) -> tuple[bool, int]:
    finding = next(finding for finding in found.findings if finding.criterion.id == criterion)
    return finding.applies, finding.low


@pytest.mark.parametrize(
    ("halves", "points", "expected"),
    [(0, 10, 0), (20, 10, 100), (1, 100, 1), (1, 101, 0), (3, 4, 38), (0, 0, 0)],
)
def test_quality_is_a_whole_number_halves_up(halves: int, points: int, expected: int) -> None:
    assert quality([halves], [SectionScore("A", "A", halves, halves, points)]) == expected


def test_the_good_call_passes_and_the_bad_one_fails_by_the_account_given_away() -> None:
    good, bad = scored(good_call("mfa-impostor-urgent.good.call")), scored(good_call("mfa-impostor-urgent.bad.call"))
    assert good.passed
    assert good.low >= 90
    assert not any(one.certain for one in good.critical)
    assert bad.verdict is Verdict.FAILED
    assert next(one.error.code for one in bad.critical if one.certain and one.fails) == "CE-01"


def test_points_that_do_not_apply_leave_the_sum() -> None:
    found = scored(ideal("pw-friendly"))
    assert value(found, "D3") == (False, 0)
    assert value(found, "F1") == (False, 0)
    assert found.low == 100


def test_hold_counts_only_where_somebody_was_put_on_hold() -> None:
    lines = lines_of("pw-friendly")
    held = scored(typed("pw-friendly", (*lines[:6], "/hold", "/wait 30s", "/resume", *lines[6:])))
    applies, earned = value(held, "F1")
    assert applies
    assert earned < 2


def test_what_the_trainee_leaves_out_still_applies() -> None:
    call = ideal("mfa-director-genuine")
    verification = [
        deed.number for deed in call.deeds if any(name.startswith("verify-identity/") for name in deed.steps)
    ]
    found = scored(without(call, verification))
    assert value(found, "B1") == (True, 0)


def test_some_of_the_acts_are_worth_a_half() -> None:
    call = ideal("pw-friendly")
    deeds = tuple(
        replace(deed, heard=replace(deed.heard, acts=tuple(h for h in deed.heard.acts if h.act != "paraphrases")))
        for deed in call.deeds
    )
    assert value(scored(replace(call, deeds=deeds)), "C3") == (True, 1)


def test_a_word_of_blame_that_is_listed_is_a_certain_error() -> None:
    call = ideal("pw-friendly")
    first = call.deeds[4]

    def blamed(exact: bool):
        acts = (*first.heard.acts, Hint("blames", "your own fault", exact))
        deed = replace(first, heard=replace(first.heard, acts=acts))
        return scored(replace(call, deeds=(*call.deeds[:4], deed, *call.deeds[5:])))

    certain, perhaps = blamed(exact=True), blamed(exact=False)
    assert certain.verdict is Verdict.FAILED
    assert [(one.error.code, one.certain) for one in certain.critical] == [("CE-10", True)]
    assert perhaps.verdict is Verdict.NEEDS_REVIEW
    assert [(one.error.code, one.certain) for one in perhaps.critical] == [("CE-10", False)]


def test_an_issue_that_was_never_heard_of_is_an_expectation_missed() -> None:
    lines = lines_of("password-and-vpn")
    asked = next(place for place, line in enumerate(lines) if "anything else" in line)
    found = scored(typed("password-and-vpn", (*lines[:asked], "/hang-up")))
    assert ("told", False) in [(one.key, one.met) for one in found.expectations]
    assert found.verdict is Verdict.FAILED


def test_a_call_ended_with_a_problem_open_and_no_next_step_leaves_the_caller_alone() -> None:
    found = scored(typed("pw-friendly", (*lines_of("pw-friendly")[:6], "/hang-up")))
    alone = [one for one in found.critical if one.error.code == "CE-07"]
    assert alone
    assert alone[0].certain


def test_after_a_taken_transfer_the_closing_is_not_due() -> None:
    found = scored(good_call("phish-clicked.good.call"))
    closing = [part for part in found.walk.parts if part.sop == "closing"]
    assert all(not part.is_due for part in closing)
    assert found.passed


def test_a_guided_and_a_free_call_of_the_ideal_are_scored_alike() -> None:
    guided = scored(trace(typed("pw-friendly", lines_of("pw-friendly", mode="guided"), mode="guided")))
    assert guided.passed
    assert guided.mode == "guided"


def test_without_a_scorecard_there_are_no_points() -> None:
    found = score(ideal("pw-friendly"), replace(library(), scorecard=None))
    assert (found.low, found.sections, found.findings) == (0, (), ())


def test_metrics_are_spoken_time() -> None:
    call = ideal("pw-friendly")
    found = scored(call)
    assert found.metric("handle_time") == call.seconds
    assert sum(found.metric(name) or 0 for name in ("talk_time", "hold_time", "wrap_up")) == call.seconds
    assert found.metric("resolved_at_first_contact") == 1


def test_a_line_stuffed_with_key_words_counts_for_one_act() -> None:
    call = ideal("pw-friendly")
    number = next(deed.number for deed in call.deeds if len(deed.heard.acts) > 2)
    deed = call.deeds[number]
    stuffed = replace(deed, heard=replace(deed.heard, stuffed=True))
    assert [hint.act for hint in hints_of(stuffed)] == [deed.heard.acts[0].act]
    assert hints_of(deed) == deed.heard.acts
