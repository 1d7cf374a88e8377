"""What is shown of a call keeps the shape that a person can read at a glance."""

from __future__ import annotations

from simulator.model.call import Entry, EntryKind
from simulator.terminal.lines import shown, spoken

ARTICLE = """A new password

For everybody with **the phone** at hand.
It takes two minutes.

1. Open the sign-in page.
2. Choose three words that have nothing to do with each other.
- Nothing else.
"""


def test_an_article_keeps_its_paragraphs_and_lists() -> None:
    assert spoken("Desk", ARTICLE, 50).splitlines() == [
        "Desk     A new password",
        "         For everybody with the phone at hand. It",
        "         takes two minutes.",
        "         1. Open the sign-in page.",
        "         2. Choose three words that have nothing",
        "         to do with each other.",
        "         - Nothing else.",
    ]


def test_what_is_said_is_one_paragraph_under_one_name() -> None:
    assert spoken("Caller", "Yes.  I am\nhere.", 80) == "Caller   Yes. I am here."
    assert spoken("Caller", "", 80) == "Caller"


def test_control_characters_are_written_out() -> None:
    assert "\x1b" not in spoken("Desk", "one\n\n\x1b[2J two", 80)


def test_whoever_comes_back_sees_the_tools_too() -> None:
    entries = (
        Entry(EntryKind.MOVE, 1, 3, "hello", (("move", "speech"),)),
        Entry(EntryKind.MOVE, 2, 5, "", (("move", "tool"), ("rest", '["impact=no \\"way\\""]'), ("verb", "record"))),
        Entry(EntryKind.MOVE, 3, 9, "", (("move", "wait"), ("seconds", "20"))),
    )  # fmt: skip
    assert list(shown(entries, 80, mine=True)) == ["You      hello", "You      /record impact \"no 'way'\""]
    assert list(shown(entries, 80)) == []
