"""The desk's hours, and how a time is spoken."""

from __future__ import annotations

import pytest

from simulator.call.calendar import call_starts, clock, due, is_open, minute_of, opens_next, spoken, target_due
from simulator.model.desk import Desk, Hours, Span, Target

BUSINESS = Hours("business", (Span((0, 1, 2, 3, 4), 8 * 60, 18 * 60),))
NEVER = Hours("never", ())
MONDAY_NINE = 9 * 60
FRIDAY = 4 * 1440


@pytest.mark.parametrize(
    ("text", "minute"),
    [("Mon 00:00", 0), ("Tue 09:40", 1440 + 580), ("Sun 23:59", 7 * 1440 - 1), ("Tues 9:05", 1440 + 545)],
)
def test_a_day_and_a_clock_time_is_a_minute_of_the_week(text: str, minute: int) -> None:
    assert minute_of(text) == minute


@pytest.mark.parametrize("text", ["", "Tue", "09:40", "Tue 24:00", "Tue 09:60", "Someday 09:00", "Tue nine"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert minute_of(text) is None


def test_a_call_without_a_start_comes_in_when_the_desk_opens() -> None:
    assert call_starts(Desk(hours=(BUSINESS,)), "") == 8 * 60
    assert call_starts(Desk(hours=(BUSINESS,)), "Wed 10:00") == 2 * 1440 + 600
    assert call_starts(Desk(), "") == 9 * 60
    assert call_starts(Desk(hours=(NEVER,)), "") == 9 * 60


def test_a_team_is_there_from_its_first_minute_to_before_its_last() -> None:
    assert is_open(BUSINESS, 8 * 60)
    assert not is_open(BUSINESS, 18 * 60)
    assert not is_open(BUSINESS, 5 * 1440 + 600)
    assert is_open(BUSINESS, 7 * 1440 + MONDAY_NINE), "the week comes round"
    assert is_open(None, 0)


def test_a_closed_team_opens_next_on_monday() -> None:
    assert opens_next(BUSINESS, FRIDAY + 19 * 60) == 7 * 1440 + 8 * 60
    assert opens_next(BUSINESS, MONDAY_NINE) == MONDAY_NINE
    assert opens_next(NEVER, 0) is None


def test_open_minutes_run_over_night_and_weekend() -> None:
    assert due(BUSINESS, FRIDAY + 17 * 60, 120) == 7 * 1440 + 9 * 60
    assert due(BUSINESS, MONDAY_NINE, 60) == MONDAY_NINE + 60
    assert due(BUSINESS, FRIDAY + 17 * 60, 60) == FRIDAY + 18 * 60
    assert due(None, 5, 60) == 65
    assert due(NEVER, 5, 60) == 65


def test_open_minutes_beyond_all_reason_still_give_a_time() -> None:
    assert due(BUSINESS, 0, 10**9) == 10**9


def test_a_target_counts_on_its_own_clock() -> None:
    desk = Desk(hours=(BUSINESS,))
    target = Target("P3", 60, 600, 120, "business")
    assert target_due(desk, target, "respond", FRIDAY + 17 * 60 + 30) == 7 * 1440 + 8 * 60 + 30
    assert target_due(desk, target, "resolve", MONDAY_NINE) == 1440 + 9 * 60
    assert target_due(desk, target, "update", MONDAY_NINE) == MONDAY_NINE + 120


@pytest.mark.parametrize(
    ("minute", "lang", "words"),
    [
        (14 * 60 + 5, "en", "14:05 today"),
        (1440 + 540, "en", "09:00 tomorrow"),
        (3 * 1440 + 540, "en", "09:00 on Thursday"),
        (9 * 1440 + 540, "en", "09:00 on Wednesday next week"),
        (3 * 1440 + 540, "da", "torsdag kl. 09:00"),
        (540, "de", "heute um 09:00 Uhr"),
        (1440 + 540, "es", "mañana a las 09:00"),
        (3 * 1440 + 540, "hu", "csütörtök 09:00"),
        (540, "xx", "09:00 today"),
    ],
)
def test_a_time_is_spoken_as_a_day_and_a_clock_time(minute: int, lang: str, words: str) -> None:
    assert spoken(minute, 480, lang) == words


def test_a_clock_time_has_two_digits_each() -> None:
    assert clock(1440 + 65) == "01:05"
