"""Kind words that bring nothing on are a wait like any other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from simulator.caller import Reply, Stimulus
from tests.caller.desk import course, mumble, ring, said, say, scenario, tool

KIND = [say(f"Kind and empty words, number {number}.", "names-feeling") for number in range(40)]


def minded(replies: list[Reply]) -> list[int]:
    """The turns in which the caller minds that nothing gets on."""
    return [
        number
        for number, reply in enumerate(replies, 1)
        if any("nothing got on" in change.because for change in reply.changes)
    ]


def hang_ups(patience: str, stimuli: list[Stimulus]) -> int:
    made = scenario(temper="gentle")
    caller = replace(made.caller, persona=replace(made.caller.persona, patience=patience))
    plays = (course(ring(replace(made, caller=caller), seed), stimuli) for seed in range(40))
    return sum(any(reply.hangs_up for reply in replies) for replies in plays)


def test_a_quarter_of_the_patience_is_free_and_then_every_half_minute_is_minded() -> None:
    turns = minded(course(ring(scenario(temper="gentle")), KIND[:18]))
    assert turns[0] == 9  # 9 lines of 12 seconds are more than a quarter of 420
    assert [later - earlier for earlier, later in pairwise(turns)] == [3, 2, 3]


def test_the_first_time_the_caller_says_so() -> None:
    replies = course(ring(scenario(temper="gentle")), KIND[:9])
    assert [said(reply, "impatient") for reply in replies] == [False] * 8 + [True]


@pytest.mark.parametrize(
    "between",
    [
        say("May I ask what device it is?", "", "which-device"),
        tool("do", "issue-code", "trouble/issue-code"),
        say("It happens because of the update.", "explains-cause"),
    ],
)
def test_whatever_brings_the_matter_on_begins_the_count_anew(between: Stimulus) -> None:
    assert not minded(course(ring(scenario(temper="gentle")), [*KIND[:7], between, *KIND[7:14]]))


def test_the_same_news_again_brings_nothing_on() -> None:
    news = [say(f"So that is the reason, as I said {number}.", "explains-cause") for number in range(12)]
    assert minded(course(ring(scenario(temper="gentle")), news))


def test_a_line_that_nobody_could_place_counts_neither_way() -> None:
    assert not minded(course(ring(scenario(temper="gentle")), [*KIND[:8], mumble()]))


def test_nobody_hangs_up_before_it_is_too_much_and_the_impatient_are_the_first() -> None:
    assert hang_ups("low", KIND[:5]) == 0
    assert hang_ups("high", KIND[:15]) == 0
    assert hang_ups("low", KIND[:15]) > hang_ups("medium", KIND[:15])
    assert hang_ups("low", KIND) > 35
