"""Acts that code decides: names used, things asked or said again, times that nobody promised."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.call import begin
from simulator.call.label import label
from simulator.call.listen import hear
from simulator.call.state import Link
from simulator.model.call import Entry, EntryKind, Heard, Hint
from simulator.model.text import bare
from tests.call.desk import ideal, ring, say, typed, workspace

NOTHING = Heard()


def acts(call: object, text: str, heard: Heard = NOTHING, **more: object) -> list[str]:
    return [hint.act for hint in label(call, text, heard, **more).acts]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("Thank you, Dana.", True),
        ("Mr Quill, one moment", True),
        ("dana quill?", True),
        ("A bandana is fine", False),
        ("", False),
    ],
)
def test_a_name_is_used_where_it_stands_as_a_word(text: str, uses: bool) -> None:
    assert ("uses-name" in acts(ring(), text)) is uses


def test_a_question_whose_answer_was_given_is_asked_again() -> None:
    call = say(ring(), "May I have your name?", "opening/who")
    assert acts(call, "Your name?", Heard(steps=("opening/who",))) == ["asked-again"]
    assert acts(ring(), "Your name?", Heard(steps=("opening/who",))) == []
    assert acts(call, "Hello", Heard(steps=("opening/greet", "nowhere/at-all"))) == []


def test_what_may_change_may_be_asked_again() -> None:
    call = ideal(ring(), until="parcel-tablet/tip")
    assert acts(call, "Does it start?", Heard(steps=("parcel-tablet/try-it",))) == []


def test_the_same_sentence_again_is_a_repeat_and_a_word_or_two_is_none() -> None:
    call = say(say(ring(), "Please stay on the line."), "Yes.")
    assert acts(call, "please stay on the line.") == ["scripted-repeat"]
    assert acts(call, "Yes.") == []


@pytest.mark.parametrize(
    ("times", "given", "invented"),
    [
        (((5, 5),), (), True),
        (((20, 30),), (), True),
        (((1, 2),), (), False),
        (((5, 5),), ((5, 5),), False),
        (((240, 245),), (), False),
        (((236, 236),), (), False),
        ((), (), False),
    ],
    ids=["soon", "span", "this call", "the caller said it", "the target", "rounded", "no time"],
)
def test_a_time_earlier_than_every_target_is_invented(
    times: tuple[tuple[int, int], ...],
    given: tuple[tuple[int, int], ...],
    invented: bool,
) -> None:
    found = acts(ring(), "You will be back in no time", Heard(times=times), callers_times=given)
    assert ("invented-time" in found) is invented


def test_the_estimate_of_a_hold_is_no_promise() -> None:
    hold = Heard((Hint("asks-hold"),), times=((5, 5),))
    assert "invented-time" not in acts(ring(), "May I put you on hold for five minutes?", hold)
    assert "invented-time" not in acts(ring(), "Five minutes?", Heard(steps=("hold/ask-hold",), times=((5, 5),)))


def test_what_was_heard_already_is_not_heard_twice() -> None:
    heard = Heard((Hint("uses-name", "Dana"),))
    assert label(ring(), "Thank you, Dana", heard) is heard


def test_a_time_that_the_caller_said_may_be_said_back() -> None:
    call = ring()
    call = say(call, "What is it?", "parcel-tablet/what-happens")
    assert "invented-time" in [hint.act for hint in hear(call, "It works in 10 minutes.").acts]
    told = Entry(EntryKind.CALLER, call.turn, call.second, "I have a meeting in 10 minutes.")
    hurried = replace(call, lines=Link(call.lines, (told,)))
    assert "invented-time" not in [hint.act for hint in hear(hurried, "It works in 10 minutes.").acts]


def test_a_time_of_the_callers_first_words_may_be_said_back() -> None:
    found = workspace().scenario("tablet")
    assert found is not None
    issue = replace(found.issues[0], opens=(bare("The lorry leaves in 10 minutes."),))
    call = begin(workspace(), replace(found, issues=(issue,)), seed=7)
    assert "invented-time" not in [hint.act for hint in hear(call, "It leaves in 10 minutes.").acts]


def test_a_side_road_that_was_not_taken_is_not_heard_once_it_is_behind() -> None:
    line = "I can offer you a spare tablet or a repair. Which would you like?"
    assert hear(ring(), line).steps == ("parcel-tablet/offer-spare",)
    over = typed(say(ring(), "Does it start?", "parcel-tablet/try-it"), "/end resolved")
    assert hear(over, line).steps == ()
    assert hear(over, "How many tablets have it?").steps == ("parcel-tablet/how-many",), "the main road may come late"
