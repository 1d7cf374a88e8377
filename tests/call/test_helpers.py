"""What a view shows beside the talk: status, mood, what was heard, hints in three steps."""

from __future__ import annotations

import pytest

from simulator.call import answer
from simulator.call.hints import hint
from simulator.call.ideal import rights
from simulator.call.status import clock, heard_words, mood_words, status
from simulator.call.trace import trace
from simulator.call.typed import typed as line_of
from simulator.call.whole import in_words
from simulator.call.words import value
from simulator.model.call import Clarity, Move, MoveKind
from tests.call.desk import ideal, ring, said, say, shown, typed


def test_ticket_and_priority_show_only_once_the_trainee_has_set_them() -> None:
    call = ideal(ring(), until="parcel-tablet/open-ticket")
    assert str(status(call)) == "No ticket yet, priority not set"
    call = typed(call, "/ticket main", "/priority P3")
    assert str(status(call)) == f"Ticket {call.tickets[0].number}, priority P3"
    assert status(call).clock == clock(call.second)


def test_hold_and_several_issues_show_in_the_status() -> None:
    call = ideal(ring("two"), until="parcel-tablet/open-ticket")
    call = answer(typed(call, "/hold"), Move(MoveKind.WAIT, seconds=65))
    assert "issue 2 of 2" in str(status(call))
    assert "on hold for 01:05" in str(status(call))


def test_the_mood_shows_by_itself_only_in_guided_play() -> None:
    assert status(ring(mode="guided")).mood == "calm"
    assert "caller: calm" in str(status(ring(mode="guided")))
    assert status(ring()).mood == ""


@pytest.mark.parametrize("mode", ["exam", "mystery"])
def test_the_mood_never_shows_in_an_exam_or_a_mystery_call(mode: str) -> None:
    assert mood_words(ring(mode=mode)) == "You listen for yourself how the caller feels."


def test_asked_for_the_mood_comes_with_its_reasons() -> None:
    call = say(ring(), "I am sorry.", acts=("apologises",))
    assert mood_words(call).startswith("The caller sounds calm. Lately: ")
    assert mood_words(ring()) == "The caller sounds calm."


def test_what_was_heard_can_be_asked() -> None:
    assert heard_words(ring()) == "You have not said anything yet."
    call = say(ring(), "Hello, my name is Sam", "opening/greet", acts=("own-name",))
    assert heard_words(call) == "Heard: Says the own name. Step: opening, greet."
    assert heard_words(say(ring(), "Mhm")).startswith("It was understood as talk by the way")
    unclear = answer(ring(), said("Blargh", clarity=Clarity.UNCLEAR))
    assert heard_words(unclear) == '"Blargh" was not understood. Say it in other words, or work a tool.'


def test_a_hint_goes_a_step_further_each_time_and_each_one_counts() -> None:
    call = typed(ring(), "/hint")
    assert shown(call) == ["You are at: opening. Something is to be said next."]
    call = typed(call, "/hint")
    assert shown(call) == ["Next: greet (say, step opening/greet)."]
    call = typed(call, "/hint")
    assert shown(call) == ["Say: Thank you for calling the Quay Company desk, my name is Sam."]
    assert shown(typed(call, "/hint")) == shown(call)
    assert trace(call).hints == 3
    call = typed(say(call, "Hello", "opening/greet"), "/hint")
    assert shown(call)[0].startswith("You are at")


def test_a_hint_on_a_tool_shows_the_line_to_type() -> None:
    call = ideal(ring(), until="parcel-tablet/open-ticket")
    assert hint(call, 1) == "You are at: listening. A tool comes next."
    assert hint(call, 3) == "Type: /ticket main"
    assert (
        hint(ideal(ring(), until="opening/look-up"), 3) == "Say: One moment, I open your record.  Type: /check record"
    )


def test_a_hint_at_the_end_and_on_hold() -> None:
    assert hint(typed(ring(), "/hang-up"), 1) == "The call is over."
    assert hint(typed(ring(), "/hold"), 1) == "The caller is waiting on hold."
    call = ring()
    while rights(call)[0].verb != "hang-up":
        from simulator.call.whole import whole_move

        call = answer(call, whole_move(call, rights(call)[0]))
    assert hint(call, 2) == "Nothing more is to be done: /hang-up."


def test_every_right_step_has_words_and_a_line() -> None:
    for scenario in ("tablet", "two", "impostor"):
        call = ring(scenario)
        while not call.over:
            from simulator.call.whole import whole_move

            right = rights(call)[0]
            assert in_words(call, right)
            if right.is_tool:
                assert line_of(call, right).startswith("/")
            call = answer(call, whole_move(call, right))


def test_placeholders_stand_for_what_is_known() -> None:
    call = ideal(ring("two"))
    last = call.tickets[-1].number
    found = {
        name: value(call, name, 1)
        for name in ("company", "agent", "caller_name", "first_name", "ticket", "team", "affected", "symptom")
    }
    assert found == {
        "company": "Quay Company", "agent": "Sam", "caller_name": "Dana Quill", "first_name": "Dana", "ticket": last,
        "team": "Network team", "affected": "40", "symptom": "frozen",
    }  # fmt: skip
    assert value(call, "target.update", 1) == value(call, "next_update", 1)
    assert value(call, "next_step", 1) == f"The network team will contact you by {value(call, 'target.update', 1)}."
    assert value(call, "next_step", 0) == "You need to do nothing more."
    assert value(call, "serial", 1) is None
    assert value(call, "nothing", -1) is None


def test_a_caller_with_a_title_is_spoken_to_by_it() -> None:
    assert value(ring("impostor"), "first_name", 0) == "Director Quill"


def test_targets_follow_the_priority_that_was_set_else_the_facts() -> None:
    call = ideal(ring("two"), until="parcel-tablet/how-many")
    assert value(call, "target.respond", 1).endswith("on Monday")  # type: ignore[union-attr]
    call = say(call, "How many?", "parcel-tablet/how-many")
    assert value(call, "target.respond", 1).endswith("today"), "forty tablets are a P1"  # type: ignore[union-attr]
    call = typed(call, "/priority P3")
    assert value(call, "target.respond", 1).endswith("on Monday")  # type: ignore[union-attr]
