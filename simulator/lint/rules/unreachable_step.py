"""
A step that no way through the procedure ever reaches.

Nobody will ever read it aloud, and whoever wrote it believes that somebody does. Most often the step before it
sends every result elsewhere, or a side road is named nowhere.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: greet
        say: Hello.
        end: resolved
      - id: forgotten
        say: Is there anything else?
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: greet
        say: Hello.
      - id: forgotten
        say: Is there anything else?
        end: resolved

Mend: lead a result to the step, or take the step out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "unreachable-step"
SEVERITY = Severity.ERROR
WHY = "A step that nobody comes to is not part of the procedure."
COVERS = ("R-003",)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    reached = study.reached(sop)
    for step in sop.steps:
        if step.id not in reached:
            yield Problem(
                ID,
                step.place("id"),
                f"no way leads to the step {step.id}",
                "lead a result of an earlier step to it, or take it out",
                subject=f"{sop.id}/{step.id}",
            )
