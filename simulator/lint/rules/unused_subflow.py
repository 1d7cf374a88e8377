"""
A sub-flow that no procedure uses, and that belongs neither to every call nor to what may happen at any time.

Bad, in sops/spare.yaml:
    subflow: spare
    title: A spare part
    outcomes: [fine]
    steps:
      - phase: diagnosis
        id: look
        say: Let me look.
        end: fine

Good, in sops/spare.yaml:
    subflow: spare
    title: A spare part
    outcomes: [fine]
    steps:
      - phase: diagnosis
        id: look
        say: Let me look.
        end: fine
Good, in sops/example.yaml:
    steps:
      - phase: diagnosis
        id: first
        use: spare
      - id: tell
        say: The code is on the back of your card.
        end: resolved

Mend: use it, or delete the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "unused-subflow"
SEVERITY = Severity.WARNING
WHY = "What nobody uses grows old unseen."
COVERS = ("R-005",)


def check(study: Study) -> Iterator[Problem]:
    if not study.is_whole:
        return
    for sop in study.sops:
        if sop.is_subflow and sop.id not in study.called:
            message = f"nothing uses the sub-flow {sop.id}"
            yield Problem(ID, sop.at, message, "use it, or delete the file", subject=sop.id)
