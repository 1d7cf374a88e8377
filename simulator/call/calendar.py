"""
The desk's hours: when a team is open, when a target falls due, and how that is spoken.

Times are whole minutes since Monday 00:00 of the week in which the call comes in; they may run past the week's end.
Nothing here asks the machine what time it is: a scenario says when the call comes in.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.model.desk import Desk, Hours, Target

DAY = 1440
WEEK = 7 * DAY
SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FARTHEST = 60
"""Weeks that are looked at before a calendar without any opening minute counts as closed for good."""

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "es": ("el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado", "el domingo"),
    "hu": ("hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"),
}
_WORDS = {
    "en": ("today", "tomorrow", "{clock} on {day}", "{clock} on {day} next week"),
    "da": ("i dag", "i morgen", "{day} kl. {clock}", "{day} i næste uge kl. {clock}"),
    "de": ("heute", "morgen", "{day} um {clock} Uhr", "{day} nächster Woche um {clock} Uhr"),
    "es": ("hoy", "mañana", "{day} a las {clock}", "{day} de la semana que viene a las {clock}"),
    "hu": ("ma", "holnap", "{day} {clock}", "jövő {day} {clock}"),
}


def minute_of(text: str) -> int | None:
    """`Tue 09:40` as minutes of the week; None when it is not such a time."""
    day, _, clock = text.strip().partition(" ")
    hour, colon, minute = clock.strip().partition(":")
    if day[:3].casefold() not in SHORT_DAYS or not (colon and hour.isdecimal() and minute.isdecimal()):
        return None
    if int(hour) > 23 or int(minute) > 59:
        return None
    return SHORT_DAYS.index(day[:3].casefold()) * DAY + int(hour) * 60 + int(minute)


def call_starts(desk: Desk, starts: str) -> int:
    """When a call comes in: what the scenario says, else the first opening minute of the desk's first calendar."""
    said = minute_of(starts)
    if said is not None:
        return said
    for hours in desk.hours[:1]:
        opening = opens_next(hours, 0)
        if opening is not None:
            return opening
    return 9 * 60


def is_open(hours: Hours | None, minute: int) -> bool:
    """Whether somebody is there at that minute; a calendar that nobody wrote is always open."""
    if hours is None:
        return True
    day, of_day = divmod(minute % WEEK, DAY)
    return any(day in span.days and span.start <= of_day < span.end for span in hours.spans)


def opens_next(hours: Hours, minute: int) -> int | None:
    """The first minute from this one on at which the calendar is open; None when it never is."""
    for start, end in _spans(hours, minute):
        return max(start, minute) if end > minute else None
    return None


def due(hours: Hours | None, minute: int, minutes: int) -> int:
    """The minute at which so many open minutes have passed."""
    if hours is None or not hours.spans:
        return minute + minutes
    left = minutes
    for start, end in _spans(hours, minute):
        begin = max(start, minute)
        if begin + left <= end:
            return begin + left
        left -= end - begin
    return minute + minutes


def _spans(hours: Hours, minute: int) -> Iterator[tuple[int, int]]:
    """Opening spans as absolute minutes, those that are over at `minute` left out."""
    first = minute // DAY
    for day in range(first, first + _FARTHEST * 7):
        today = [(day * DAY + span.start, day * DAY + span.end) for span in hours.spans if day % 7 in span.days]
        yield from ((start, end) for start, end in sorted(today) if end > minute)


def target_due(desk: Desk, target: Target, which: str, now: int) -> int:
    """When a target (`respond`, `resolve` or `update`) falls due, counted from `now` on the target's own clock."""
    minutes = {"respond": target.respond, "resolve": target.resolve, "update": target.update}[which]
    return due(desk.calendar(target.clock), now, minutes)


def spoken(minute: int, now: int, lang: str) -> str:
    """A time as a day and a clock time, the way it is said on the phone."""
    today, tomorrow, same_week, next_week = _WORDS.get(lang, _WORDS["en"])
    days = minute // DAY - now // DAY
    day = _DAYS.get(lang, _DAYS["en"])[(minute // DAY) % 7]
    if days <= 1:
        day = tomorrow if days == 1 else today
    pattern = next_week if days >= 7 else same_week
    if days <= 1 and lang not in ("da", "de", "es", "hu"):
        pattern = "{clock} {day}"
    return pattern.replace("{day}", day).replace("{clock}", clock(minute))


def clock(minute: int) -> str:
    """`14:05`."""
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


def minutes_until_earliest(desk: Desk, target: Target, now: int) -> int:
    """Minutes from now until the earliest thing that the desk promises for this target."""
    return min(target_due(desk, target, which, now) for which in ("respond", "resolve", "update")) - now
