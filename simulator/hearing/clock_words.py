"""
Reads one length (`two to three hours`) or one moment (`Thursday at half past two`) from the words that begin at a place.

No clock and no grammar beyond the tables of `time_words`: a reader either takes some words and says where it stopped, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.hearing.time_words import TimeWords
from simulator.hearing.words import Word

Read = tuple[tuple[float, float], int]

_WORKING = frozenset("business working full more habiles laborables".split())
_OPENS_PHRASE = frozenset({"end", "final", "ende"})
_OF = frozenset({"of", "de"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a stretch of it. `loose`: a clock time that may be meant before or after noon. `until` when the words say so."""

    day: int | None = None
    weekday: int | None = None
    earliest: int | None = None
    latest: int | None = None
    loose: bool = False
    until: bool = False


def read_length(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    """A length in minutes, as the least and the most that was said."""
    low = _quantity(words, at, speech)
    if low is None:
        return _half_unit(words, at, speech) or _bare_unit(words, at, speech)
    half_unit = _half_unit(words, at, speech)
    if half_unit is not None:
        return half_unit
    (least, most), at = low
    if _is(words, at, _WORKING):
        at += 1
    size = _unit(words, at, speech)
    if size is not None and _is(words, at + 1, speech.ranges) and not _and_a_half(words, at + 1, speech):
        more = _quantity(words, at + 2, speech)
        if more is not None and _unit(words, more[1], speech) is None:
            return (least * size, more[0][1] * size), more[1]
    if _is(words, at, speech.ranges) or (at < len(words) and words[at].glued):
        more = _quantity(words, at + (1 if _is(words, at, speech.ranges) else 0), speech)
        if more is not None:
            most, at = more[0][1], more[1]
            size = _unit(words, at, speech)
    half = _and_a_half(words, at, speech)
    if size is None and half:
        size, least, most, at = _unit(words, half, speech), least + 0.5, most + 0.5, half
    if size is None:
        return None
    at += 1
    half = _and_a_half(words, at, speech)
    if half:
        least, most, at = least + 0.5, most + 0.5, half
    return (least * size, most * size), at


def _is(words: tuple[Word, ...], at: int, known: frozenset[str]) -> bool:
    return at < len(words) and words[at].plain in known


def _split(plain: str) -> tuple[str, str]:
    """`30min` is a number and a unit."""
    digits = len(plain) - len(plain.lstrip("0123456789"))
    return plain[:digits], plain[digits:]


def _quantity(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    if at >= len(words):
        return None
    plain, start = words[at].plain, at
    following = words[at + 1].plain if at + 1 < len(words) else ""
    if plain in speech.numbers and following in speech.few:
        plain, start = following, at + 1
    if plain in speech.few:
        end = start + 1
        while _is(words, end, _OF):
            end += 1
        return (float(speech.few[plain][0]), float(speech.few[plain][1])), end
    if plain in speech.numbers:
        return (float(speech.numbers[plain]),) * 2, at + 1
    digits, rest = _split(plain)
    if digits and len(digits) <= 4 and not rest:
        return (float(digits),) * 2, at + 1
    if digits and len(digits) <= 4 and rest in speech.units:
        return (float(digits),) * 2, at
    return None


def _unit(words: tuple[Word, ...], at: int, speech: TimeWords) -> float | None:
    if at >= len(words):
        return None
    return speech.units.get(_split(words[at].plain)[1])


def _and_a_half(words: tuple[Word, ...], at: int, speech: TimeWords) -> int:
    """The place after `and a half`, else 0."""
    for ahead in (1, 2):
        if _is(words, at + ahead, speech.half) and words[at].plain in {"and", "og", "und", "es", "y"}:
            return at + ahead + 1
    return 0


def _half_unit(words: tuple[Word, ...], at: int, speech: TimeWords) -> Read | None:
    if at < len(words) and speech.numbers.get(words[at].plain) == 1:
        at += 1
    if not _is(words, at, speech.half | speech.quarter):
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
    if size is None or at == 0 or words[at].plain in speech.clock or words[at - 1].plain not in speech.link:
        return None
    return ((size, size), at + 1) if size in (60.0, 10080.0) else None


def read_moment(words: tuple[Word, ...], at: int, speech: TimeWords, opened: bool) -> tuple[Moment, int] | None:
    """A day, a part of it, a clock time, or several of them in any order."""
    moment, taken, place = Moment(), 0, at
    while place < len(words):
        step = _day(words, place, speech, moment) or _clock(words, place, speech, moment, opened) or _part(words, place, speech, moment)
        if step is not None:
            moment, place = step
            taken = place
            if words[place - 1].breaks and not _is(words, place, speech.clock | frozenset(speech.parts)):
                break
            continue
        if not taken and place > at or not _is(words, place, speech.link | speech.until | speech.begin | speech.clock) or place - taken > 3:
            break
        place += 1
    return (moment, taken) if taken else None


def _day(words: tuple[Word, ...], at: int, speech: TimeWords, moment: Moment) -> tuple[Moment, int] | None:
    plain = words[at].plain
    if moment.day is None and moment.weekday is None:
        until = moment.until or plain.endswith("ig")
        if plain in speech.weekdays:
            if len(plain) <= 3 and not words[at].capital:
                return None
            return Moment(None, speech.weekdays[plain], moment.earliest, moment.latest, moment.loose, until), at + 1
        two = {"i dag": 0, "i morgen": 1, "i overmorgen": 2, "i aften": 0, "i eftermiddag": 0, "pasado manana": 2}
        pair = f"{plain} {words[at + 1].plain}" if at + 1 < len(words) else ""
        if pair in two:
            taken = at + 1 if pair in ("i aften", "i eftermiddag") else at + 2
            return Moment(two[pair], None, moment.earliest, moment.latest, moment.loose, until), taken
        if plain in speech.days and not (plain == speech.morrow_morning and at and words[at - 1].plain in {"la", "der"}):
            part = speech.parts.get(plain)
            low, high = part if part else (moment.earliest, moment.latest)
            return Moment(speech.days[plain], None, low, high, moment.loose, until), at + 1
    return None


def _part(words: tuple[Word, ...], at: int, speech: TimeWords, moment: Moment) -> tuple[Moment, int] | None:
    plain = words[at].plain
    part = speech.parts.get(plain)
    if part is None and plain == speech.morrow_morning and (moment.day is not None or moment.weekday is not None or moment.loose):
        part = (360, 720)
    if part is None or (plain in _OPENS_PHRASE and not _is(words, at + 1, _OF | speech.link)):
        return None
    if moment.latest is None:
        following = words[at + 2].plain if at + 2 < len(words) else ""
        until = moment.until or plain.endswith("ig") or (plain == "end" and following == "day")
        return Moment(moment.day, moment.weekday, part[0], part[1], False, until), at + 1
    if not moment.loose:
        return None
    hour = moment.latest + 720 if part[0] >= 720 and moment.latest < 720 else moment.latest
    return Moment(moment.day, moment.weekday, hour, hour, False, moment.until or plain.endswith("ig")), at + 1


def _clock(words: tuple[Word, ...], at: int, speech: TimeWords, moment: Moment, opened: bool) -> tuple[Moment, int] | None:
    if moment.latest is not None and not (moment.earliest != moment.latest):
        return None
    read = _spoken_half(words, at, speech) or _digital(words, at, speech) or _hour(words, at, speech, opened or moment.day is not None)
    if read is None:
        return None
    minute, place, sure = read
    until = moment.until or words[place - 1].plain in speech.clock_until or (not speech.link & {"of"} and words[place - 1].plain.endswith("ig"))
    if _is(words, place, speech.later):
        minute, place, sure = (minute + 720 if minute < 720 else minute), place + 1, True
    elif _is(words, place, speech.earlier):
        place, sure = place + 1, True
    if moment.latest is not None and moment.latest >= 720 and minute < 720 and not sure:
        minute, sure = minute + 720, True
    return Moment(moment.day, moment.weekday, minute, minute, not sure and minute < 780, until), place


def _digital(words: tuple[Word, ...], at: int, speech: TimeWords) -> tuple[int, int, bool] | None:
    plain = words[at].plain
    hour, mark, minute = plain.partition(":") if ":" in plain else plain.partition(".")
    digits, rest = _split(minute)
    if mark and hour.isdigit() and len(digits) == 2 and int(hour) <= 24 and int(digits) < 60 and rest in {"", "h", *speech.later, *speech.earlier}:
        later = rest in speech.later and int(hour) < 12
        end = at + 2 if _is(words, at + 1, speech.clock | speech.clock_until) else at + 1
        return int(hour) * 60 + int(digits) + 720 * later, end, bool(rest) or len(hour) == 2
    return None


def _hour(words: tuple[Word, ...], at: int, speech: TimeWords, opened: bool) -> tuple[int, int, bool] | None:
    digits, rest = _split(words[at].plain)
    hour = int(digits) if digits and len(digits) <= 2 else speech.numbers.get(words[at].plain, 99) if not digits else 99
    if hour > 24:
        return None
    if digits and rest:
        half = rest in speech.later and hour < 12
        return (hour * 60 + 720 * half, at + 1, True) if rest in speech.later | speech.earlier else None
    named = _is(words, at + 1, speech.clock | speech.clock_until) or (at > 0 and words[at - 1].plain in speech.clock)
    halved = _is(words, at + 1, speech.later | speech.earlier)
    bare = (opened and _ends_here(words, at, speech)) or words[at].plain.endswith(("kor", "ig"))
    if not (named or halved or bare) or (words[at].plain in {"a", "an", "un", "una", "en", "et", "der"} and not named):
        return None
    end = at + 2 if _is(words, at + 1, speech.clock | speech.clock_until) else at + 1
    minutes, end = _minutes_after(words, end, speech)
    return hour * 60 + minutes, end, hour > 12


def _minutes_after(words: tuple[Word, ...], at: int, speech: TimeWords) -> tuple[int, int]:
    """`dos y media`, `tres menos cuarto`."""
    if _is(words, at, speech.past) and _is(words, at + 1, speech.half):
        return 30, at + 2
    if _is(words, at, speech.past | speech.to) and _is(words, at + 1, speech.quarter):
        return (15 if words[at].plain in speech.past else -15), at + 2
    return 0, at


def _ends_here(words: tuple[Word, ...], at: int, speech: TimeWords) -> bool:
    """A bare number is a clock time only when nothing is counted by it."""
    if at + 1 >= len(words) or words[at].breaks:
        return True
    following = words[at + 1].plain
    return following in speech.days or following in speech.parts or following in speech.weekdays or following in speech.past | speech.to | {"and", "or"}


def _spoken_half(words: tuple[Word, ...], at: int, speech: TimeWords) -> tuple[int, int, bool] | None:
    if not _is(words, at, speech.half | speech.quarter):
        return None
    part = 30 if words[at].plain in speech.half else 15
    place, sign = at + 1, 1
    if _is(words, place, speech.past | speech.to):
        sign = 1 if words[place].plain in speech.past else -1
        place += 1
    elif not (speech.half_before and part == 30):
        return None
    hour = _count(words, place, speech)
    if hour is None:
        return None
    if place == at + 1:
        sign = -1
    return hour * 60 + sign * part, place + 1, False


def _count(words: tuple[Word, ...], at: int, speech: TimeWords) -> int | None:
    if at >= len(words):
        return None
    plain = words[at].plain
    hour = int(plain) if plain.isdigit() else speech.numbers.get(plain, 99)
    return hour if 1 <= hour <= 12 else None
