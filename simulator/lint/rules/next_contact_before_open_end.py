"""
An issue that stays open, and a caller who was told no time.

Where an issue ends escalated or scheduled, a `promise` on the way says by when the caller hears from the desk, from the
desk's own targets.

Bad, in sops/example.yaml:
    steps:
      - phase: escalation
        id: later
        say: Somebody will look at the door.
        end: scheduled
Bad, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["The door is stuck."], expect: {outcome: scheduled}}]

Good, in sops/example.yaml:
    steps:
      - phase: escalation
        id: later
        promise: "Somebody looks at the door by {target.respond}."
        end: scheduled
Good, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["The door is stuck."], expect: {outcome: scheduled}}]

Mend: add a `promise` with `{target.respond}`, `{target.update}` or `{target.resolve}` before the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.duty import before, broken, has_own
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "next-contact-before-open-end"
SEVERITY = Severity.ERROR
WHY = "Nobody is left with an open problem and no time at which they hear from us."
COVERS = (
    "R-068",
    "R-092",
    "R-108",
)

DUTY = before(ID, {"ends": ("escalated", "scheduled")}, {"verb": ("promise",)})


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not (has_own(study, "verb=promise")):
        yield from broken(study, sop, DUTY, ID, "{} leaves the issue open, and nobody has told the caller a time")
