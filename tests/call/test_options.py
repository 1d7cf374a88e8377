"""Guided play: four whole steps, one of them right, drawn from the seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from simulator.call import Call, answer, begin
from simulator.call.ideal import rights
from simulator.call.option import Option
from simulator.call.options import fit, mood, options
from simulator.call.trace import trace
from simulator.model.call import MoveKind
from tests.call.desk import ring, typed, workspace
from tests.library.starter import starter


def by_kind(call: Call, kind: str) -> Option:
    return next(option for option in options(call) if option.kind == kind)


def turns(scenario: str, seed: int = 7) -> list[Call]:
    """Every moment of a call in which the right option is always taken."""
    calls = [ring(scenario, seed=seed, mode="guided")]
    while not calls[-1].over:
        calls.append(answer(calls[-1], by_kind(calls[-1], "right").move))
    return calls


@pytest.mark.parametrize("scenario", ["tablet", "two"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_right_option_leads_to_the_expected_end(scenario: str, seed: int) -> None:
    last = turns(scenario, seed)[-1]
    assert [issue.ended for issue in last.issues] == [issue.expect.outcome for issue in last.play.scenario.issues]


@pytest.mark.parametrize("scenario", ["tablet", "two", "impostor"])
def test_every_turn_shows_four_different_whole_steps_of_which_one_is_right(scenario: str) -> None:
    for call in turns(scenario)[:-1]:
        shown = options(call)
        assert [option.number for option in shown] == list(range(1, len(shown) + 1))
        assert len({option.text for option in shown}) == len(shown)
        assert Counter(option.kind for option in shown)["right"] == 1
        assert len(shown) >= 3
        for option in shown:
            assert option.move.option == option.number
            assert option.move.fault == option.fault
            assert (option.fault == "") == (option.kind == "right")


def test_one_errs_by_kindness_one_by_caution_and_one_comes_too_early() -> None:
    kinds = Counter(option.kind for call in turns("tablet")[:-1] for option in options(call))
    assert kinds["nice"] == kinds["cautious"] == kinds["right"]
    assert kinds["early"] >= kinds["right"] - 3


def test_the_same_seed_shows_the_same_and_another_shows_another_order() -> None:
    assert options(ring(mode="guided")) == options(ring(mode="guided"))
    orders = {tuple(option.kind for option in options(ring(mode="guided", seed=seed))) for seed in range(20)}
    assert len(orders) > 5


def test_the_right_one_stands_in_every_place_in_turn() -> None:
    places = Counter(by_kind(call, "right").number for seed in range(10) for call in turns("tablet", seed)[:-1])
    assert set(places) == {1, 2, 3, 4}


def test_no_lure_is_shown_twice_running_where_there_are_others() -> None:
    calls = turns("tablet")[:-1]
    lures = [by_kind(call, "nice").text for call in calls]
    same = sum(1 for first, second in pairwise(lures) if first == second)
    assert same < len(lures)


def test_a_step_with_script_and_tool_happens_in_one_move() -> None:
    call = next(call for call in turns("two") if rights(call) and rights(call)[0].name == "opening/look-up")
    move = by_kind(call, "right").move
    assert (move.kind, move.text, move.verb, move.target) == (
        MoveKind.OPTION, "One moment, I open your record.", "check", "record",
    )  # fmt: skip
    after = answer(call, move)
    assert after.turn == call.turn + 1
    assert [event.step for event in trace(after).deeds[-1].events] == ["opening/look-up"]


def test_a_lure_that_works_a_tool_works_it() -> None:
    call = next(call for call in turns("two") if rights(call) and rights(call)[0].name == "verify-identity/explain")
    lures = {
        option.move.target for seed in range(12) for option in options(_reseeded(call, seed)) if option.kind == "nice"
    }
    assert "unlock" in lures
    shown = [option for seed in range(12) for option in options(_reseeded(call, seed))]
    again = next(option for option in shown if option.move.target == "unlock" and option.kind == "nice")
    assert again.fault == "skips-verification"
    after = answer(call, again.move)
    assert any(event.protected for event in trace(after).deeds[-1].events)
    assert trace(after).deeds[-1].fault == "skips-verification"


def _reseeded(call: Call, seed: int) -> Call:
    return replace(call, play=replace(call.play, seed=seed))


def test_a_lure_that_ends_an_issue_ends_it() -> None:
    call = next(call for call in turns("tablet") if rights(call) and rights(call)[0].name == "parcel-tablet/charge")
    found = [
        option
        for seed in range(12)
        for option in options(_reseeded(call, seed))
        if option.move.verb == "end" and option.fault == "refuse-everyone"
    ]
    after = answer(call, found[0].move)
    assert after.issues[0].ended == "refused"


def test_a_lure_fits_only_where_all_its_conditions_hold() -> None:
    call = ring(mode="guided")
    right = rights(call)[0]
    anywhere, _, verification, *_ = workspace().lures
    assert fit(call, right, anywhere) == 0
    assert fit(call, right, verification) == -1
    assert fit(call, right, replace(anywhere, phase="opening", mood="calm")) == 2
    assert fit(call, right, replace(anywhere, sop="opening")) == 2
    assert fit(call, right, replace(anywhere, sop="account-back")) == -1


def test_the_mood_is_named_as_lures_name_it() -> None:
    call = ring()
    feels = call.person.mood
    assert mood(call) == "calm"
    assert mood(replace(call, person=replace(call.person, mood=replace(feels, anger=700)))) == "angry"
    assert mood(replace(call, person=replace(call.person, mood=replace(feels, helplessness=700)))) == "worried"


def test_steps_that_may_come_in_any_order_are_each_right_for_some_seed() -> None:
    call = next(call for call in turns("tablet") if rights(call) and len(rights(call)) > 1)
    names = {by_kind(_reseeded(call, seed), "right").move.heard.steps for seed in range(30)}
    assert names == {("parcel-tablet/what-happens",), ("parcel-tablet/which-one",)}


def test_without_lures_later_steps_stand_in() -> None:
    call = ring(mode="guided")
    shelf = replace(call.play.shelf, workspace=replace(call.play.workspace, lures=()))
    bare = replace(call, play=replace(call.play, shelf=shelf))
    assert Counter(option.kind for option in options(bare)) == {"right": 1, "early": 3}


def test_a_call_that_is_over_offers_nothing() -> None:
    assert options(typed(ring(mode="guided"), "/hang-up")) == ()


def test_when_nobody_is_on_the_line_no_choice_is_talk() -> None:
    made = starter().scenario("angry-repeat")
    assert made is not None
    call, alone = begin(starter(), made, seed=4, mode="guided"), 0
    while not call.over:
        shown = options(call)
        if call.caller_gone:
            alone += 1
            assert not any(option.move.text for option in shown)
            assert not any("Cheryl" in option.text for option in shown)
        call = answer(call, next(option.move for option in shown if not option.fault))
    assert alone >= 2
