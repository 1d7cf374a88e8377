"""
Whether a line only strings key words together instead of saying something.

Sentences need small words (I, you, the, is, to) to hold the big ones: about half of all spoken words are such. A line
that
names three or more weighty acts with almost none of them, or that packs acts closer than sentences can carry them, is a
list of key words. A greeting is short by nature ("Hello, service desk, Sam speaking"), so its acts do not count here.
"""

from __future__ import annotations

from simulator.hearing.tongues import tongue, word_set
from simulator.hearing.words import words

BRIEF_ACTS = word_set(
    "greets time-of-day-greeting thanks-for-calling desk-name own-name asks-name offers-help thanks "
    "thanks-for-waiting farewell"
)
FEWEST_ACTS, SMALL_SHARE = 3, 0.3
"""Below this share of small words a line with several acts is no sentence; ours have 0.35 or more."""
BARE_WORDS, BARE_SHARE = 6, 0.2
"""So many words with hardly a small one are a list, even when they name only one weighty act among others."""
MOST_WEIGHTY = 7
"""More weighty acts than this nobody says in one breath, however well each sentence is made."""
CROWDED_ACTS, WORDS_PER_ACT = 4, 3
"""So many acts need more words than this for each."""
DENSE = {"hu": 0.5}
"""Languages that say with an ending what others say with a small word: the part of the shares that holds there."""


def is_stuffed(text: str, lang: str, acts: int, weighty: int) -> bool:
    """Whether a line is a string of key words, given how many acts stand in it, and how many of them are weighty."""
    if weighty < 1 or acts < 2:
        return False
    said = words(text, lang)
    small = sum(word.plain in tongue(lang).small or word.placeholder for word in said)
    words_that_hold = small / DENSE.get(tongue(lang).lang, 1)
    bare = len(said) >= BARE_WORDS and words_that_hold < BARE_SHARE * len(said)
    listed = weighty >= FEWEST_ACTS and words_that_hold < SMALL_SHARE * len(said)
    crowded = weighty >= CROWDED_ACTS and len(said) <= WORDS_PER_ACT * weighty
    return bare or listed or crowded or weighty > MOST_WEIGHTY
