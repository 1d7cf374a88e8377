"""A whole line: heard, absent or unclear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.hearing import understand
from simulator.hearing.tongues import LANGS
from simulator.model.acts import Act
from simulator.model.call import Clarity, Heard

WAYS = (("who", ("May I have your name?",)), ("open", ("Please open the settings and choose the network.",)))


def meant(acts: tuple[Act, ...], line: str, soon: tuple[str, ...] = ()) -> Heard:
    return understand(line, "en", acts, WAYS, soon, 600)


def test_a_line_gives_acts_steps_times_and_values(acts: tuple[Act, ...]) -> None:
    heard = meant(acts, "May I have your name? Your ticket is INC-48213, Dana Berg calls you by 3 pm.", ("who",))
    assert {"asks-name", "ticket-number", "gives-time"} <= {hint.act for hint in heard.acts}
    assert heard.steps == ("who",)
    assert heard.times == ((0, 300),)
    assert heard.values == (("ticket", "INC-48213"), ("name", "Dana Berg"))
    assert (heard.clarity, heard.known, heard.stuffed) == (Clarity.CLEAR, True, False)


def test_two_names_with_a_comma_between_stay_two(acts: tuple[Act, ...]) -> None:
    assert meant(acts, "I see Dana, Tom and I").values == (("name", "Dana"), ("name", "Tom"))


def test_only_a_promised_time_is_passed_on(acts: tuple[Act, ...]) -> None:
    assert meant(acts, "It takes about three minutes.").times == ()


@pytest.mark.parametrize(
    ("line", "clarity", "known"),
    [
        ("asdf qwer zxcv", Clarity.UNCLEAR, False),
        ("", Clarity.UNCLEAR, False),
        ("I'd be tearing my hair out in your shoes", Clarity.UNCLEAR, True),
        ("please open the settings", Clarity.CLEAR, True),
        ("Okay then.", Clarity.CLEAR, True),
        ("yes", Clarity.CLEAR, True),
        ("Xavier?", Clarity.UNCLEAR, False),
        ("in two days", Clarity.CLEAR, True),
        ("two hours", Clarity.CLEAR, True),
    ],
)
def test_a_line_that_nobody_could_place_is_unclear(
    acts: tuple[Act, ...], line: str, clarity: Clarity, known: bool
) -> None:
    heard = meant(acts, line)
    assert (heard.clarity, heard.known) == (clarity, known)


def test_gibberish_names_no_act_and_carries_no_step(acts: tuple[Act, ...]) -> None:
    heard = meant(acts, "flurb gnarx wibbel", ("who", "open"))
    assert (heard.acts, heard.steps, heard.times, heard.values) == ((), (), (), ())


@given(st.text(max_size=120), st.sampled_from((*LANGS, "fi")))
def test_no_line_raises(acts: tuple[Act, ...], line: str, lang: str) -> None:
    understand(line, lang, acts, WAYS, ("who",), 0)


def test_a_line_of_key_words_says_so(acts: tuple[Act, ...]) -> None:
    assert meant(acts, "apologies, ticket number INC-4821, anything else, frustrating situation, don't worry").stuffed


def test_a_language_without_acts_is_still_placed_by_its_scripts() -> None:
    ways = (("nimi", ("Saisinko nimenne?",)),)
    heard = understand("Saisinko nimenne?", "fi", (), ways, ("nimi",), 0)
    assert (heard.steps, heard.clarity) == (("nimi",), Clarity.CLEAR)
