"""
Targets that contradict each other.

The first answer may not come later than the solution, news not later than the solution, and a less urgent priority is
not answered sooner than a more urgent one on the same clock.

Bad, in sops/_desk.yaml:
    targets:
      P1: {title: Now, respond: 6 hours, resolve: 4 hours, update: 30 minutes, clock: always}
      P2: {title: Soon, respond: 1 hour, resolve: 8 hours, update: 2 hours, clock: day}

Good, in sops/_desk.yaml:
    targets:
      P1: {title: Now, respond: 15 minutes, resolve: 4 hours, update: 30 minutes, clock: always}
      P2: {title: Soon, respond: 1 hour, resolve: 8 hours, update: 2 hours, clock: day}

Mend: put the times in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "targets-out-of-order"
SEVERITY = Severity.ERROR
WHY = "A target that contradicts another is a promise that is broken on paper already."
COVERS = (
    "R-028",
    "R-076",
)


def check(study: Study) -> Iterator[Problem]:
    targets = study.workspace.desk.targets
    for target in targets:
        for name, minutes in (("respond", target.respond), ("update", target.update)):
            if minutes > target.resolve > 0:
                message, help_ = f"{target.priority} has `{name}` after `resolve`", f"set `{name}` to at most `resolve`"
                yield Problem(ID, target.at, message, help_, subject=f"desk/{target.priority}")
    for higher, lower in pairwise(targets):
        if higher.clock == lower.clock:
            for name in ("respond", "update"):
                if getattr(higher, name) > getattr(lower, name):
                    message = f"{lower.priority} has a shorter `{name}` than the more urgent {higher.priority}"
                    help_ = f"let `{name}` of {lower.priority} be at least that of {higher.priority}"
                    yield Problem(ID, lower.at, message, help_, subject=f"desk/{lower.priority}/{name}")
