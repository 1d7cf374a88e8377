"""
Which queue a call comes to, and why: the desk's routing rules tried in order, each with the reason why it did not fit.

The day and the minute are arguments; nothing here looks at a clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.call.calendar import SHORT_DAYS, clock, is_open, opens_next
from simulator.model.desk import Announcement, Desk, Route
from simulator.model.place import Position
from simulator.site.times import duration

DAY = 1440


@dataclass(frozen=True, slots=True)
class Arrival:
    """
    A call as the telephone system sees it. `minute` counts from Monday 00:00, `today` is a date as 2026-11-22.

    `skills` are those of the agents who are there; None where nobody said, and then every skill is there.
    """

    minute: int
    lang: str
    today: str
    dialled: str = ""
    chooses: str = ""
    skills: tuple[str, ...] | None = None
    waiting: int = 0
    """Seconds that others have been waiting."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that was looked at: its queue, its place, and why it did not fit (nothing where it did)."""

    queue: str
    at: Position
    misses: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Routed:
    """The queue (empty where no rule fits), the rule, those before it, and what the caller hears first."""

    queue: str
    because: str
    tried: tuple[Tried, ...]
    hears: tuple[tuple[str, str], ...] = ()
    open: tuple[tuple[str, bool, str], ...] = ()
    """The desk's calendars: name, whether somebody is there, and when it opens next."""


def route(desk: Desk, call: Arrival) -> Routed:
    """The first rule that fits, and what was in the way of those before it."""
    tried: list[Tried] = []
    hears = tuple((each.id, each.says.say(call.lang)) for each in desk.announcements if _is_heard(desk, each, call))
    calendars = _calendars(desk, call.minute)
    for each in desk.routes:
        misses = _misses(desk, each, call)
        tried.append(Tried(each.queue, each.at, misses, str(each.says)))
        if not misses:
            return Routed(each.queue, _because(desk, each, call), tuple(tried), hears, calendars)
    return Routed("", "no rule fits, and there is no `otherwise`", tuple(tried), hears, calendars)


def spoken_minute(minute: int) -> str:
    """`Tue 23:40`."""
    return f"{SHORT_DAYS[minute // DAY % 7].capitalize()} {clock(minute)}"


def _misses(desk: Desk, rule: Route, call: Arrival) -> tuple[str, ...]:
    found = []
    if rule.during and not is_open(desk.calendar(rule.during), call.minute):
        found.append(f"{spoken_minute(call.minute)} is not in `{rule.during}`")
    if rule.languages and call.lang not in rule.languages:
        found.append(f"the language is {call.lang}, not {_either(rule.languages)}")
    if rule.dialled and call.dialled not in rule.dialled:
        number = f"the number dialled is {call.dialled}" if call.dialled else "no number dialled was given"
        found.append(f"{number}, not {_either(rule.dialled)}")
    if rule.chooses and call.chooses not in rule.chooses:
        choice = f"the caller chose {call.chooses}" if call.chooses else "the caller chose nothing"
        found.append(f"{choice}, not {_either(rule.chooses)}")
    if rule.waiting_over and call.waiting <= rule.waiting_over:
        waited = f"others have waited {duration(call.waiting)}" if call.waiting else "nobody is waiting"
        found.append(f"{waited}, not more than {duration(rule.waiting_over)}")
    missing = [skill for skill in rule.skills if call.skills is not None and skill not in call.skills]
    if missing:
        found.append(f"nobody who is there has the skill {' and '.join(missing)}")
    return tuple(found)


def _because(desk: Desk, rule: Route, call: Arrival) -> str:
    if rule.otherwise:
        return "no rule before it fits (`otherwise`)"
    found = []
    if rule.during:
        found.append(f"{spoken_minute(call.minute)} is in `{rule.during}`")
    if rule.languages:
        found.append(f"the language is {call.lang}")
    if rule.dialled:
        found.append(f"the number dialled is {call.dialled}")
    if rule.chooses:
        found.append(f"the caller chose {call.chooses}")
    if rule.waiting_over:
        found.append(f"others have waited {duration(call.waiting)}, more than {duration(rule.waiting_over)}")
    if rule.skills:
        found.append(
            f"it needs the skill {' and '.join(rule.skills)}" + ("" if call.skills is None else ", which is there")
        )
    return ", and ".join(found) or "it asks for nothing"


def _is_heard(desk: Desk, each: Announcement, call: Arrival) -> bool:
    """Whether a front-end message plays: not after its last day, an after-hours one only when the desk is closed."""
    if each.until and call.today > each.until:
        return False
    match each.kind:
        case "after-hours":
            return bool(desk.hours) and not is_open(desk.hours[0], call.minute)
        case "queue-tip":
            return call.waiting > 0
        case _:
            return True


def _calendars(desk: Desk, minute: int) -> tuple[tuple[str, bool, str], ...]:
    found = []
    for hours in desk.hours:
        is_now = is_open(hours, minute)
        following = None if is_now else opens_next(hours, minute)
        found.append((hours.id, is_now, "" if following is None else spoken_minute(following)))
    return tuple(found)


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(words)
