"""Which steps a line carries out."""

from __future__ import annotations

import pytest

from simulator.hearing import Ear, Verdict, question_in, recognise

WAYS = (
    ("greet", ("Thank you for calling the {company} service desk, my name is {agent}.",)),
    ("who", ("May I have your name and your employee number, please?", "Who am I speaking to?")),
    ("scan", ("Open the sign-in app on the new phone and scan the code on the screen.",)),
    ("try-it", ("Please sign in once while I wait. Does it let you in?",)),
    ("try-again", ("Please sign in once while I wait. Does it let you in?",)),
    ("sum-up", ("Your ticket is {ticket}. {next_step}",)),
    ("say-it", ("{next_step}",)),
    ("more", ("Is there anything else I can do for you?",)),
)


def carried(line: str, *soon: str, ear: Ear | None = None) -> list[str]:
    return [ranked.step for ranked in recognise(line, WAYS, soon, "en", ear).carried]


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("Who am I speaking to?", ["who"]),
        ("could i have your name and employee number", ["who"]),
        (
            "Now please open the app for signing in on your new phone, then scan the code you see on the screen",
            ["scan"],
        ),
        ("Anything else I can do?", ["more"]),
        ("The weather is fine.", []),
        ("", []),
        ("...", []),
    ],
)
def test_other_words_for_a_script_carry_its_step(line: str, steps: list[str]) -> None:
    assert carried(line, "who", "scan", "more") == steps


def test_one_line_carries_several_steps_in_its_own_order(english: Ear) -> None:
    line = "Thank you for calling the Alder Bay service desk, my name is Sam. May I have your name and employee number?"
    assert carried(line, "greet", "who", ear=english) == ["greet", "who"]
    assert carried("Anything else I can do for you? Who am I speaking to?", "greet", "who") == ["more", "who"]


def test_a_script_of_two_sentences_is_one_step() -> None:
    assert carried("Please sign in once while I wait. Does it let you in?", "try-it") == ["try-it"]


def test_said_twice_a_step_counts_once() -> None:
    assert carried("Who am I speaking to? Who am I speaking to?", "who") == ["who"]


def test_of_two_steps_with_one_script_the_one_that_is_due_is_carried() -> None:
    line = "Please sign in once while I wait. Does it let you in?"
    assert carried(line, "try-again", "try-it") == ["try-again"]
    assert carried(line, "try-it", "try-again") == ["try-it"]
    assert carried(line, "a", "b", "c", "d", "try-again") == ["try-again"]


def test_a_step_that_is_due_needs_less_likeness() -> None:
    line = "please use the code on your phone"
    assert carried(line) == []
    assert carried(line, "scan") == ["scan"]


def test_a_script_that_is_only_a_placeholder_can_be_said_in_any_words_when_it_is_due() -> None:
    line = "Bananas are yellow and grow in bunches."
    assert carried(line, "say-it") == ["say-it"]
    assert carried(line) == []


def test_the_verdict_tells_carried_from_maybe_from_none() -> None:
    assert recognise("Who am I speaking to?", WAYS, ("who",)).verdict is Verdict.CARRIED
    assert recognise("is that your phone number", WAYS, ("who",)).verdict is Verdict.MAYBE
    assert recognise("zzz", WAYS, ("who",)).verdict is Verdict.NONE
    assert recognise("Who am I speaking to?", (), ()).verdict is Verdict.NONE


def test_the_best_candidates_are_ranked_with_the_script_they_fit() -> None:
    ranked = recognise("who am i speaking to", WAYS, ()).ranked
    assert (ranked[0].step, ranked[0].script) == ("who", "Who am I speaking to?")
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_steps_are_recognised_in_other_languages() -> None:
    ways = (("hjaelp", ("Hvordan kan jeg hjælpe dig?",)), ("navn", ("Må jeg få dit navn?",)))
    assert [one.step for one in recognise("hvad er dit navn, må jeg få det", ways, ("navn",), "da").carried] == ["navn"]


@pytest.mark.parametrize(
    ("script", "question"),
    [
        ("I'm sorry you're locked out. What happened to your phone?", "What happened to your phone?"),
        ("I'm sorry, Ruth. Tell me what happened; take your time.", "Tell me what happened?"),
        ("Your number, please.", "Your number, please."),
    ],
)
def test_only_the_question_of_a_script_asks(script: str, question: str) -> None:
    assert question_in(script, "en") == question


def test_being_sorry_is_not_asking() -> None:
    ways = (("what", (question_in("I'm sorry you're locked out. What happened to your phone?", "en"),)),)
    assert not recognise("sorry, same for everyone", ways, ("what",), "en").carried
    assert recognise("sorry about that, what happened to it", ways, ("what",), "en").carried
