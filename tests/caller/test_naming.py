"""A caller who does not want to be called by name says so once, and minds it from then on."""

from __future__ import annotations

from dataclasses import replace

from simulator.call import answer, begin
from simulator.call.listen import read_move
from simulator.call.words import speak_as
from simulator.caller.naming import wants_no_name
from simulator.model.call import Move
from simulator.model.scenario import Scenario
from simulator.model.text import bare
from simulator.rookies.cast import rookie
from simulator.rookies.simulate import play_row
from simulator.scoring.excused import unwelcome_acts
from tests.caller.desk import course, ring, said, say, scenario
from tests.library.starter import starter

NAMED = (
    say("Thank you, Ms Miller.", "uses-name"),
    say("Your name, please?", steps="round/who"),
    say("Right, Ms Miller, what device is it?", "uses-name", "which-device"),
)


def shy(made: Scenario) -> Scenario:
    return replace(made, caller=replace(made.caller, persona=replace(made.caller.persona, do_not_use_name=True)))


def test_the_wish_comes_with_the_name_and_the_name_is_minded_from_then_on() -> None:
    before, asked, after = course(ring(shy(scenario())), NAMED)
    reason = "you used a name that you had been asked to leave out"
    assert [reason in {change.because for change in reply.changes} for reply in (before, asked, after)] == [
        False, False, True,
    ]  # fmt: skip
    assert [said(reply, "asks-no-name") for reply in (before, asked, after)] == [False, True, False]
    assert said(after, "name-again")


def test_anybody_else_may_be_called_by_name() -> None:
    replies = course(ring(scenario()), NAMED)
    assert not any(said(reply, "asks-no-name") or said(reply, "name-again") for reply in replies)
    assert not wants_no_name(replies[-1].person)


def test_from_then_on_the_scripts_leave_the_name_out() -> None:
    made = starter().scenario("pw-friendly")
    assert made is not None
    call = begin(starter(), shy(made), seed=3)
    script = bare("I'm sorry, {first_name}. And you, {first_name}?")
    assert speak_as(call, script) == "I'm sorry, Lindsey. And you, Lindsey?"
    move = read_move(call, "May I have your name and your employee number, please?")
    assert isinstance(move, Move)
    assert speak_as(answer(call, move), script) == "I'm sorry. And you?"


def test_a_call_without_the_name_can_be_perfect() -> None:
    made, ideal = starter().scenario("hush-email"), rookie("ideal")
    assert made is not None
    assert ideal is not None
    assert unwelcome_acts(made) == {"uses-name"}
    for mode in ideal.modes:
        row = play_row(starter(), made, ideal, mode, 3)
        assert row.passed
        assert row.low == 100
