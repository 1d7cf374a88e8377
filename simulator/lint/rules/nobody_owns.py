"""
A procedure whose owner is a stopgap: "to be defined", "unknown", "everybody".

Bad, in sops/example.yaml:
    owner: TBD

Good, in sops/example.yaml:
    owner: Site services

Mend: name the person or role who answers for the procedure.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "nobody-owns"
SEVERITY = Severity.WARNING
WHY = "What everybody owns, nobody mends."
COVERS = ("R-005",)

STOPGAPS = frozenset(
    ("tbd", "todo", "tba", "n/a", "na", "none", "nobody", "everybody", "unknown", "to be defined", "-", "?", "x")
)


def check(study: Study) -> Iterator[Problem]:
    for sop in study.sops:
        if sop.owner.strip(" .").lower() in STOPGAPS:
            message = f"`{sop.owner}` owns nothing"
            yield Problem(ID, sop.place("owner"), message, "name the person or role who answers for it", subject=sop.id)
