"""
A version that stands in no entry of `changes`.

Bad, in sops/example.yaml:
    version: 1.1.0
    changes: [{version: 1.0.0, says: "First version"}]

Good, in sops/example.yaml:
    version: 1.1.0
    changes: [{version: 1.1.0, says: "The code moved to the back"}, {version: 1.0.0, says: "First version"}]

Mend: add an entry for the version, in words for those who use the procedure.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "change-not-noted"
SEVERITY = Severity.WARNING
WHY = "People who know the old version need to hear what is new."
COVERS = ("R-003",)


def check(study: Study) -> Iterator[Problem]:
    for sop in study.sops:
        if sop.changes and sop.version and sop.changes[0][0] != sop.version:
            message = f"version {sop.version} is not the newest in `changes`, which is {sop.changes[0][0]}"
            help_ = f'add `{{version: {sop.version}, says: "…"}}` as the first entry'
            yield Problem(ID, sop.place("version"), message, help_, subject=sop.id)
