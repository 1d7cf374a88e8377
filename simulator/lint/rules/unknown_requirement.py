"""
A requirement that is carried by something that is not there.

Most often a step, rule or scenario was renamed, and the list of requirements still has its old name.

Bad, in sops/_requirements.yaml:
    requirements:
      R-012: {says: "Nobody gets a door opened unverified", carried_by: ["policy:proof-first"]}
      R-001: {says: "Every call is closed", carried_by: ["sop:closng"]}

Good, in sops/_requirements.yaml:
    requirements:
      R-001: {says: "Every call is closed", carried_by: ["sop:closing"]}
      R-012: {says: "Nobody gets a door opened unverified", carried_by: ["policy:proof-first"]}

Mend: write the name as it stands where it is defined.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.source.names import suggestion

ID = "unknown-requirement"
SEVERITY = Severity.ERROR
WHY = "A reference that leads nowhere proves nothing."
COVERS = ("R-003",)


def check(study: Study) -> Iterator[Problem]:
    requirements = study.workspace.requirements
    if not requirements or not study.is_whole:
        return
    known = study.carriers
    for requirement in requirements:
        for carrier in requirement.carried_by:
            kind, _, name = carrier.partition(":")
            if kind in known and name not in known[kind]:
                message = f"{requirement.id} is carried by `{carrier}`, which is not there"
                help_ = suggestion(name, known[kind]) or "name something that is"
                yield Problem(ID, requirement.at, message, help_, subject=f"{requirement.id}/{carrier}")
