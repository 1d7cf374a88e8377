"""
Whether a line only strings key words together instead of saying something.

Sentences need small words (I, you, the, is, to) to hold the big ones: about half of all spoken words are such. A line
that
names three or more acts with almost none of them, or that packs more acts than sentences can carry, is a list of key
words.
"""

from __future__ import annotations

from simulator.hearing.tongues import tongue
from simulator.hearing.words import words

FEWEST_ACTS = 3
SMALL_SHARE = 0.3
"""Below this share of small words a line with several acts is no sentence; ours have 0.35 or more."""
CROWDED_ACTS, WORDS_PER_ACT = 5, 2.5


def is_stuffed(text: str, lang: str, acts: int) -> bool:
    """Whether a line in which this many acts were found is a string of key words."""
    if acts < FEWEST_ACTS:
        return False
    said = words(text, lang)
    small = sum(word.plain in tongue(lang).small or word.placeholder for word in said)
    if small < SMALL_SHARE * len(said):
        return True
    return acts >= CROWDED_ACTS and len(said) < WORDS_PER_ACT * acts
