"""
Cuts a long sentence where a new one may have begun: people who type in a hurry leave out the full stops.

"thanks for calling my name is sam can i have your name" holds two steps and no punctuation. A cut is only an offer;
whether
the parts explain more than the whole is decided by what they are like.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.hearing.tongues import Tongue, tongue, word_set
from simulator.hearing.words import Sentence, Word

LONG = 9
"""A sentence with fewer words is left whole."""
SHORTEST = 3
MOST = 6

_OPENERS = word_set(
    "can may could shall will would do does is are did have has "
    "kan ma vil skal er har kann darf konnen soll sind ist haben wurden puede puedo podria quiere esta es"
)
_AND = word_set("and og und es y then so but men aber de pero")
_ASKS_KINDLY = word_set("please kerem bitte venligst")


def clauses(sentence: Sentence, lang: str) -> tuple[Sentence, ...]:
    """The parts that a sentence may consist of; the sentence itself when there is nowhere to cut it."""
    words = sentence.words
    if len(words) < LONG:
        return (sentence,)
    starts = [0]
    for at in range(SHORTEST, len(words) - 1):
        if at - starts[-1] >= SHORTEST and len(words) - at >= 2 and _may_begin(words, at, tongue(lang)):
            starts.append(at)
    starts = starts[:MOST]
    ends = (*starts[1:], len(words))
    parts = [Sentence(words[start:end]) for start, end in zip(starts, ends, strict=True)]
    parts[-1] = replace(parts[-1], asks=sentence.asks)
    return tuple(parts)


def _may_begin(words: tuple[Word, ...], at: int, speech: Tongue) -> bool:
    here, after = words[at].plain, words[at + 1].plain
    if words[at - 1].breaks or here in _ASKS_KINDLY:
        return True
    if here in _AND:
        return after in speech.subjects or after in _OPENERS or after in speech.question_words
    asked = here in _OPENERS or here in speech.question_words
    if asked and words[at - 1].plain not in speech.subjects | speech.question_words | _OPENERS:
        return after in speech.subjects or after in speech.small
    return here in speech.subjects and after in _TELLS and words[at - 1].plain not in speech.question_words | _OPENERS


_TELLS = word_set("am will have need would jeg vil skal werde muss habe voy necesito tengo")
