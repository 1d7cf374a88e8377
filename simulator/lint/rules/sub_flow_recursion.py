"""
A sub-flow that uses itself, directly or through others.

A call would never get out of it.

Bad, in sops/verify.yaml:
    steps:
      - phase: verification
        id: again
        use: verify
        for: door-code
        then: {proven: go on, not-proven: go on}
        end: proven

Good, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        then: {passed: go on, failed: not-proven, no-answer: not-proven}
      - id: noted
        record: [note]
        end: proven
    paths:
      not-proven:
        - id: refuse
          say: I cannot give you the code. Your manager can ask for it.
          end: not-proven

Mend: use a loop with `tries` inside the sub-flow, or take the use out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "sub-flow-recursion"
SEVERITY = Severity.ERROR
WHY = "A procedure must come to an end."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    yield from study.read(ID)
