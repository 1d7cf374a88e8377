"""The phrase language: what a pattern says, and what is said of a bad one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.hearing import Flaw, parse_pattern
from simulator.hearing.passage import Passage, Trail
from tests.hearing.conftest import ear_of


@pytest.mark.parametrize(
    ("pattern", "line", "heard"),
    [
        ("thank you", "Thank you!", True),
        ("thank you", "thank we", False),
        ("apologi(s|z)e", "I apologize", True),
        ("apologi(s|z)e", "I apologise.", True),
        ("colo[u]r", "which color", True),
        ("colo[u]r", "which colour", True),
        ("(call|ring) you", "I ring you", True),
        ("(call|ring) you", "I hear you", False),
        ("help [with that] today", "I help today", True),
        ("help [with that] today", "I help with that today", True),
        ("help [with|about] it", "I help about it", True),
        ("sorry … trouble", "sorry trouble", True),
        ("sorry … trouble", "sorry a b c d e trouble", True),
        ("sorry … trouble", "sorry a b c d e f trouble", False),
        ("sorry ... trouble", "sorry for the trouble", True),
        ("… sorry …", "sorry", True),
        ("(one|two (three|four)) five", "two four five", True),
        ("(one|two (three|four)) five", "two five", False),
        ("my name is {name}", "My name is Sam Berg.", True),
        ("my name is {name}", "my name is sam", True),
        ("my name is {name}", "my name is the same", False),
        ("ticket {ticket}", "ticket INC-48213", True),
        ("ticket {ticket}", "ticket INC 48213", True),
        ("ticket {ticket}", "ticket office", False),
        ("room {number}", "room twelve", True),
        ("room {number}", "room 12b", True),
        ("call you {time}", "I call you by Thursday 2 pm", True),
        ("call you by {time}", "I call you by Thursday 2 pm", True),
        ("call you {time}", "I call you names", False),
        ("{next_step}", "Bye. {next_step}", True),
        ("{next_step}", "Bye. {agent}", False),
        ("call-back, please", "a call back please", True),
        ("I'm sorry", "I am sorry", True),
    ],
)
def test_a_pattern_matches_what_it_says(pattern: str, line: str, heard: bool) -> None:
    assert bool(ear_of(pattern).hears(line)) is heard


@pytest.mark.parametrize(
    ("pattern", "column", "part"),
    [
        ("sorry (that", 7, "never closed"),
        ("sorry [that", 7, "never closed"),
        ("sorry that)", 11, "closes nothing"),
        ("one | two", 5, "only inside brackets"),
        ("call {nme}", 6, "{name}, {number}, {time}, {ticket}"),
        ("call {name", 6, "never closed"),
        ("call () now", 6, "nothing between"),
        ("call (a|) now", 6, "One side"),
        ("…", 1, "no word in it"),
        ("", 1, "no word in it"),
        ("[please] [now]", 1, "may be missing"),
        ("apolog(i s|y)e", 1, "only letters"),
        ("a" * 801, 801, "at most 800"),
        ("(" * 9 + "a" + ")" * 9, 9, "8 deep"),
        ("x" + "(a|b)" * 7, 1, "64 spellings"),
    ],
)
def test_a_bad_pattern_says_what_is_wrong_and_where(pattern: str, column: int, part: str) -> None:
    flaw = parse_pattern(pattern)
    assert isinstance(flaw, Flaw)
    assert (flaw.column, part in flaw.message) == (column, True), flaw


def test_an_ear_lists_its_bad_patterns_and_hears_the_others() -> None:
    ear = ear_of("sorry (that", "thank you")
    assert [(bad.act, bad.phrase.text, bad.flaw.column) for bad in ear.bad_patterns] == [
        ("greets-us", "sorry (that", 7)
    ]
    assert ear.hears("thank you")


def test_a_pattern_that_branches_too_much_is_refused() -> None:
    many = "a " + "…" * 700 + " b"
    assert [bad.flaw.message for bad in ear_of(many).bad_patterns] == [
        "This pattern branches too much. Split it into several."
    ]


@given(st.text(alphabet="ab (|)[]{}…'é", max_size=40))
def test_no_pattern_raises(pattern: str) -> None:
    ear_of(pattern).hears("a b a b")


@pytest.mark.parametrize(
    "pattern", ["a … a … a … a … a … b", "(a|a a|a a a) (a|a a) (a|a a) b", "[a] [a] [a] [a] [a] [a] a b"]
)
def test_a_hostile_pattern_takes_work_in_proportion_to_the_line(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ear, moves = ear_of(pattern), 0
    arrive = Passage._arrive

    def counting(self: Passage, at: int, number: int, trail: Trail) -> None:
        nonlocal moves
        moves += 1
        arrive(self, at, number, trail)

    monkeypatch.setattr(Passage, "_arrive", counting)

    def work(words: int) -> int:
        nonlocal moves
        moves = 0
        ear.hears("a " * words)
        return moves

    assert 0 < work(800) <= 20 * work(50)
