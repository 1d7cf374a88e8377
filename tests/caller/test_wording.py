"""Which words a caller finds."""

from __future__ import annotations

import pytest

from simulator.caller.mood import Mood, rules_of
from simulator.caller.wording import STOCK, Book, bucket, fill, find, make_book
from simulator.model.mood import MoodDefaults
from simulator.model.scenario import BookLine, Caller, LineBook, Persona
from tests.caller.desk import course, desk_of, go, ring, say, scenario

RULES = rules_of(MoodDefaults(), Caller("x"))


def book(*lines: BookLine, lang: str = "en") -> LineBook:
    return LineBook(lang, lines)


def line(says: str, temper: str = "", speech: str = "", situation: str = "thanks") -> BookLine:
    return BookLine(situation, says, temper, speech)


def all_of(made: Book, situation: str = "thanks", mood: str = "calm") -> set[str]:
    return {find(made, situation, mood, frozenset(), seed, 1) for seed in range(60)}


def test_lines_for_another_temper_or_way_of_speaking_are_never_said() -> None:
    lines = (line("all"), line("mine", "angry pushy"), line("theirs", "gentle"), line("formally", speech="formal"))
    made = make_book((book(*lines),), "en", "en", Persona(temper="pushy", speech="plain"))
    assert all_of(made) == {"all", "mine"}


def test_lines_for_the_mood_come_first() -> None:
    lines = (line("Thanks."), line("At last.", situation="thanks-when-angry"))
    made = make_book((book(*lines),), "en", "en", Persona())
    assert all_of(made, mood="angry") == {"At last."}
    assert all_of(made, mood="calm") == {"Thanks."}
    assert find(made, "thanks", "angry", frozenset({"At last."}), 1, 1) == "Thanks."


def test_no_line_is_said_twice() -> None:
    made = make_book((book(line("a"), line("b")),), "en", "en", Persona())
    first = find(made, "thanks", "calm", frozenset(), 1, 1)
    second = find(made, "thanks", "calm", frozenset({first}), 1, 2)
    assert {first, second} == {"a", "b"}
    assert find(made, "thanks", "calm", frozenset({"a", "b"}), 1, 3) == ""


@pytest.mark.parametrize(("speech", "expected"), [("terse", {"a", "bb"}), ("rambling", {"dddd", "ccc"})])
def test_the_terse_keep_to_short_lines_and_the_rambling_to_long_ones(speech: str, expected: set[str]) -> None:
    lines = [line(says) for says in ("a", "bb", "ccc", "dddd")]
    made = make_book((book(*lines),), "en", "en", Persona(speech=speech))
    assert all_of(made) == expected
    rest = {find(made, "thanks", "calm", frozenset(expected), seed, 1) for seed in range(9)}
    assert rest <= {"a", "bb", "ccc", "dddd"} - expected


def test_the_callers_language_comes_first_then_the_desks_then_any() -> None:
    books = (book(line("hello")), book(line("hej"), lang="da"))
    assert all_of(make_book(books, "da", "en", Persona())) == {"hej"}
    assert all_of(make_book(books, "hu", "en", Persona())) == {"hello"}
    assert all_of(make_book(books[1:], "hu", "en", Persona())) == {"hej"}
    assert make_book((), "hu", "en", Persona()) is STOCK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("It's {value}.", "It's 7."),
        ("{value} and {value}", "7 and 7"),
        ("{other} stays", "{other} stays"),
        ("an open { stays", "an open { stays"),
    ],
)
def test_placeholders_are_looked_up_once(text: str, expected: str) -> None:
    assert fill(text, {"value": "7"}) == expected


def test_a_value_with_braces_is_not_looked_up_again() -> None:
    assert fill("{value}", {"value": "{other}", "other": "x"}) == "{other}"


@pytest.mark.parametrize(
    ("mood", "expected"),
    [(Mood(100), "calm"), (Mood(350), "tense"), (Mood(560, 900), "angry"), (Mood(100, 600), "lost")],
)
def test_the_coarse_mood_chooses_among_lines(mood: Mood, expected: str) -> None:
    assert bucket(mood, RULES) == expected


def test_a_desk_without_line_books_still_has_a_caller() -> None:
    made = scenario()
    person = ring(made, desk=desk_of(made, books=()))
    reply = go(person, say(steps="around"))
    assert reply.lines[0] in STOCK["tells-yes"][1]
    assert course(person, [say()] * 3)[-1].lines == ()


def test_who_speaks_little_of_the_language_says_only_short_or_simple_lines() -> None:
    lines = (
        line("Yes, okay, I listen to you now.", speech="simple"),
        line("Go on."),
        line("I am all ears for you, go on."),
    )
    made = make_book((book(*lines),), "en", "en", Persona(speech="simple"))
    assert all_of(made) == {"Yes, okay, I listen to you now.", "Go on."}


def test_a_greeting_that_thanks_is_still_a_greeting() -> None:
    reply = go(ring(), say("Thank you for calling, my name is Sam.", "thanks thanks-for-calling own-name"))
    assert reply.lines[0].startswith("<answers-greeting")
