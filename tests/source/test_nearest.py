"""Which name was meant: the one with the fewest slips, two letters that changed places being one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from simulator.source.conditions import compared
from simulator.source.names import likeness_of, nearest

KEYS = ["ask", "takes", "check", "say", "record", "first_name", "call-back", "notify-caller"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("aks", "ask"),
        ("chekc", "check"),
        ("firstname", "first_name"),
        ("callback", "call-back"),
        ("notify-the-caller", "notify-caller"),
        ("milk", ""),
    ],
)
def test_the_name_that_was_meant_is_found(written: str, meant: str) -> None:
    assert nearest(written, KEYS) == meant


@given(st.text("abcd", max_size=7), st.text("abcd", min_size=1, max_size=7))
def test_the_likeness_is_that_of_the_library(word: str, other: str) -> None:
    assert likeness_of(word, other) == pytest.approx(OSA.normalized_similarity(word, other))


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("over 5", "6 or more"),
        ("> 5", "6 or more"),
        ("at least 5", "5 or more"),
        ("5+", "5 or more"),
        ("under 5", "up to 4"),
        ("<=5", "up to 5"),
        ("2-5", "2 to 5"),
        ("between 5 and 2", "2 to 5"),
        ("many", ""),
    ],
)
def test_a_comparison_in_other_words_is_put_into_the_formats_own(written: str, form: str) -> None:
    assert compared(written) == form
