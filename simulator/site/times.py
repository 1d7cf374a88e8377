"""Lengths of time and opening hours as staff read them, in the language of `say`."""

from __future__ import annotations

from simulator.model.desk import Hours, Span
from simulator.site.tongue import ENGLISH, Tongue

_UNITS = (
    (3600, "1 hour", "{count} hours"),
    (60, "1 minute", "{count} minutes"),
    (1, "1 second", "{count} seconds"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def duration(seconds: int, say: Tongue = ENGLISH) -> str:
    """A time in the largest unit that fits."""
    for size, one, many in _UNITS:
        if seconds >= size and seconds % size == 0:
            count = seconds // size
            return say(one) if count == 1 else say(many, count=count)
    return say("{count} seconds", count=seconds)


def minutes(count: int, say: Tongue = ENGLISH) -> str:
    return duration(count * 60, say)


def hours_words(hours: Hours | None, say: Tongue = ENGLISH) -> str:
    """Opening hours on one line; always open says so."""
    if hours is None:
        return ""
    if {day for span in hours.spans for day in span.days if span.start == 0 and span.end == 1440} == set(range(7)):
        return say("day and night")
    return ", ".join(_span(span, say) for span in hours.spans)


def _span(span: Span, say: Tongue) -> str:
    days = sorted(span.days)
    if len(days) > 1 and days == list(range(days[0], days[-1] + 1)):
        named = say("{low} to {high}", low=say(_DAYS[days[0]]), high=say(_DAYS[days[-1]]))
    else:
        named = ", ".join(say(_DAYS[day]) for day in days)
    return f"{named} {say('{low} to {high}', low=_clock(span.start), high=_clock(span.end))}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
