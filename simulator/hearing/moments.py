"""
Reads a moment (`Thursday at half past two`, `péntek délután négyig`) from the words that begin at a place.

A moment has a day, a stretch of the day or a clock time, in any order. Which week or half of the day a loose one
means is
decided later, by whoever knows the clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.hearing.lengths import digits_and_rest, stands
from simulator.hearing.time_words import TimeWords
from simulator.hearing.tongues import word_set
from simulator.hearing.words import Word

NOON = 720


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a stretch of it in minutes. `loose`: before or after noon is open. `until`: the words say `by`."""

    day: int | None = None
    weekday: int | None = None
    earliest: int | None = None
    latest: int | None = None
    loose: bool = False
    until: bool = False

    @property
    def dated(self) -> bool:
        return self.day is not None or self.weekday is not None


Step = tuple[Moment, int] | None
_TWO_WORD_DAYS = {"i dag": 0, "i morgen": 1, "i overmorgen": 2, "i aften": 0, "i eftermiddag": 0, "pasado manana": 2}
_NEEDS_OF = word_set("end final ende")
_OF = word_set("of de")
_ARTICLES = word_set("a an un una en et der")


def read_moment(words: tuple[Word, ...], at: int, speech: TimeWords, opened: bool) -> Step:
    """A moment that begins here; `opened` when a word such as `by` or `at` stands before it."""
    moment, taken, place = Moment(), 0, at
    while place < len(words):
        step = (
            _day(words, place, speech, moment)
            or _clock(words, place, speech, moment, opened)
            or _part(words, place, speech, moment)
        )
        if step is not None:
            moment, place = step
            taken = place
            if words[place - 1].breaks and not stands(words, place, speech.clock | frozenset(speech.parts)):
                break
            continue
        linked = stands(words, place, speech.link | speech.until | speech.begin | speech.clock)
        if (not taken and place > at) or not linked or place - taken > 3:
            break
        place += 1
    return (moment, taken) if taken else None


def _day(words: tuple[Word, ...], at: int, speech: TimeWords, moment: Moment) -> Step:
    if moment.dated:
        return None
    plain = words[at].plain
    until = moment.until or plain.endswith("ig")
    if plain in speech.weekdays:
        short = len(plain) <= 3 and not words[at].capital  # `sat` and `sun` are words of their own
        return None if short else (replace(moment, weekday=speech.weekdays[plain], until=until), at + 1)
    pair = f"{plain} {words[at + 1].plain}" if at + 1 < len(words) else ""
    if pair in _TWO_WORD_DAYS:
        part_follows = pair in ("i aften", "i eftermiddag")
        return replace(moment, day=_TWO_WORD_DAYS[pair], until=until), at + (1 if part_follows else 2)
    if plain not in speech.days or (plain == speech.morrow_morning and stands(words, at - 1, word_set("la")) and at):
        return None
    low, high = speech.parts.get(plain, (moment.earliest, moment.latest))
    return replace(moment, day=speech.days[plain], earliest=low, latest=high, until=until), at + 1


def _part(words: tuple[Word, ...], at: int, speech: TimeWords, moment: Moment) -> Step:
    plain = words[at].plain
    part = speech.parts.get(plain)
    if part is None and plain == speech.morrow_morning and (moment.dated or moment.loose):
        part = (360, NOON)
    if part is None or (plain in _NEEDS_OF and not stands(words, at + 1, _OF | speech.link)):
        return None
    until = moment.until or plain.endswith("ig")
    if moment.latest is None:
        return replace(moment, earliest=part[0], latest=part[1], until=until or plain in _NEEDS_OF), at + 1
    if not moment.loose:
        return None
    hour = moment.latest + NOON if part[0] >= NOON and moment.latest < NOON else moment.latest
    return replace(moment, earliest=hour, latest=hour, loose=False, until=until), at + 1


def _clock(words: tuple[Word, ...], at: int, speech: TimeWords, moment: Moment, opened: bool) -> Step:
    if moment.latest is not None and moment.earliest == moment.latest:
        return None
    read = (
        _spoken_half(words, at, speech)
        or _digital(words, at, speech, opened or moment.dated)
        or _hour(words, at, speech, opened or moment.dated)
    )
    if read is None:
        return None
    minute, place, sure = read
    last = words[place - 1].plain
    until = moment.until or last in speech.clock_until or (bool(speech.clock_until) and last.endswith("ig"))
    if stands(words, place, speech.later):
        minute, place, sure = minute + NOON * (minute < NOON), place + 1, True
    elif stands(words, place, speech.earlier):
        place, sure = place + 1, True
    if moment.latest is not None and moment.latest >= NOON and minute < NOON and not sure:
        minute, sure = minute + NOON, True
    return replace(moment, earliest=minute, latest=minute, loose=not sure and minute < NOON + 60, until=until), place


