"""
From a typed line to words: folded, contractions written out, stemmed, each with its place in the line.

Everything else in hearing works on these words, patterns as well as replies, so that both meet on the same ground.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from simulator.hearing.stems import stem
from simulator.hearing.tongues import Tongue, tongue, word_set

_APOSTROPHES = "'’`´ʼ"
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ı": "i"})
_ENDS = ".!?;…\n"
_CLAUSE_ENDS = ",:;.!?()–—\n"
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st no nr nos e.g i.e a.m p.m kl bzw z.b ca ud sr sra vd usted tel ext dir min std"
)
_TAILS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_IS_AFTER = word_set("it that what there he she who here how where this everything")
MOST_CHARACTERS = 2_000
"""A longer line is heard up to here: nobody says more in one breath, and a pasted book must not hold up the call."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line. `start` and `end` are characters of the line; words out of one contraction share them."""

    plain: str
    stem: str
    start: int
    end: int
    capital: bool = False
    glued: bool = False
    """Whether it hangs on the word before without a space, as the digits in INC-4821 do."""
    breaks: bool = False
    """Whether a comma or another clause mark stands right after it."""
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words between two full stops; `asks` when it ends in a question mark."""

    words: tuple[Word, ...]
    asks: bool = False


def fold(text: str) -> str:
    """Lower case without accents: `Größe` and `grosse` are the same word."""
    lowered = text.lower().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)).translate(
        _LETTERS
    )


@lru_cache(maxsize=4_096)
def sentences(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of a line, without empty ones."""
    text = unicodedata.normalize("NFC", text[:MOST_CHARACTERS])
    speech, found, held = tongue(lang), [], []
    position = 0
    while position < len(text):
        if _starts_word(text, position):
            end = _word_end(text, position)
            held.extend(_words(text, position, end, speech))
            position = end
            continue
        if held and _closes(text, position, held[-1]):
            found.append(Sentence(tuple(held), _asks(text, position)))
            held = []
        position += 1
    if held:
        found.append(Sentence(tuple(held)))
    return tuple(found)


def words(text: str, lang: str) -> tuple[Word, ...]:
    """All words of a line, over its sentences."""
    return tuple(word for sentence in sentences(text, lang) for word in sentence.words)


def _starts_word(text: str, position: int) -> bool:
    if text[position] == "{":
        return _placeholder_end(text, position) > 0
    return text[position].isalnum()


def _placeholder_end(text: str, position: int) -> int:
    end = text.find("}", position, position + 40)
    name = text[position + 1 : end]
    return end + 1 if end > 0 and name.replace("_", "").replace(".", "").isalnum() else 0


def _word_end(text: str, position: int) -> int:
    if text[position] == "{":
        return _placeholder_end(text, position)
    end = position + 1
    while end < len(text) and _inside(text, end):
        end += 1
    return end


def _inside(text: str, at: int) -> bool:
    here, after = text[at], text[at + 1] if at + 1 < len(text) else " "
    if here.isalnum() or unicodedata.combining(here):
        return True
    if here in _APOSTROPHES:
        return text[at - 1].isalpha() and after.isalpha()
    if here in ".:" and text[at - 1].isdigit() and after.isdigit():
        return True
    return here == "." and after.isalpha() and text[at - 1].isalpha() and _is_letter_dot(text, at)


def _is_letter_dot(text: str, at: int) -> bool:
    """`p.m` and `z.B`: a dot between two single letters."""
    before_alone = at < 2 or not text[at - 2].isalnum()
    after_alone = at + 2 >= len(text) or not text[at + 2].isalnum()
    return before_alone and after_alone


def _closes(text: str, position: int, last: Word) -> bool:
    if text[position] not in _ENDS:
        return False
    if text[position] == ".":
        after = text[position + 1 : position + 2]
        return not (last.plain in _ABBREVIATIONS or (after and not after.isspace() and after not in _ENDS + "\"')"))
    return True


def _asks(text: str, position: int) -> bool:
    while position < len(text) and (text[position] in _ENDS or text[position] in " \"')"):
        if text[position] == "?":
            return True
        position += 1
    return False


def _words(text: str, start: int, end: int, speech: Tongue) -> list[Word]:
    raw = text[start:end]
    glued = start > 0 and text[start - 1] in "-_/#" and start > 1 and text[start - 2].isalnum()
    breaks = end < len(text) and text[end] in _CLAUSE_ENDS
    if raw.startswith("{"):
        return [Word(raw.lower(), raw.lower(), start, end, glued=glued, breaks=breaks, placeholder=True)]
    parts = spelled_out(fold(raw), speech)
    last = len(parts) - 1
    return [
        Word(
            part,
            stem(part, speech.lang),
            start,
            end,
            raw[:1].isupper() and n == 0,
            glued and n == 0,
            breaks and n == last,
        )
        for n, part in enumerate(parts)
    ]


@lru_cache(maxsize=20_000)
def spelled_out(folded: str, speech: Tongue) -> tuple[str, ...]:
    """A folded word with its contraction written out: `don't` is `do not`."""
    plain = "".join("'" if c in _APOSTROPHES else c for c in folded)
    for short, long in speech.whole:
        if plain == short or ("'" in plain and plain.replace("'", "") == short):
            return tuple(long.split())
    if "'" not in plain:
        return (plain,)
    if speech.lang != "en":
        return tuple(part for part in plain.split("'") if part)
    head, _, tail = plain.partition("'")
    if tail == "t" and head.endswith("n"):
        return (head[:-1], "not")
    if tail == "s":
        return (head, "is") if head in _IS_AFTER else (head,)
    return (head, _TAILS[tail]) if tail in _TAILS else (head, tail)
