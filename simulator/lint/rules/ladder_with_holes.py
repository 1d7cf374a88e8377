"""
A ladder of escalation with its rungs out of order, or with none before the time is up.

Bad, in sops/_desk.yaml:
    ladder:
      - {at: 100 %, tell: second-line}
      - {at: 150 %, tell: lodge-lead}

Good, in sops/_desk.yaml:
    ladder:
      - {at: 50 %, tell: second-line}
      - {at: 100 %, tell: lodge-lead}

Mend: write the rungs from the first to the last, one of them before 100 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from simulator.lint.study import Study
from simulator.model.desk import Rung
from simulator.model.place import Problem, Severity

ID = "ladder-with-holes"
SEVERITY = Severity.WARNING
WHY = "A ticket that does not move must be noticed before its time is up."
COVERS = (
    "R-086",
    "R-093",
)


def check(study: Study) -> Iterator[Problem]:
    ladder = study.workspace.desk.ladder
    shares = [rung for rung in ladder if rung.percent]
    if shares and shares[0].percent >= 100:
        message = "nobody is told before the time of a ticket is up"
        yield Problem(ID, shares[0].at, message, "add a rung such as `at: 75 %`", subject="desk/ladder")
    for rungs in (shares, *_by_priority([rung for rung in ladder if rung.minutes])):
        for earlier, later in pairwise(rungs):
            if (later.percent, later.minutes) <= (earlier.percent, earlier.minutes):
                message, subject = "this rung comes before the one above it", f"desk/ladder/{later.tell}"
                yield Problem(ID, later.at, message, "write the rungs from the first to the last", subject=subject)


def _by_priority(rungs: list[Rung]) -> Iterator[list[Rung]]:
    for priority in dict.fromkeys(rung.priority for rung in rungs):
        yield [rung for rung in rungs if rung.priority == priority]
