"""
A procedure that has not been reviewed for longer than it should.

Teams, tools and numbers change; a procedure that nobody looks at gathers dust, and people stop trusting it.

Bad, in sops/example.yaml:
    reviewed: 2020-01-01

Good, in sops/example.yaml:
    reviewed: 2026-11-01

Mend: read the procedure with those who use it, then set `reviewed` to that day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "stale-review"
SEVERITY = Severity.WARNING
WHY = "A procedure that is not looked after is not followed."
COVERS = ("R-005",)


def check(study: Study) -> Iterator[Problem]:
    for sop in study.sops:
        if sop.is_subflow or not sop.reviewed:
            continue
        day = datetime.date.fromisoformat(sop.reviewed)
        due = day + datetime.timedelta(days=sop.review_every)
        if sop.review_every and study.today > due:
            late = (study.today - due).days
            yield Problem(
                ID,
                sop.place("reviewed"),
                f"{sop.id} was due for review on {due.isoformat()}, {late} day{'' if late == 1 else 's'} ago",
                f"ask {sop.owner} to read it with those who use it, then set `reviewed: {study.today.isoformat()}`",
                subject=sop.id,
            )
        elif day > study.today:
            yield Problem(
                ID,
                sop.place("reviewed"),
                f"{sop.id} was reviewed on a day that is still to come",
                "write the day of the last review",
                subject=sop.id,
            )
