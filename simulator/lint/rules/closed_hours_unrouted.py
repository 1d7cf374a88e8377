"""
Hours in which the desk is closed, and in which its calls go where they go by day.

The first calendar of `hours` says when the desk itself is open. Outside of it calls need a rule of their own: a night
desk, an on-call line, or a message that says when somebody is there again.

Bad, in sops/_desk.yaml:
    hours: {day: Mon-Fri 08:00-18:00, always: "every day 00:00-24:00"}
    routing:
      - {queue: doors, chooses: [door], skills: [doors], says: "Doors"}
      - {otherwise: general}

Good, in sops/_desk.yaml:
    hours:
      day: Mon-Fri 08:00-18:00
      always: every day 00:00-24:00
      closed: ["Mon-Fri 00:00-08:00", "Mon-Fri 18:00-24:00", "Sat-Sun 00:00-24:00"]
    routing:
      - {queue: porter, during: closed, says: "The night porter answers"}
      - {queue: doors, chooses: [door], skills: [doors], says: "Doors"}
      - {otherwise: general}

Mend: add a rule with `during:` and a calendar of the hours in which the desk is closed, above the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.desk import Desk, Hours, Route
from simulator.model.place import Problem, Severity

ID = "closed-hours-unrouted"
SEVERITY = Severity.WARNING
WHY = "A telephone that rings in an empty room helps nobody."
COVERS = ("R-115", "R-110")

DAY = 24 * 60
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def check(study: Study) -> Iterator[Problem]:
    desk = study.workspace.desk
    if not study.has_desk or not desk.hours or not desk.routes:
        return
    for minute in _edges(desk):
        if _is_open(desk.hours[0], minute):
            continue
        route = next((each for each in desk.routes if _takes(desk, each, minute)), None)
        if route is not None and not route.during:
            when = f"{DAYS[minute // DAY]} {minute % DAY // 60:02}:{minute % 60:02}"
            message = f"from {when} the desk is closed (`{desk.hours[0].id}`), and calls go to {route.queue} as by day"
            help_ = "add a rule above it with `during:` and a calendar of the closed hours: `- {queue: …, during: …}`"
            yield Problem(ID, route.at, message, help_, subject=f"desk/routing/{route.queue}")
            return


def _edges(desk: Desk) -> list[int]:
    """Every minute of the week at which some calendar opens or closes, beginning with Monday's end of work."""
    found = {
        (day * DAY + minute) % (7 * DAY)
        for hours in desk.hours
        for span in hours.spans
        for day in span.days
        for minute in (span.start, span.end)
    }
    closing = min((span.end for span in desk.hours[0].spans if 0 in span.days), default=0)
    return sorted(found, key=lambda minute: (minute - closing) % (7 * DAY))


def _is_open(hours: Hours, minute: int) -> bool:
    day, within = divmod(minute, DAY)
    return any(day in span.days and span.start <= within < span.end for span in hours.spans)


def _takes(desk: Desk, route: Route, minute: int) -> bool:
    """Whether a call without anything special about it comes to this rule at this minute."""
    if route.languages or route.dialled or route.chooses or route.waiting_over:
        return False
    calendar = desk.calendar(route.during)
    return calendar is None or _is_open(calendar, minute)
