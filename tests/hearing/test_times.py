"""Times told, in five languages, as minutes from Tuesday 10:00."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.hearing import Told, Use, earlier_than, told_times
from simulator.hearing.tongues import LANGS

DAY = 1_440
NOW = DAY + 600


def at(day: int, hour: int, minute: int = 0) -> int:
    """Minutes from now to a day of this week, Monday 0."""
    return day * DAY + hour * 60 + minute - NOW


PROMISES = [
    ("en", "within the hour", 0, 60),
    ("en", "They'll call you in ten minutes.", 10, 10),
    ("en", "by Thursday 2 pm", 0, at(3, 14)),
    ("en", "by 3pm today", 0, at(1, 15)),
    ("en", "at 3", at(1, 15), at(1, 15)),
    ("en", "at 9", at(1, 21), at(1, 21)),
    ("en", "before 5 o'clock", 0, at(1, 17)),
    ("en", "by 14:30", 0, at(1, 14, 30)),
    ("en", "by 2:30pm", 0, at(1, 14, 30)),
    ("en", "at half past two", at(1, 14, 30), at(1, 14, 30)),
    ("en", "at quarter to three", at(1, 14, 45), at(1, 14, 45)),
    ("en", "in half an hour", 30, 30),
    ("en", "in an hour and a half", 90, 90),
    ("en", "in one and a half hours", 90, 90),
    ("en", "within two to three hours", 0, 180),
    ("en", "in an hour or two", 60, 120),
    ("en", "in a couple of minutes", 2, 3),
    ("en", "within 30min", 0, 30),
    ("en", "tomorrow morning", at(2, 6), at(2, 12)),
    ("en", "tomorrow", at(2, 0), at(3, 0)),
    ("en", "by tomorrow at 9am", 0, at(2, 9)),
    ("en", "by noon", 0, at(1, 12)),
    ("en", "by the end of the day", 0, at(2, 0)),
    ("en", "this afternoon at 4", at(1, 16), at(1, 16)),
    ("en", "next Tuesday at 10", at(8, 10), at(8, 10)),
    ("en", "on Monday", at(7, 0), at(8, 0)),
    ("en", "on Sun", at(6, 0), at(7, 0)),
    ("en", "within one business day", 0, 3 * DAY),
    ("en", "We check it within two hours.", 0, 120),
    ("da", "inden for en time", 0, 60),
    ("da", "om en halv time", 30, 30),
    ("da", "senest torsdag klokken 14", 0, at(3, 14)),
    ("da", "i morgen formiddag", at(2, 9), at(2, 12)),
    ("da", "i eftermiddag", at(1, 12), at(1, 18)),
    ("da", "kl. 14.30", at(1, 14, 30), at(1, 14, 30)),
    ("da", "halv tre", at(1, 14, 30), at(1, 14, 30)),
    ("de", "innerhalb einer Stunde", 0, 60),
    ("de", "in einer halben Stunde", 30, 30),
    ("de", "bis Donnerstag 14 Uhr", 0, at(3, 14)),
    ("de", "morgen früh", at(2, 6), at(2, 12)),
    ("de", "um halb drei", at(1, 14, 30), at(1, 14, 30)),
    ("de", "heute Nachmittag um 4 Uhr", at(1, 16), at(1, 16)),
    ("hu", "egy órán belül", 0, 60),
    ("hu", "10 perc múlva", 10, 10),
    ("hu", "két-három órán belül", 0, 180),
    ("hu", "csütörtök délután kettőig", 0, at(3, 14)),
    ("hu", "14 óráig", 0, at(1, 14)),
    ("hu", "holnap reggel", at(2, 6), at(2, 12)),
    ("es", "en media hora", 30, 30),
    ("es", "en un par de minutos", 2, 3),
    ("es", "antes del jueves a las dos de la tarde", 0, at(3, 14)),
    ("es", "mañana por la mañana", at(2, 6), at(2, 12)),
    ("es", "hoy a las tres y media", at(1, 15, 30), at(1, 15, 30)),
    ("es", "hoy a las tres menos cuarto", at(1, 14, 45), at(1, 14, 45)),
]


@pytest.mark.parametrize(("lang", "line", "earliest", "latest"), PROMISES)
def test_a_promised_time_is_read(lang: str, line: str, earliest: int, latest: int) -> None:
    assert [(told.earliest, told.latest, told.use) for told in told_times(line, lang, NOW)] == [
        (earliest, latest, Use.PROMISE)
    ]


@pytest.mark.parametrize(
    ("lang", "line", "use"),
    [
        ("en", "It'll take about three minutes.", Use.ESTIMATE),
        ("en", "Please hold for up to two minutes.", Use.ESTIMATE),
        ("da", "Det tager to minutter.", Use.ESTIMATE),
        ("de", "Es dauert etwa drei Minuten.", Use.ESTIMATE),
        ("en", "Shall I call at 4 pm?", Use.QUESTION),
        ("en", "We update you every two hours.", Use.EVERY),
        ("en", "It began two hours ago.", Use.PAST),
        ("en", "since nine o'clock", Use.PAST),
        ("en", "Press the button for ten seconds.", Use.LENGTH),
        ("en", "two minutes", Use.LENGTH),
        ("en", "You'll hear by {target.update}.", Use.LENGTH),
    ],
)
def test_a_time_that_promises_nothing_is_told_apart(lang: str, line: str, use: Use) -> None:
    assert [told.use for told in told_times(line, lang, NOW)] == [use]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Question 2 of 3"),
        ("en", "I may call you"),
        ("en", "The cat sat there"),
        ("en", "You have two laptops in room 12."),
        ("en", "in the room at the end"),
        ("en", "a half"),
        ("en", "version 10.11 or 9.x"),
        ("en", "at 99"),
        ("en", "12345 hours"),
        ("da", "en printer"),
        ("de", "der Drucker"),
        ("es", "la impresora"),
        ("fi", "kello 14"),
    ],
)
def test_what_is_no_time_is_none(lang: str, line: str) -> None:
    assert told_times(line, lang, NOW) == ()


def test_several_times_in_a_line_are_read_from_left_to_right() -> None:
    line = "An engineer comes tomorrow at 9am, and you hear from us by 4 pm today."
    told = told_times(line, "en", NOW)
    assert [(line[one.start : one.end], one.words) for one in told] == [
        ("tomorrow at 9am", "tomorrow at 9am"),
        ("by 4 pm today", "by 4 pm today"),
    ]


def test_a_clock_time_that_has_passed_is_tomorrows() -> None:
    (told,) = told_times("at 8:15 am", "en", NOW)
    assert told.latest == at(2, 8, 15)


def test_a_weekday_that_has_passed_is_next_weeks() -> None:
    (told,) = told_times("on Tuesday at 9", "en", NOW)
    assert told.latest == at(8, 9)


def promise(latest: int) -> Told:
    return Told(0, latest, Use.PROMISE, "", 0, 0)


def test_a_promise_is_too_early_only_when_all_of_it_lies_before_the_target() -> None:
    assert earlier_than(promise(60), 240)
    assert not earlier_than(promise(240), 240)
    assert not earlier_than(promise(236), 240, slack=5)
    (vague,) = told_times("tomorrow", "en", NOW)
    assert not earlier_than(vague, at(2, 16))


def test_an_estimate_is_never_too_early() -> None:
    (told,) = told_times("It takes three minutes.", "en", NOW)
    assert not earlier_than(told, 240)


@given(
    st.sampled_from(LANGS),
    st.text(alphabet="aeimnort 0123456789:.,half in by om um", max_size=40),
    st.integers(0, 10_079),
)
def test_no_line_raises_and_every_time_lies_ahead_in_order(lang: str, line: str, clock: int) -> None:
    for told in told_times(line, lang, clock):
        assert 0 <= told.earliest <= told.latest


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Good morning, Alder Bay service desk."),
        ("en", "Have a nice evening."),
        ("da", "God morgen, det er Sam."),
        ("de", "Guten Abend, mein Name ist Sam."),
        ("hu", "Jó reggelt kívánok!"),
        ("es", "Buenos días, le habla Sam."),
    ],
)
def test_a_greeting_by_the_time_of_day_tells_no_time(lang: str, line: str) -> None:
    assert not told_times(line, lang, 600)
