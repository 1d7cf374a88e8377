"""Durations, shares, counts and opening hours, as authors write them: `60 seconds`, `75 %`, `Mon-Fri 08:00-18:00`."""

from __future__ import annotations

from typing import Final

SECOND: Final = 1
MINUTE: Final = 60
HOUR: Final = 3600
DAY: Final = 86400

_UNITS: Final = {"second": SECOND, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": 7 * DAY}
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONGEST: Final = 9
"""Digits of an amount; more are no time that anybody means."""


def seconds(text: str) -> int | None:
    """A duration in seconds; None where it is none."""
    match text.split():
        case [number, unit] if is_count(number) and unit.removesuffix("s") in _UNITS:
            return int(number) * _UNITS[unit.removesuffix("s")]
    return None


def count(text: str, unit: str) -> int | None:
    """The number before a unit such as `step` or `%`; None where the text is something else."""
    match text.split():
        case [number, word] if is_count(number) and word.removesuffix("s") == unit:
            return int(number)
        case [word] if word.endswith("%") and unit == "%" and is_count(word[:-1]):
            return int(word[:-1])
    return None


def is_count(text: str) -> bool:
    """Whether the text is a whole number of a length that somebody may mean."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST


def clock(text: str) -> int | None:
    """Minutes since midnight of `08:30`; 24:00 is the end of the day."""
    hour, colon, minute = text.partition(":")
    if not colon or not is_count(hour) or not is_count(minute) or len(minute) != 2 or len(hour) > 2:
        return None
    found = int(hour) * 60 + int(minute)
    return found if int(minute) < 60 and found <= 24 * 60 else None


def days(text: str) -> tuple[int, ...] | None:
    """`Mon-Fri`, `Sat`, `Mon,Wed`, `every day` as numbers from 0 for Monday; a range may run over the weekend."""
    if text == "every day":
        return tuple(range(7))
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return None
        start, end = DAYS.index(first), DAYS.index(last or first)
        found.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return tuple(sorted(found))


def opening(text: str) -> tuple[tuple[int, ...], int, int] | None:
    """Days, start and end (minutes since midnight) of `Mon-Fri 08:00-18:00`."""
    which, _, times = text.rpartition(" ")
    first, _, last = times.partition("-")
    found, start, end = days(which.strip()), clock(first), clock(last)
    if found is None or start is None or end is None or start >= end:
        return None
    return found, start, end


def day_and_time(text: str) -> tuple[int, int] | None:
    """Day and minute of `Tue 09:40`."""
    match text.split():
        case [day, time] if day in DAYS and (minute := clock(time)) is not None and minute < 24 * 60:
            return DAYS.index(day), minute
    return None
