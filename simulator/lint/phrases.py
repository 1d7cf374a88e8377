"""Phrases found in scripts: word by word, whatever case and white space, without patterns that could run away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

NUMBERS = frozenset(
    ("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty",
     "thirty", "half", "few", "couple")
)  # fmt: skip
UNITS = frozenset(("minute", "hour", "day", "week"))
DEADLINES = frozenset(("tomorrow", "tonight", "noon", "midnight", "today", "monday", "tuesday", "wednesday", "thursday",
                       "friday", "saturday", "sunday"))  # fmt: skip
PROMISING = frozenset(("will", "'ll", "ll", "shall", "going", "done", "ready", "back", "fixed", "solved", "works"))
_LONGER = tuple(sorted(word for word in PROMISING if not word.endswith("'ll") and word != "ll"))
SHORT_WILL = re.compile(r"ll\b")
TIMES = re.compile(r"\b(?:within|by|in|before|until)\b")
NAMED = re.compile(r"minute|hour|day|week|night|noon|tomorrow|\d")
"""Some part of every word of `UNITS` and `DEADLINES`, or a digit: a script without one names no time."""
UNTIDY = re.compile(r"\S {2,}\S|\S +[.,](?=\s|$)")
SIGNS = '.,;:!?"()[]…'


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a list, and how it is written here."""

    phrase: str
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    start: int
    end: int


def said_phrases(words: str, phrases: tuple[str, ...]) -> Iterator[Found]:
    """The phrases that a script holds, each once."""
    if not phrases:
        return
    seen: set[str] = set()
    for match in _any_of(phrases).finditer(words):
        phrase = _listed(phrases).get(_plain(" ".join(match.group().split())), "")
        if phrase and phrase not in seen:
            seen.add(phrase)
            yield Found(phrase, match.group())


def may_hold(plain: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text in lower case has the longest word of a phrase: without it, it has none of them."""
    return any(word in plain for word in _tell_tales(phrases))


@lru_cache(maxsize=32)
def _tell_tales(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The longest stretch of every phrase without a space or an apostrophe, of which texts have two."""
    return tuple({max(_plain(phrase).replace("'", " ").split(), key=len) for phrase in _listed(phrases)})


@lru_cache(maxsize=32)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases: plain words, escaped, so that nothing in content is ever a pattern."""
    longest_first = sorted(_listed(phrases), key=lambda phrase: (-len(phrase), phrase))
    parts = (r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _listed(phrases: tuple[str, ...]) -> dict[str, str]:
    return {_plain(" ".join(phrase.split())): phrase for phrase in phrases if phrase.strip()}


def promised_times(words: str) -> Iterator[str]:
    """Stretches such as `within two hours` or `by tomorrow`, in sentences that say what will be."""
    if not may_promise(words.lower()):
        return
    said = _words(words)
    plain = [word.plain for word in said]
    promises = any(part in PROMISING or part.endswith(("'ll", "’ll")) for part in plain)
    for place, part in enumerate(plain):
        length = _stretch(plain, place) if part in ("within", "in", "by", "before", "until") and promises else 0
        if length:
            yield words[said[place].start : said[place + length - 1].end]


def may_promise(plain: str) -> bool:
    """Whether words for a promise, and for a time, stand in a text in lower case: most scripts lack one."""
    if not NAMED.search(plain) or not TIMES.search(plain):
        return False
    return any(part in plain for part in _LONGER) or bool(SHORT_WILL.search(plain))


def _stretch(plain: list[str], place: int) -> int:
    """How many words a time beginning with this preposition has; 0 where it is none."""
    rest = plain[place + 1 : place + 5]
    if plain[place] in ("within", "in"):
        for length, word in enumerate(rest, 1):
            if word.removesuffix("s") in UNITS and length > 1 and _is_number(rest[length - 2]):
                return length + 1
            if not (_is_number(word) or word in ("the", "next", "of", "about", "or", "to", "and")):
                return 0
        return 0
    first = rest[0] if rest else ""
    is_clock = first[:1].isdigit() and (
        first.endswith(("am", "pm")) or ":" in first or rest[1:2] in (["am"], ["pm"], ["o'clock"])
    )
    return 2 if first in DEADLINES or is_clock else 0


def _is_number(word: str) -> bool:
    return word.isdigit() or word in NUMBERS


def sentences(words: str) -> Iterator[str]:
    """The sentences of a script."""
    start = 0
    for place, sign in enumerate(words):
        if sign in ".!?:;" and words[place + 1 : place + 2] in ("", " "):
            yield words[start : place + 1].strip()
            start = place + 1
    if words[start:].strip():
        yield words[start:].strip()


def untidy(words: str) -> Iterator[str]:
    """Stretches with a space too many, each with the sign on either side of it."""
    if may_be_untidy(words):
        yield from (match.group() for match in UNTIDY.finditer(words))


def may_be_untidy(words: str) -> bool:
    return "  " in words or " ." in words or " ," in words


def uncapped(text: str) -> str:
    """A sentence as the tail of another."""
    return text[:1].lower() + text[1:].rstrip(".") if text[1:2].islower() else text.rstrip(".")


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    start = -1
    for place, sign in enumerate(f"{text} "):
        if sign.isspace() or sign in "/—–":
            if start >= 0:
                found.append(_trimmed(text, start, place))
            start = -1
        elif start < 0:
            start = place
    return [word for word in found if word.plain]


def _trimmed(text: str, start: int, end: int) -> _Word:
    while start < end and text[start] in SIGNS + "'‘“”{}":
        start += 1
    while end > start and text[end - 1] in SIGNS + "'’“”{}":
        end -= 1
    return _Word(_plain(text[start:end]), start, end)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