Clock = tuple[int, int, bool] | None
"""Minute of the day, the place after it, and whether the half of the day is sure."""


def _digital(words: tuple[Word, ...], at: int, speech: TimeWords, opened: bool) -> Clock:
    """`14:30`, `2:30pm`; `14.30` only where something opens a time, because versions look the same."""
    plain = words[at].plain
    hour, mark, minute = plain.partition(":") if ":" in plain else plain.partition(".")
    digits, rest = digits_and_rest(minute)
    if not mark or not hour.isdigit() or len(digits) != 2 or int(hour) > 24 or int(digits) > 59:
        return None
    if rest not in {"", "h", *speech.later, *speech.earlier}:
        return None
    named = stands(words, at + 1, speech.clock | speech.clock_until)
    if mark == "." and not (opened or named or rest or stands(words, at + 1, speech.later | speech.earlier)):
        return None
    later = rest in speech.later and int(hour) < 12
    end = at + 2 if named else at + 1
    return int(hour) * 60 + int(digits) + NOON * later, end, bool(rest) or len(hour) == 2


def _hour(words: tuple[Word, ...], at: int, speech: TimeWords, opened: bool) -> Clock:
    """A bare hour, where something shows that it is one."""
    plain = words[at].plain
    digits, rest = digits_and_rest(plain)
    if digits and rest:
        later = rest in speech.later and int(digits) < 12
        known = len(digits) <= 2 and rest in speech.later | speech.earlier
        return (int(digits) * 60 + NOON * later, at + 1, True) if known else None
    hour = int(digits) if 1 <= len(digits) <= 2 else speech.numbers.get(plain, 99)
    named = stands(words, at + 1, speech.clock | speech.clock_until) or (at > 0 and stands(words, at - 1, speech.clock))
    halved = stands(words, at + 1, speech.later | speech.earlier)
    bare = (opened and _ends_here(words, at, speech)) or plain.endswith(("kor", "ig"))
    if hour > 24 or not (named or halved or bare) or (plain in _ARTICLES and not named):
        return None
    end = at + 2 if stands(words, at + 1, speech.clock | speech.clock_until) else at + 1
    minutes, end = _minutes_after(words, end, speech)
    return hour * 60 + minutes, end, hour > 12


def _minutes_after(words: tuple[Word, ...], at: int, speech: TimeWords) -> tuple[int, int]:
    """`dos y media`, `tres menos cuarto`."""
    if stands(words, at, speech.past) and stands(words, at + 1, speech.half):
        return 30, at + 2
    if stands(words, at, speech.past | speech.to) and stands(words, at + 1, speech.quarter):
        return (15 if words[at].plain in speech.past else -15), at + 2
    return 0, at


def _ends_here(words: tuple[Word, ...], at: int, speech: TimeWords) -> bool:
    """A bare number is a clock time only when nothing is counted by it."""
    if at + 1 >= len(words) or words[at].breaks:
        return True
    after = words[at + 1].plain
    dates = (speech.days, speech.parts, speech.weekdays, speech.past, speech.to)
    return after in {"and", "or"} or any(after in known for known in dates)


def _spoken_half(words: tuple[Word, ...], at: int, speech: TimeWords) -> Clock:
    """`half past two`, `quarter to three`, `halv tre`."""
    if not stands(words, at, speech.half | speech.quarter):
        return None
    part = 30 if words[at].plain in speech.half else 15
    marked = stands(words, at + 1, speech.past | speech.to)
    if not marked and not (speech.half_before and part == 30):
        return None
    place = at + 1 + marked
    hour = _count(words, place, speech)
    if hour is None:
        return None
    after = marked and words[at + 1].plain in speech.past
    return hour * 60 + (part if after else -part), place + 1, False


def _count(words: tuple[Word, ...], at: int, speech: TimeWords) -> int | None:
    if at >= len(words):
        return None
    plain = words[at].plain
    hour = int(plain) if plain.isdigit() else speech.numbers.get(plain, 99)
    return hour if 1 <= hour <= 12 else None
