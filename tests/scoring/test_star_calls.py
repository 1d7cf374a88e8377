"""Dialogues of other people's flow charts become recorded calls that fit where they follow the chart."""

from __future__ import annotations

import pytest

from bench.star import Fitted, separation
from bench.star_calls import chart_of
from bench.star_calls import fitness as fits

CHART = chart_of(
    {
        "replies": {
            "hello": "Hello, how can I help?",
            "ask_name": "May I have your name?",
            "hotel_ask_day": "When are you coming?",
            "hotel_ask_confirm_booking": "It has a room. Shall I book it?",
            "hotel_unavailable": "It is full.",
            "hotel_booked": "It is booked.",
            "anything_else": "Anything else?",
            "goodbye_1": "Goodbye.",
        },
        "graph": {
            "hello": "ask_name",
            "ask_name": "hotel_ask_day",
            "hotel_ask_day": "query_check",
            "available": "hotel_ask_confirm_booking",
            "unavailable": "hotel_unavailable",
            "yes": "query_book",
            "query_success": "hotel_booked",
        },
    }
)
WHOLE = "hello ask_name hotel_ask_day query hotel_ask_confirm_booking query hotel_booked anything_else goodbye_1"


def turns(steps: str, last: str = "That is all I need to know") -> list[dict[str, str]]:
    by_agent = ({"action": step} if step == "query" else {"step": step, "text": step} for step in steps.split())
    return [
        {"speaker": "caller", "text": "I need a room."},
        *({"speaker": "agent", **turn} for turn in by_agent),
        {"speaker": "caller", "text": last},
    ]


def fitness(steps: str, **more: str) -> int:
    return fits(CHART, turns(steps, **more))


@pytest.mark.parametrize(
    "steps",
    [
        WHOLE,
        WHOLE.replace("query hotel_ask_confirm", "query query query hotel_ask_confirm"),
        WHOLE.replace("ask_name ", ""),
        "hello ask_name hotel_ask_day query hotel_unavailable anything_else",
    ],
)
def test_what_follows_the_chart_fits(steps: str) -> None:
    assert fitness(steps) == 1000


@pytest.mark.parametrize(
    "steps",
    [
        WHOLE.replace("hotel_ask_confirm_booking query ", ""),
        WHOLE.replace("anything_else", ""),
        WHOLE.replace("hello ask_name hotel_ask_day", "hotel_ask_day ask_name hello"),
        WHOLE.replace("ask_name", "ask_name hotel_booked ask_name"),
        "hello hotel_booked anything_else",
    ],
)
def test_what_was_left_out_late_or_too_much_costs(steps: str) -> None:
    assert fitness(steps) < 1000


def test_who_takes_leave_need_not_be_asked_for_more() -> None:
    assert fitness(WHOLE.replace("anything_else", ""), last="Thank you, goodbye!") == 1000


def test_separation_is_the_share_of_pairs_in_the_right_order() -> None:
    scores = [("a", 900, True), ("b", 500, True), ("a", 500, False), ("a", 0, False)]
    found = [Fitted(number, task, good, fit) for number, (task, fit, good) in enumerate(scores)]
    assert separation(found) == 0.875
    assert separation(found, within=True) == 1.0
