"""
Reads a length (`two to three hours`, `en halv time`) from the words that begin at a place.

No clock and no grammar beyond the tables of `time_words`: a reader takes some words and says where it stopped, or None.
"""

from __future__ import annotations

from simulator.hearing.time_words import TimeWords
from simulator.hearing.tongues import word_set
from simulator.hearing.words import Word

Read = tuple[tuple[float, float], int]
"""The least and the most that was said, in minutes or as a count, and the place after it."""

_WORKING = word_set("business working full more habiles laborables")
_OF = word_set("of de")
_AND = word_set("and og und es y")


def stands(words: tuple[Word, ...], at: int, known: frozenset[str]) -> bool:
    """Whether one of the known words stands at a place."""
    return at < len(words) and words[at].plain in known


def digits_and_rest(plain: str) -> tuple[str, str]:
    """`30min` is a number and a unit."""
    digits = len(plain) - len(plain.lstrip("0123456789"))
    return plain[:digits], plain[digits:]


def read_length(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    """A length in minutes, as the least and the most that was said."""
    half = _half_unit(words, at, speech)
    if half is not None:
        return half
    first = _quantity(words, at, speech)
    if first is None:
        return _bare_unit(words, at, speech)
    (least, most), at = first
    if stands(words, at, _WORKING):
        at += 1
    or_more = _or_more(words, at, speech, least)
    if or_more is not None:
        return or_more
    behind = _and_a_half(words, at, speech)
    second = None if behind else _second_quantity(words, at, speech)
    if behind:
        least, most, at = least + 0.5, most + 0.5, behind
    elif second is not None:
        (_, most), at = second
    size = _unit(words, at, speech)
    if size is None:
        return None
    at += 1
    behind = _and_a_half(words, at, speech)
    if behind:
        least, most, at = least + 0.5, most + 0.5, behind
    return (least * size, most * size), at


def _or_more(words: tuple[Word, ...], at: int, speech: TimeWords, least: float) -> Read | None:
    """`an hour or two`: the second number behind the unit."""
    size = _unit(words, at, speech)
    if size is None or not stands(words, at + 1, speech.ranges) or _and_a_half(words, at + 1, speech):
        return None
    more = _quantity(words, at + 2, speech)
    if more is None or _unit(words, more[1], speech) is not None:
        return None
    return (least * size, more[0][1] * size), more[1]


def _second_quantity(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    """The upper end of `two to three` and of `két-három`."""
    between = stands(words, at, speech.ranges)
    if not between and not (at < len(words) and words[at].glued):
        return None
    return _quantity(words, at + between, speech)


def _quantity(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    if at >= len(words):
        return None
    plain, start = words[at].plain, at
    if plain in speech.numbers and at + 1 < len(words) and words[at + 1].plain in speech.few:
        plain, start = words[at + 1].plain, at + 1
    if plain in speech.few:
        end = start + 1
        while stands(words, end, _OF):
            end += 1
        return (float(speech.few[plain][0]), float(speech.few[plain][1])), end
    if plain in speech.numbers:
        return (float(speech.numbers[plain]),) * 2, at + 1
    digits, rest = digits_and_rest(plain)
    if not 1 <= len(digits) <= 4 or (rest and rest not in speech.units):
        return None
    return (float(digits),) * 2, at if rest else at + 1


def _unit(words: tuple[Word, ...], at: int, speech: TimeWords) -> float | None:
    return speech.units.get(digits_and_rest(words[at].plain)[1]) if at < len(words) else None


def _and_a_half(words: tuple[Word, ...], at: int, speech: TimeWords) -> int:
    """The place after `and a half`, else 0."""
    if not stands(words, at, _AND):
        return 0
    return next((at + ahead + 1 for ahead in (1, 2) if stands(words, at + ahead, speech.half)), 0)


def _half_unit(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    """`half an hour`, `einer halben Stunde`, `a quarter of an hour`."""
    if at < len(words) and speech.numbers.get(words[at].plain) == 1:
        at += 1
    if not stands(words, at, speech.half | speech.quarter):
        return None
    part = 0.5 if words[at].plain in speech.half else 0.25
    for ahead in (1, 2, 3):
        size = _unit(words, at + ahead, speech)
        if size is not None and size >= 60:
            return (part * size, part * size), at + ahead + 1
    return None


def _bare_unit(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    """`within the hour`: a unit behind an article counts once."""
    size = _unit(words, at, speech)
    if size not in (60.0, 10080.0) or at == 0 or not stands(words, at - 1, speech.link):
        return None
    return None if stands(words, at, speech.clock) else ((size, size), at + 1)
