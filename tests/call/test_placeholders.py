"""One look-up, once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.call.placeholders import PAUSE, fill, names


def look_up(name: str) -> str | None:
    return {"first_name": "Dana", "evil": "{first_name}", "empty": ""}.get(name)


def test_a_name_is_put_in_its_place() -> None:
    assert fill("Hello {first_name}, and { first_name }!", look_up) == "Hello Dana, and Dana!"


def test_a_value_is_not_looked_at_again() -> None:
    assert fill("{evil}", look_up) == "{first_name}"


def test_a_name_without_a_value_is_a_pause() -> None:
    assert fill("{nobody} {empty}", look_up) == f"{PAUSE} {PAUSE}"


def test_a_doubled_brace_is_a_brace() -> None:
    assert fill("{{first_name}} }} {{", look_up) == "{first_name} } {"


def test_a_brace_that_never_closes_stays() -> None:
    assert fill("{first_name", look_up) == "{first_name"


def test_names_are_listed_in_their_order() -> None:
    assert names("{b} and {a}, {{not}} {b}") == ("b", "a", "b")


@given(st.text())
def test_any_text_can_be_filled(text: str) -> None:
    assert isinstance(fill(text, look_up), str)


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    assert fill(text, look_up) == text
