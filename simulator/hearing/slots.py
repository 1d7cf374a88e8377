"""
Values in a sentence: names, numbers, ticket numbers and times, as stretches of its words.

A script's own placeholder (`{agent}`) counts as a value, so that a script is heard as its acts before anybody fills it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.hearing.passage import Spans
from simulator.hearing.time_words import TIME_WORDS
from simulator.hearing.times import Use, time_spans
from simulator.hearing.tongues import tongue, word_set
from simulator.hearing.words import Sentence, Word

LONGEST_NAME = 3
_NAMES = ("{agent}", "{caller_name}", "{first_name}", "{team}", "{company}", "{name}")
_TICKETS = ("{ticket}", "{number}")
_TICKET_HEADS = word_set("inc req chg prb case ticket ref rf sr tkt sag vorgang")


def spans(sentence: Sentence, lang: str) -> Spans:
    """Where values stand: for each kind and first word, the places after its last word."""
    found: dict[str, dict[int, tuple[int, ...]]] = {}

    def put(kind: str, start: int, end: int) -> None:
        ends = found.setdefault(kind, {})
        ends[start] = (*ends.get(start, ()), end)

    words = sentence.words
    for at, word in enumerate(words):
        if word.placeholder:
            put(word.plain[1:-1], at, at + 1)
        for end in _name_ends(words, at, lang):
            put("name", at, end)
        for end in _ticket_ends(words, at):
            put("ticket", at, end)
            put("number", at, end)
        end = _run_end(words, at)
        if _is_number(word, lang) or any(c.isdigit() for piece in words[at:end] for c in piece.plain):
            put("number", at, end)
    for span in time_spans(sentence, lang):
        if span.use is not Use.PAST:
            for start in range(span.start, max(span.core, span.start) + 1):
                put("time", start, span.end)
    return found


def ticket_numbers(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches that look like a ticket's number: letters and at least three digits, in one or several pieces."""
    at = 0
    while at < len(sentence.words):
        ends = _ticket_ends(sentence.words, at)
        if ends:
            yield at, ends[-1]
        at = ends[-1] if ends else at + 1


def _name_ends(words: tuple[Word, ...], at: int, lang: str) -> Iterator[int]:
    if words[at].plain in _NAMES:
        yield at + 1
        return
    speech = tongue(lang)
    shouted = any(word.capital for word in words)
    for end in range(at + 1, min(at + LONGEST_NAME, len(words)) + 1):
        word = words[end - 1]
        if not word.plain.isalpha() or word.plain in speech.small or word.plain in speech.fillers:
            return
        if shouted != word.capital or (not shouted and _is_doing(word)):
            return
        yield end
        if word.breaks:
            return


def _is_doing(word: Word) -> bool:
    """`i'm calling in the team`, typed without capitals, names nobody."""
    return word.plain.endswith("ing") and len(word.plain) > len("king")


def _ticket_ends(words: tuple[Word, ...], at: int) -> tuple[int, ...]:
    word = words[at]
    if word.plain in _TICKETS:
        return (at + 1,)
    if word.glued and at:
        return ()
    end = _run_end(words, at)
    text = "".join(piece.plain for piece in words[at:end])
    digits = sum(c.isdigit() for c in text)
    if digits >= 3 and text.isalnum():
        return (end,)
    if word.plain in _TICKET_HEADS and end < len(words) and words[end].plain.isdigit() and len(words[end].plain) >= 3:
        return (end + 1,)
    return ()


def _run_end(words: tuple[Word, ...], at: int) -> int:
    """The place after a word and what hangs on it, as in INC-48213."""
    end = at + 1
    while end < len(words) and words[end].glued:
        end += 1
    return end


def _is_number(word: Word, lang: str) -> bool:
    if any(c.isdigit() for c in word.plain):
        return True
    table = TIME_WORDS.get(tongue(lang).lang)
    return table is not None and word.plain in table.numbers
