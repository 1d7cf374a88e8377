"""What holds for every call: leaving things out never pays, nonsense proves nothing, doing nothing passes nowhere."""

from __future__ import annotations

import pytest

from simulator.call.trace import trace
from simulator.model.trace import Deed
from simulator.scoring import Verdict
from tests.scoring.library import ideal, library, lines_of, scenario_ids, scored, typed, without

SOME = ("pw-friendly", "mfa-impostor-urgent", "vpn-is-outage", "password-and-vpn", "billing-refund", "abusive")
GIBBERISH = ("flurb grommet wexel zindle", "The blue carpet of winter drives seven onions quietly.")


@pytest.mark.parametrize("scenario", SOME)
def test_leaving_out_a_step_of_an_ideal_call_never_raises_quality(scenario: str) -> None:
    whole = ideal(scenario)
    best = scored(whole)
    assert best.passed
    for deed in whole.deeds:
        if deed.steps:
            less = scored(without(whole, (deed.number,)))
            assert less.low <= best.low, deed
            assert less.fitness <= best.fitness, deed


@pytest.mark.parametrize("scenario", SOME)
def test_leaving_out_a_step_that_must_be_carried_out_fails_the_call(scenario: str) -> None:
    whole = ideal(scenario)
    musts = {step.id for sop in library().sops for step in sop.steps if step.must}
    for deed in whole.deeds:
        if (
            deed.verb
            and len(deed.steps) == 1
            and deed.steps[0].rpartition("/")[2] in musts
            and not _twice(whole.deeds, deed)
        ):
            assert scored(without(whole, (deed.number,))).verdict is Verdict.FAILED, deed.steps


def _twice(deeds: tuple[Deed, ...], one: Deed) -> bool:
    return sum(1 for deed in deeds if set(deed.steps) & set(one.steps) and deed.verb) > 1


@pytest.mark.parametrize("nonsense", GIBBERISH, ids=("no known word", "known words"))
@pytest.mark.parametrize("scenario", ["pw-friendly", "mfa-impostor-urgent", "vpn-is-outage"])
def test_a_line_of_nonsense_never_gives_a_certain_error_and_never_pays(scenario: str, nonsense: str) -> None:
    lines = lines_of(scenario)
    best = scored(typed(scenario, lines))
    certain = {one.error.code for one in best.critical if one.certain}
    for place, line in enumerate(lines):
        if line.startswith("/"):
            continue
        found = scored(typed(scenario, (*lines[:place], nonsense, *lines[place + 1 :])))
        new = {one.error.code for one in found.critical if one.certain} - certain
        assert not new, (line, new)
        assert found.low <= best.low, line


@pytest.mark.parametrize("scenario", scenario_ids())
def test_hanging_up_at_once_never_passes(scenario: str) -> None:
    assert not scored(typed(scenario, ("/hang-up",))).passed


@pytest.mark.parametrize("scenario", scenario_ids())
def test_saying_nothing_never_passes(scenario: str) -> None:
    assert not scored(typed(scenario, ("/wait 20s",) * 5)).passed


@pytest.mark.parametrize("scenario", scenario_ids())
def test_nonsense_throughout_never_passes(scenario: str) -> None:
    lines = tuple(f"{GIBBERISH[turn % 2]} {turn}" for turn in range(20))
    assert not scored(typed(scenario, (*lines, "/hang-up"))).passed


def test_a_call_that_was_never_ended_has_no_score() -> None:
    lines = lines_of("pw-friendly")
    found = scored(typed("pw-friendly", lines[:-1]))
    assert (found.verdict, found.low, found.high) == (Verdict.NO_SCORE, -1, -1)


@pytest.mark.parametrize("scenario", ["mfa-impostor-urgent", "mfa-director-genuine", "mfa-new-phone-genuine"])
def test_giving_an_account_back_unverified_is_always_a_certain_error(scenario: str) -> None:
    found = scored(trace(typed(scenario, lines_of(scenario, "skips-verification"))))
    fatal = [one for one in found.critical if one.error.code == "CE-01"]
    assert fatal
    assert all(one.certain and one.fails for one in fatal)
    assert found.verdict is Verdict.FAILED


def test_scoring_twice_gives_the_same() -> None:
    call = ideal("password-and-vpn")
    assert scored(call) == scored(call)
