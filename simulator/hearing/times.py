"""
Times told in a line: "within the hour", "bis Donnerstag 14 Uhr", "om ti minutter".

A told time becomes the earliest and latest minute from now that it can mean. Vague words are read in the speaker's
favour
(`by Thursday` lasts until midnight), so that `earlier_than` accuses nobody of a promise that was not made. The clock
is an
argument: minutes since Monday 00:00.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from simulator.hearing.lengths import read_length
from simulator.hearing.moments import Moment, read_moment
from simulator.hearing.time_words import TIME_WORDS, TimeWords
from simulator.hearing.tongues import tongue, word_set
from simulator.hearing.words import Sentence, Word, sentences

DAY, WEEK = 1_440, 10_080


class Use(StrEnum):
    """What a time was told for. Only a promise can be an invented time."""

    PROMISE = "promise"
    ESTIMATE = "estimate"
    EVERY = "every"
    PAST = "past"
    QUESTION = "question"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Told:
    """A time in a line: minutes from now, the characters where it stands, and the words themselves."""

    earliest: int
    latest: int
    use: Use
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A time among the words of a sentence, not yet tied to a clock. From `core` on it stands without its `by` or
    `in`."""

    start: int
    core: int
    end: int
    moment: Moment | None
    length: tuple[float, float] | None
    until: bool
    use: Use


# What makes a length an estimate of a hold or of a task at hand rather than a promise of an answer.
_MEANWHILE = word_set(
    "hold wait take takes taking check checking look looking moment bear away longer "
    "vent vente tager tage varer vare ojeblik "
    "warten warte dauert dauern moment halten leitung "
    "var varjon turelem tart tartani tartson eltart vonal "
    "espere esperar espera tarda tardara tardar llevara linea momento tomara"
)

_ON_THE_LINE = word_set(
    "hold wait line vent vente warten warte halten leitung varjon tartani vonal espere esperar linea"
)
"""The same, where a limit is told: "we check it within two hours" is a promise, "hold for up to two minutes" is not."""

_WISHES = word_set("good nice lovely god godt guten schonen jo szep buenos buenas buen")
"""A part of the day behind one of these is a greeting or a wish: "good morning" promises nothing."""

_AFTER = word_set("mulva")
"""Words behind a length that make it a moment: the Hungarian `múlva`."""
_WORKDAYS = ("business", "working", "arbejdsdag", "arbeitstag", "werktag", "munkanap", "habil", "laborable")
# A working day told on a Friday ends on Monday: the weekend is given to the speaker.


def told_times(text: str, lang: str, clock: int) -> tuple[Told, ...]:
    """Every time told in a line, from left to right."""
    return tuple(_told(span, sentence, text, clock) for sentence, span in _spans_in(text, lang))


@lru_cache(maxsize=4_096)
def _spans_in(text: str, lang: str) -> tuple[tuple[Sentence, Span], ...]:
    """What the clock does not change: in a call the caller's lines are read again for every line of the agent."""
    return tuple((sentence, span) for sentence in sentences(text, lang) for span in time_spans(sentence, lang))


def earlier_than(told: Told, target: int, slack: int = 0) -> bool:
    """Whether a promise is certainly earlier than the desk's target, both in minutes from now."""
    return told.use is Use.PROMISE and told.latest + slack < target


def time_spans(sentence: Sentence, lang: str) -> tuple[Span, ...]:
    """The times among the words of a sentence; they never overlap."""
    speech = TIME_WORDS.get(tongue(lang).lang)
    if speech is None:
        return ()
    found: list[Span] = []
    at = 0
    while at < len(sentence.words):
        span = _placeholder(sentence.words, at) or _span(sentence, at, speech)
        if span is None or (at and _is_manner(sentence.words, at, span)):
            at += 1
            continue
        found.append(span)
        at = span.end
    return tuple(found)


def _is_manner(words: tuple[Word, ...], at: int, span: Span) -> bool:
    """`good morning` is a greeting, and `one by one` is an order: neither tells a time."""
    last = words[span.end - 1].plain
    return (span.end == at + 1 and words[at - 1].plain in _WISHES) or words[max(0, span.end - 3)].plain == last


def _placeholder(words: tuple[Word, ...], at: int) -> Span | None:
    if words[at].placeholder and words[at].plain.startswith(("{target.", "{next_update", "{time")):
        return Span(at, at, at + 1, None, None, until=False, use=Use.LENGTH)
    return None


