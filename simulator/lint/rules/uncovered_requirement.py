"""
A requirement that nothing carries, and that is not marked as out of scope.

Bad, in sops/_requirements.yaml:
    requirements:
      R-012: {says: "Nobody gets a door opened unverified", carried_by: ["policy:proof-first"]}
      R-001: {says: "Every call is closed"}

Good, in sops/_requirements.yaml:
    requirements:
      R-012: {says: "Nobody gets a door opened unverified", carried_by: ["policy:proof-first"]}
      R-001: {says: "Every call is closed", carried_by: ["sop:closing"]}

Mend: name what carries it in `carried_by`, or say in `out` why it is out of scope.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "uncovered-requirement"
SEVERITY = Severity.WARNING
WHY = "What was asked for and is carried by nothing is not done."
COVERS = ("R-003",)


def check(study: Study) -> Iterator[Problem]:
    for requirement in study.workspace.requirements:
        if not requirement.carried_by and not requirement.out:
            message = f"nothing carries {requirement.id}"
            help_ = "name what does in `carried_by`, or say in `out` why it is out of scope"
            yield Problem(ID, requirement.at, message, help_, subject=requirement.id)
