"""A call as text: read with all that is wrong in it, played, written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.call.options import options
from simulator.call.replay import Played, play_call, write_call
from simulator.call.script import LONGEST_FILE, read_call
from tests.call.desk import ideal, ring, say, typed, workspace

GOOD = """\
call: two
seed: 3
agent: Kim

# the caller is locked out
caller: I am locked out.
you: Thank you for calling the Quay Company desk, my name is {agent}.
you: May I have your name, please?
caller: *
you: /check record
desk: Record: name Dana Quill; *
you: How can I help you, {first_name}?
mood: calm
you: /ticket main
desk: Ticket {ticket} is open (main).
wait: 5s
you: /check account
desk: Account: standard.
you: /help
you: /hang-up
expect: not passed, quality <= 60
expect: no critical
"""


def play(text: str) -> Played:
    return play_call(workspace(), read_call(text, "x.call"))


def problems(text: str) -> list[str]:
    return [f"{problem.at.line}:{problem.at.column} {problem.message}" for problem in play(text).problems]


def test_a_good_call_plays_as_it_is_written() -> None:
    played = play(GOOD)
    assert played.problems == ()
    assert played.call is not None
    assert (played.call.play.seed, played.call.play.agent, played.call.over) == (3, "Kim", True)
    assert [line.text for line in played.expectations] == ["not passed", "quality <= 60", "no critical"]


def test_everything_wrong_with_a_file_is_found_at_once() -> None:
    text = "seed: many\nmode: hard\nyuo: Hello\nnothing at all\nyou:\nwait: soon\nexpect: applause\nseed: 4\n"
    assert problems(text) == [
        "3:1 this line begins with no word of a call: 'yuo: Hello'",
        "4:1 this line begins with no word of a call: 'nothing at all'",
        "5:1 `you:` says nothing",
        "6:1 `soon` is no time to wait",
        "7:1 `applause` is nothing that can be expected",
        "8:1 `seed:` belongs above the first line of the talk",
        "1:1 the file does not say which scenario it plays",
        "2:1 there is no mode `hard`",
    ]
    assert play(text).problems[0].help == "did you mean `you:`?"


def test_a_header_twice_and_a_bad_seed_are_found() -> None:
    assert problems("call: two\ncall: two\nseed: -1\nyou: Hello\n") == [
        "2:1 `call:` stands here twice",
        "3:1 the seed `-1` is no whole number",
    ]


def test_a_file_in_which_nobody_acts_and_one_too_large_are_refused() -> None:
    assert problems("call: two\n") == ["1:1 nobody at the desk says or does anything in this call"]
    assert problems("x" * (LONGEST_FILE + 1)) == ["1:1 the file is larger than a call can be (1 MiB)"]


def test_an_unknown_scenario_is_named_with_the_nearest() -> None:
    played = play("call: tabelt\nyou: Hello\n")
    assert played.problems[0].message == "there is no scenario `tabelt`"
    assert played.problems[0].help == "did you mean tablet?"
    assert play("call: zzz\nyou: Hello\n").problems[0].help.startswith("name a file")


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("caller: Something else.", "the caller did not say this"),
        ("you: /ticket mian", "/ticket knows no mian"),
        ("you: /hang-up\nyou: Hello", "The call is over."),
        ("you: /hang-up\nwait: 5s", "the call is over before this line"),
        ("mood: sharp", "the caller sounds calm, not sharp"),
        ("desk: Anything", "the desk did not say this"),
    ],
)
def test_what_does_not_come_as_written_is_a_problem_at_its_line(lines: str, wrong: str) -> None:
    found = problems(f"call: two\nyou: /check board\n{lines}\n")
    assert len(found) == 1
    assert found[0].startswith(f"{2 + len(lines.splitlines())}:1 {wrong}")


def test_what_was_said_before_is_not_said_again() -> None:
    text = "call: two\nyou: /check record\ndesk: Record: *\ndesk: Record: *\n"
    assert problems(text) == ["4:1 the desk did not say this"]


def test_an_option_is_taken_by_its_number() -> None:
    played = play("call: tablet\nmode: guided\nyou: 1\nyou: 9\n")
    assert played.call is not None
    assert played.call.turn == 1
    assert [problem.message for problem in played.problems] == ["There are 4 choices, 1 to 4."]


def test_a_played_call_written_and_played_again_is_the_same_call() -> None:
    call = ideal(ring("two"), until="account-back/open-ticket")
    call = typed(call, "/ticket main", '/record notes "a {brace} and a ""quote" priority P3', "/wait 5s", "/hang-up")
    text = write_call(call)
    again = play(text)
    assert again.problems == ()
    assert again.call is not None
    assert write_call(again.call) == text


def test_a_guided_call_is_written_with_its_numbers() -> None:
    call = ring(mode="guided", agent="Kim")
    from simulator.call import answer

    while not call.over:
        call = answer(call, next(option.move for option in options(call) if option.kind == "right"))
    text = write_call(call)
    assert text.startswith(
        "call: tablet\nseed: 7\nmode: guided\nagent: Kim\n\ncaller: My parcel tablet stays dark.\nyou: "
    )
    again = play(text)
    assert again.problems == ()
    assert again.call is not None
    assert again.call.entries == call.entries


def test_braces_that_were_said_are_written_so_that_they_stay() -> None:
    call = say(ring(), "Press {this}")
    assert "you: Press {{this}}" in write_call(call)
    assert play(write_call(call)).call.happened[0].move.text == "Press {this}"  # type: ignore[union-attr]


def test_silence_before_a_line_is_written_as_waiting() -> None:
    from dataclasses import replace

    from simulator.call import answer
    from tests.call.desk import said

    call = answer(ring(), replace(said("Hello"), seconds=12))
    assert "wait: 12s\nyou: Hello" in write_call(call)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_call(text, "x.call")
