"""Lines as a nervous person types them, heard in a call of the starter library."""

from __future__ import annotations

import pytest

from simulator.call import Call, answer, begin
from simulator.call.listen import hear, read_move
from simulator.model.call import Move
from tests.library.starter import starter


def call_of(scenario: str, *lines: str) -> Call:
    found = starter().scenario(scenario)
    assert found is not None
    call = begin(starter(), found, seed=7)
    for line in lines:
        move = read_move(call, line)
        assert isinstance(move, Move), move
        call = answer(call, move)
    return call


OPENED = ("Hello, service desk, Sam here. Your name and number please?", "/check record", "How can I help you?")


def acts_in(call: Call, line: str) -> set[str]:
    return {hint.act for hint in hear(call, line).acts}


def test_a_sentence_that_does_what_the_step_is_for_carries_it_in_any_words() -> None:
    call = call_of("pw-friendly")
    assert hear(call, "hello service desk sam here").steps == ("opening/greet",)
    assert hear(call, "hello there").steps == (), "one act alone belongs to many sentences"


@pytest.mark.parametrize("line", ["no i cant skip that, sorry, same for everyone", "sorry no", "sorry about that"])
def test_being_sorry_asks_nothing(line: str) -> None:
    assert "mfa-loss/what-happened" not in hear(call_of("mfa-impostor-urgent", *OPENED), line).steps


def test_a_side_road_of_the_opening_is_not_heard_once_the_opening_is_over() -> None:
    assert hear(call_of("mfa-impostor-urgent", *OPENED), "i am sorry you can't get in").steps == ()


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("i have to check its really you first", "explains-verification"),
        ("so its broken since monday right?", "checks-understanding"),
        ("oh thats bad", "names-feeling"),
        ("ill call you back in ten minutes", "gives-next-update"),
    ],
)
def test_short_and_sloppy_words_count(line: str, act: str) -> None:
    assert act in acts_in(call_of("pw-friendly"), line)


def test_i_can_see_you_called_is_no_goodbye() -> None:
    assert "farewell" not in acts_in(call_of("angry-repeat"), "I am really sorry, I can see you called before")
