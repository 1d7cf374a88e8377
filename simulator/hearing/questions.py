"""
The part of a script that asks: `I'm sorry about that. What happened?` is carried out by asking, not by being sorry.

A question's courtesy may stand in any line; whoever says only that has not asked.
"""

from __future__ import annotations

from simulator.hearing.likeness import manner
from simulator.hearing.words import sentences


def question_in(script: str, lang: str) -> str:
    """The sentences of a script that ask something; the whole script where none does."""
    asking = [sentence.words for sentence in sentences(script, lang) if "asks" in manner((sentence,), lang)]
    parts = [script[words[0].start : words[-1].end] + "?" for words in asking]
    return " ".join(parts) or script


def is_asking(text: str, lang: str) -> bool:
    """Whether a line asks for something."""
    return any("asks" in manner((sentence,), lang) for sentence in sentences(text, lang))
