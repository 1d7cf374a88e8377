"""
A procedure without a scenario.

Bad, in sops/window.yaml:
    sop: window
    title: A window that does not close
    version: 1.0.0
    owner: Site services
    reviewed: 2026-11-01
    review_every: 180 days
    use_when: A window does not close.
    steps:
      - phase: resolution
        id: push
        say: Please push it from the left.
        end: resolved

Good, in sops/window.yaml:
    sop: window
    title: A window that does not close
    version: 1.0.0
    owner: Site services
    reviewed: 2026-11-01
    review_every: 180 days
    use_when: A window does not close.
    steps:
      - phase: resolution
        id: push
        say: Please push it from the left.
        end: resolved
Good, in scenarios/window.yaml:
    scenario: window
    title: It rains in
    difficulty: 1
    caller: {cast: guest-1}
    issues: [{sop: window, opens: ["My window is stuck."], expect: {outcome: resolved}}]

Mend: `sop new scenario` starts one.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "never-practised"
SEVERITY = Severity.ADVICE
WHY = "A procedure that was never practised is met for the first time with a caller on the line."
COVERS = (
    "R-004",
    "R-136",
)


def check(study: Study) -> Iterator[Problem]:
    scenarios = study.workspace.scenarios
    if not scenarios or not study.is_whole:
        return
    practised = {issue.sop for scenario in scenarios for issue in scenario.issues}
    practised |= {row.go.opens for _, step in study.steps() for row in step.rows}
    for sop in study.sops:
        if not sop.is_subflow and sop.id not in practised:
            message = f"no scenario lets anybody practise {sop.id}"
            help_ = f"`sop new scenario --from {sop.id}` starts one"
            yield Problem(ID, sop.at, message, help_, subject=sop.id)
