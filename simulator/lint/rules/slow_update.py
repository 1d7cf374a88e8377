"""
A priority whose callers may wait longer than a day for news.

Bad, in sops/_desk.yaml:
    targets:
      P1: {title: Now, respond: 15 minutes, resolve: 4 hours, update: 30 minutes, clock: always}
      P2: {title: Soon, respond: 1 hour, resolve: 5 days, update: 3 days, clock: day}

Good, in sops/_desk.yaml:
    targets:
      P1: {title: Now, respond: 15 minutes, resolve: 4 hours, update: 30 minutes, clock: always}
      P2: {title: Soon, respond: 1 hour, resolve: 5 days, update: 10 hours, clock: day}

Mend: set `update` to a day at most; on a clock of business hours that is one business day.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "slow-update"
SEVERITY = Severity.WARNING
WHY = "Whoever waits hears from us at least once a day."
COVERS = (
    "R-099",
    "R-098",
)

DAY = 24 * 60


def check(study: Study) -> Iterator[Problem]:
    for target in study.workspace.desk.targets:
        if target.update > DAY:
            message = f"callers of {target.priority} may wait {target.update // 60} hours for news"
            yield Problem(ID, target.at, message, "set `update` to 24 hours at most", subject=f"desk/{target.priority}")
