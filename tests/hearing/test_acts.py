"""Acts heard in a line: forms of words, typos, negation, key words strung together, and what decided."""

from __future__ import annotations

import pytest

from simulator.hearing import BAD_ACTS, Ear, acts_heard, ear_for
from simulator.model.acts import Act
from tests.hearing.conftest import Hears, act, ear_of


def test_several_acts_in_one_sentence_count(hears: Hears) -> None:
    line = "Thank you for calling the Alder Bay service desk, my name is Sam, how can I help?"
    assert {"thanks-for-calling", "desk-name", "own-name", "offers-help"} <= hears(line)


@pytest.mark.parametrize(
    "line",
    [
        "I'm sorry for the trouble.",
        "i am so very sorry for the trouble",
        "IM SORRY FOR THE TROUBLE",
        "I'm sory... sorry for the truoble",
    ],
)
def test_case_contractions_politeness_and_typos_do_not_matter(hears: Hears, line: str) -> None:
    assert "apologises" in hears(line)


def test_a_hit_carries_the_words_that_decided_it_and_where_they_stand() -> None:
    line = "Well, I'm really sorry, Ms. Berg, for all this trouble."
    (heard,) = ear_of("(I|we) am sorry … for … trouble").hears(line)
    assert line[heard.start : heard.end] == "I'm really sorry, Ms. Berg, for all this trouble"
    assert heard.words == "I'm sorry for trouble"
    assert heard.pattern == "(I|we) am sorry … for … trouble"
    assert not heard.exact


@pytest.mark.parametrize(
    ("line", "exact"),
    [
        ("read me your password", True),
        ("Read me your passwords.", True),
        ("read me the password", False),
        ("read me quickly your password", False),
        ("read me your pasword", False),
    ],
)
def test_only_a_phrase_said_word_for_word_is_exact(line: str, exact: bool) -> None:
    heard = ear_of("read me … your password", "read me … password").hears(line)
    assert [one.exact for one in heard] == [exact]


def test_an_exact_hit_is_preferred_to_a_close_one() -> None:
    heard = ear_of("read me … password").hears("read me that password, please read me password")
    assert heard[0].exact


@pytest.mark.parametrize(
    "line",
    [
        "I will never ask for your password, so please never tell me your password.",
        "Please don't tell me your password.",
        "You should not tell me your password.",
    ],
)
def test_a_negation_before_a_phrase_turns_it_round(hears: Hears, line: str) -> None:
    assert "asks-secret" not in hears(line)


@pytest.mark.parametrize("line", ["I am not sorry", "I am certainly not sorry"])
def test_a_gap_does_not_cross_a_negation(line: str) -> None:
    assert not ear_of("I am … sorry").hears(line)


@pytest.mark.parametrize(
    "line",
    [
        "Why don't you tell me what happened?",
        "Can't you tell me what happened?",
        "Do not hesitate, tell me what happened",
    ],
)
def test_a_question_or_an_invitation_is_no_negation(line: str) -> None:
    assert ear_of("tell me what happened").hears(line)


def test_one_misspelt_word_alone_decides_nothing() -> None:
    assert ear_of("relaxed").hears("relaxed")
    assert not ear_of("relaxed").hears("relaxee")
    assert ear_of("quite relaxed").hears("quite relaxxd")


def test_a_grave_act_needs_more_than_one_word_without_a_typo() -> None:
    assert not ear_of("call them yourself", name="dismisses").hears("cal tehm yuorself")
    assert ear_of("call them yourself", name="dismisses").hears("call them yuorself")


def test_a_word_that_begins_another_is_no_typo_of_it() -> None:
    assert not ear_of("one trick").hears("one tricky")


@pytest.mark.parametrize(
    ("word", "typed", "heard"),
    [
        ("wait", "wiat", False),
        ("thank", "thnak", True),
        ("apologise", "apoolgyse", True),
        ("apologise", "apxxxgise", False),
    ],
)
def test_longer_words_may_have_more_typos(word: str, typed: str, heard: bool) -> None:
    assert bool(ear_of(f"please {word}").hears(f"please {typed}")) is heard


def test_a_line_of_key_words_counts_once(english: Ear) -> None:
    line = "apologies, ticket number INC-4821, anything else, frustrating situation, don't worry"
    assert len([heard for heard in english.hears(line) if heard.act not in BAD_ACTS]) == 1
    assert english.stuffed(line)


def test_bare_words_without_a_sentence_count_once(english: Ear) -> None:
    assert len(english.hears("Sorry thanks understand ticket number anything else help")) == 1


def test_many_short_phrases_in_a_row_count_once(english: Ear) -> None:
    line = "I'm sorry, I understand the problem, is that right, anything else"
    assert english.stuffed(line)
    assert len(english.hears(line)) == 1


def test_key_words_hide_no_grave_act(english: Ear) -> None:
    line = "apologies, thanks, anything else, calm down"
    assert "invalidates" in {heard.act for heard in english.hears(line)}


@pytest.mark.parametrize(
    "line",
    [
        "Thanks for ringing the Alder Bay IT desk, this is Priya. What can I do for you?",
        "I'm sorry you had to wait. Your ticket is INC-4821, the network team calls by 3 pm. Is there anything else?",
        "hello this is marcus from the helpdesk, thx for calling",
        "Hello, service desk, Sam speaking, thanks for calling.",
    ],
)
def test_a_full_line_of_sentences_is_no_string_of_key_words(english: Ear, line: str) -> None:
    assert not english.stuffed(line)


def test_a_farewell_swallows_its_greeting(hears: Hears) -> None:
    assert "time-of-day-greeting" in hears("Good evening, service desk.")
    assert "time-of-day-greeting" not in hears("Have a good evening.")


def test_what_happened_is_no_question_when_it_is_told(hears: Hears) -> None:
    assert "asks-open" in hears("What happened?")
    assert "asks-open" not in hears("What happened is that a server stopped.")


def test_a_sentence_ends_a_phrase() -> None:
    assert not ear_of("thank you … waiting").hears("Thank you. He is waiting.")


def test_a_script_is_heard_before_its_placeholders_are_filled(hears: Hears) -> None:
    assert {"desk-name", "own-name"} <= hears("Thank you for calling the {company} service desk, my name is {agent}.")
    assert {"ticket-number", "gives-next-step"} <= hears("Your ticket is {ticket}. {next_step}")


def test_an_ear_is_built_once_for_the_same_acts(acts: tuple[Act, ...]) -> None:
    assert ear_for(acts, "en") is ear_for(acts, "en")
    assert ear_for(acts, "en") is not ear_for(acts, "da")


def test_ears_and_answers_are_forgotten_when_there_are_too_many() -> None:
    many = [(act("greets", "hello"),) for _ in range(20)]
    assert all(acts_heard("hello", "en", one) for one in many)
    ear = ear_of("hello")
    assert all(ear.hears(f"hello {n}") for n in range(2_100))


def test_a_language_without_tables_is_heard_by_its_words_as_they_stand() -> None:
    assert ear_of("kiitos soitosta", lang="fi").hears("Kiitos soitosta!")


def test_a_regional_language_is_heard_with_the_tables_of_its_language() -> None:
    assert ear_of("entschuldigen", lang="de-AT").hears("Entschuldigung!")
    assert ear_of("we apologise", lang="en-GB").hears("we're sorry, we've apologised") == ()
    assert ear_of("we have apologised", lang="en-GB").hears("We've apologized.")
