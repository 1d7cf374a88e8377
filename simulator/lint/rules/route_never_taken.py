"""
A routing rule that no call ever comes to, because one above it takes every call that would fit.

Bad, in sops/_desk.yaml:
    routing:
      - {queue: doors, chooses: [door], says: "Doors"}
      - {queue: old-doors, chooses: [door], skills: [doors], says: "Old doors"}
      - {otherwise: general}

Good, in sops/_desk.yaml:
    routing:
      - {queue: doors, chooses: [door], skills: [doors], says: "Doors"}
      - {otherwise: general}

Mend: put the special rule above the general one, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.desk import Route
from simulator.model.place import Problem, Severity

ID = "route-never-taken"
SEVERITY = Severity.ERROR
WHY = "A caller goes the first way that fits."
COVERS = (
    "R-027",
    "R-109",
)


def check(study: Study) -> Iterator[Problem]:
    above: list[Route] = []
    for route in study.workspace.desk.routes:
        first = next((other for other in above if _takes_all(other, route)), None)
        if first is not None:
            message = f"no call ever comes to the queue {route.queue}: {first.queue} takes them all before"
            help_ = f"put it above {first.queue}, or take it out"
            yield Problem(ID, route.at, message, help_, subject=f"desk/routing/{route.queue}")
        above.append(route)


def _takes_all(above: Route, route: Route) -> bool:
    """Whether everything that fits `route` fits `above` too. Skills say who answers, not who is sent there."""
    if above.otherwise:
        return True
    lists = ((above.languages, route.languages), (above.dialled, route.dialled), (above.chooses, route.chooses))
    wider = all(not wide or (bool(own) and set(own) <= set(wide)) for wide, own in lists)
    when = not above.during or above.during == route.during
    return wider and when and above.waiting_over <= route.waiting_over and not route.otherwise
