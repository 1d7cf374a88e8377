"""Whoever proved something, and not enough, is told what was missing."""

from __future__ import annotations

from simulator.call.trace import trace
from simulator.scoring import score
from simulator.scoring.debrief import debrief
from tests.scoring.library import library, typed

LINES = (
    "Thank you for calling the service desk, my name is Sam. May I have your name and your employee number, please?",
    "/check record", "How can I help you?", "/ticket main", "What do you see?", "/verify call-back", "/do reset",
    "/hang-up",
)  # fmt: skip


def told(*lines: str) -> tuple[str, str]:
    """Why the call failed, and the better way at the costliest miss."""
    done = trace(typed("pw-hurried", lines))
    found = debrief(score(done, library()), done, library())
    return found.because, found.misses[0].better


def test_a_proof_that_was_not_known_to_be_enough_is_explained() -> None:
    because, better = told(*LINES)
    assert "The proof was medium, and this takes high as long as nobody has looked up kind of account." in because
    assert "kind of account" in better


def test_no_proof_at_all_needs_no_such_words() -> None:
    because, _ = told(*(line for line in LINES if "verify" not in line))
    assert "This rule was broken".casefold() in because.casefold()
    assert "The proof was" not in because
