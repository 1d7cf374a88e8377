"""
A routing table without a last rule for all other calls.

Bad, in sops/_desk.yaml:
    routing:
      - {queue: doors, chooses: [door], skills: [doors], says: "Doors"}

Good, in sops/_desk.yaml:
    routing:
      - {queue: doors, chooses: [door], skills: [doors], says: "Doors"}
      - {otherwise: general}

Mend: add `- {otherwise: general}` as the last rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Edit, Position, Problem, Severity

ID = "routing-without-default"
SEVERITY = Severity.ERROR
WHY = "No caller may fall between two queues."
COVERS = (
    "R-027",
    "R-114",
)


def check(study: Study) -> Iterator[Problem]:
    routes = study.workspace.desk.routes
    if routes and not any(route.otherwise for route in routes):
        last = routes[-1].at
        column = " " * (last.column - 3) if last.column > 3 else ""
        behind = Position(last.file, last.end_line, last.end_column, last.end_line, last.end_column)
        fix = (Edit(behind, f"\n{column}- {{otherwise: general}}"),)
        message = "a call that fits none of these rules goes nowhere"
        help_ = "add `- {otherwise: general}` as the last rule"
        yield Problem(ID, last, message, help_, fix=fix, subject="desk/routing")
