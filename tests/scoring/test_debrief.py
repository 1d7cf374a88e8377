"""What is said after a call: the headline, what cost most, a better line; and that a typed line can change no page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from simulator.call.trace import trace
from simulator.report.debrief_json import as_json
from simulator.report.debrief_markdown import as_html, as_markdown, marked
from simulator.report.debrief_text import as_text
from simulator.scoring import debrief, score
from tests.scoring.library import good_call, ideal, library, lines_of, scenario_ids, scored, typed

HOSTILE = "\x1b]0;owned\x07<script>alert(1)</script> [x](javascript:y) **b** \u202edlrow"


def of(call):
    result = score(call, library())
    return debrief(result, call, library()), result


def bad():
    return of(good_call("mfa-impostor-urgent.bad.call"))[0]


def test_the_headline_says_what_happened_and_why_it_failed() -> None:
    found = bad()
    assert found.headline == "Failed: a protected action without proof of who is calling."
    assert "CE-01" in found.because
    assert "turn 12" in found.because


def test_the_costliest_miss_comes_first_with_a_line_that_would_have_been_better() -> None:
    miss = bad().misses[0]
    assert miss.said == "/do issue-code"
    assert miss.step == "verify-identity/call-back"
    assert (miss.at.file, miss.at.line > 1) == ("sops/verify-identity.yaml", True)
    assert "ring the number" in miss.better


def test_no_more_than_three_misses_are_shown_and_each_is_another_one() -> None:
    found = bad()
    assert len(found.misses) == 3
    assert len({(miss.turn, miss.what) for miss in found.misses}) == 3
    steps = [miss.step for miss in (*found.misses, *found.more) if miss.step]
    assert len(steps) == len(set(steps))


def test_a_calm_caller_is_no_proof_of_a_good_call() -> None:
    assert "no proof" in bad().mood


def test_a_good_call_is_told_what_went_well_and_nothing_to_try_again() -> None:
    found = of(ideal("pw-friendly"))[0]
    assert found.headline.startswith("Passed")
    assert found.well
    assert (found.misses, found.again) == ((), 0)


def test_a_call_that_was_not_ended_gets_no_score_and_a_next_step() -> None:
    call = trace(typed("pw-friendly", lines_of("pw-friendly")[:5]))
    found = of(call)[0]
    assert found.headline == "No score: the call was not ended."
    assert "quality" not in as_text(found)


@pytest.mark.parametrize("scenario", scenario_ids()[::5])
def test_no_line_of_the_text_is_wider_than_the_terminal(scenario: str) -> None:
    call = trace(typed(scenario, lines_of(scenario, "over-apologiser")))
    found = of(call)[0]
    for details in (False, True):
        long = [line for line in as_text(found, details=details).splitlines() if len(line) > 80 and " " in line.strip()]
        assert not long


def test_a_better_line_has_no_blank_left_in_braces() -> None:
    for scenario in scenario_ids()[::4]:
        found = of(trace(typed(scenario, lines_of(scenario, "robot"))))[0]
        assert all("{" not in miss.better for miss in (*found.misses, *found.more))


def hostile():
    call = good_call("mfa-impostor-urgent.bad.call")
    number = next(deed.number for deed in call.deeds if deed.target == "issue-code")
    deed = replace(call.deeds[number], said=HOSTILE)
    return of(replace(call, deeds=(*call.deeds[:number], deed, *call.deeds[number + 1 :])))


def test_what_was_typed_reaches_no_terminal_as_a_command() -> None:
    text = as_text(hostile()[0], details=True)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_what_was_typed_reaches_html_and_markdown_as_text() -> None:
    found = hostile()[0]
    assert "<script>" not in as_html(found)
    assert "&lt;script&gt;" in as_html(found)
    assert "<script>" not in as_markdown(found)
    assert "[x](" not in as_markdown(found)
    assert marked("*a* <b> [c]") == "&#42;a&#42; &#60;b&#62; &#91;c&#93;"


def test_json_holds_the_result_and_the_words() -> None:
    found, result = of(good_call("mfa-impostor-urgent.bad.call"))
    read = json.loads(as_json(found, result))
    assert read["format"] == "sop-debrief/1"
    assert read["verdict"] == "failed"
    assert read["quality"]["low"] == result.low
    assert {one["code"] for one in read["critical"]} >= {"CE-01"}
    assert read["misses"][0]["at"]["file"] == "sops/verify-identity.yaml"


def test_the_same_call_gives_the_same_words() -> None:
    call = good_call("mfa-impostor-urgent.bad.call")
    assert of(call)[0] == of(call)[0]
    assert scored(call) == scored(call)