def _span(sentence: Sentence, start: int, speech: TimeWords) -> Span | None:
    words, at = sentence.words, start
    while at < len(words) and at - start < 4 and _opens(words[at].plain, speech):
        at += 1
    before = frozenset(word.plain for word in words[max(0, start - 1) : at])
    opened = bool(before & (speech.until | speech.begin | speech.clock))
    for read_at in range(at, max(start - 1, at - 3), -1):
        length = read_length(words, read_at, speech)
        if length is not None:
            return _finished(sentence, (start, read_at, length[1]), (None, length[0]), before, speech)
        moment = read_moment(words, read_at, speech, opened)
        if moment is not None:
            return _finished(sentence, (start, read_at, moment[1]), (moment[0], None), before, speech)
    return None


def _opens(plain: str, speech: TimeWords) -> bool:
    opening = speech.until | speech.begin | speech.every | speech.gone | speech.lasting | speech.link
    return plain in opening and plain not in speech.clock


def _finished(
    sentence: Sentence,
    place: tuple[int, int, int],
    read: tuple[Moment | None, tuple[float, float] | None],
    before: frozenset[str],
    speech: TimeWords,
) -> Span:
    (start, core, end), (moment, length) = place, read
    words = sentence.words
    after = words[end].plain if end < len(words) else ""
    until = bool(before & speech.until) or after in speech.behind or bool(moment and moment.until)
    use = _use(sentence, (start, end), length is not None, before | {after}, speech)
    if after in speech.behind | speech.gone | _AFTER:
        end += 1
    return Span(start, core, end, moment, length, until, use)


def _use(sentence: Sentence, place: tuple[int, int], is_length: bool, around: frozenset[str], speech: TimeWords) -> Use:
    if around & speech.gone:
        return Use.PAST
    if around & speech.every:
        return Use.EVERY
    others = {word.plain for word in (*sentence.words[: place[0]], *sentence.words[place[1] :])}
    if is_length and others & (_ON_THE_LINE if around & speech.until else _MEANWHILE):
        return Use.ESTIMATE
    if is_length and around & speech.lasting:
        return Use.LENGTH
    if sentence.asks:
        return Use.QUESTION
    if is_length and not around & (speech.until | speech.begin | speech.behind | _AFTER):
        return Use.LENGTH
    return Use.PROMISE


def _told(span: Span, sentence: Sentence, text: str, clock: int) -> Told:
    first, last = sentence.words[span.start], sentence.words[min(span.end, len(sentence.words)) - 1]
    if span.length is not None:
        low, high = span.length
        earliest, latest = int(low), -int(-high // 1)
    elif span.moment is not None:
        earliest, latest = _minutes_from(clock, span.moment)
    else:
        earliest, latest = 0, WEEK
    if any(word.plain.startswith(_WORKDAYS) for word in sentence.words[span.start : span.end]):
        latest += 2 * DAY
    if span.until:
        earliest = min(earliest, 0)
    return Told(earliest, latest, span.use, text[first.start : last.end], first.start, last.end)


def _minutes_from(clock: int, moment: Moment) -> tuple[int, int]:
    today, now = divmod(clock % WEEK, DAY)
    if moment.weekday is None:
        ahead = moment.day if moment.day is not None else 0
        fixed = moment.day is not None
    else:
        ahead = (moment.weekday - today) % 7
        fixed = not (ahead == 0 and moment.latest is not None and _later_of(moment) <= now)
        ahead = ahead if fixed else 7
        fixed = True
    low, high = (0, DAY) if moment.earliest is None or moment.latest is None else (moment.earliest, moment.latest)
    if moment.loose:
        low = high = _likely(high, now if ahead == 0 and moment.weekday is None else -1)
    offsets = (ahead * DAY + low - now, ahead * DAY + high - now)
    if not fixed and offsets[1] <= 0:
        offsets = (offsets[0] + DAY, offsets[1] + DAY)
    return max(0, offsets[0]), max(0, offsets[1])


def _later_of(moment: Moment) -> int:
    high = moment.latest or 0
    return _likely(high, -1) if moment.loose else high


def _likely(minute: int, now: int) -> int:
    """The half of the day that a bare `at 3` most likely means: opening hours first, then what is still to come."""
    usual = minute + 720 if minute < 420 else minute
    for candidate in (usual, minute, minute + 720):
        if now < candidate <= DAY:
            return candidate
    return usual
