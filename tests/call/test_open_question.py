"""A question of the caller stays open until somebody answers it; choices and hints begin with the desk's answer."""

from __future__ import annotations

from simulator.call import Call, answer, begin
from simulator.call.hints import hint
from simulator.call.open_question import answer_to_it, open_question
from simulator.call.options import options
from tests.library.starter import starter

ASKED, ANSWERED = "Will I get into trouble?", "No. You told us, and that's exactly what we hope for."


def until_asked() -> Call:
    """A guided call up to the moment at which the caller wants to know something."""
    scenario = starter().scenario("phish-clicked")
    assert scenario is not None
    call = begin(starter(), scenario, seed=2, mode="guided")
    while not open_question(call):
        call = answer(call, next(option.move for option in options(call) if not option.fault))
    return call


def test_the_right_choice_answers_an_open_question_first() -> None:
    call = until_asked()
    assert (open_question(call), answer_to_it(call)) == (ASKED, ANSWERED)
    right = next(option for option in options(call) if not option.fault)
    assert right.text.startswith(f'"{ANSWERED}')
    after = answer(call, right.move)
    assert open_question(after) != ASKED


def test_hints_name_the_open_question_and_its_answer() -> None:
    call = until_asked()
    assert ASKED in hint(call, 1)
    assert f"Say: {ANSWERED}" in hint(call, 3)


def test_nothing_is_answered_where_nothing_was_asked() -> None:
    call = begin(starter(), starter().scenarios[0], mode="guided")
    assert (open_question(call), answer_to_it(call)) == ("", "")
