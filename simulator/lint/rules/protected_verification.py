"""
`protected` on a step that verifies.

`protected` marks what a caller gets, `for` says what a check is meant to open. On a check itself `protected` would ask
for proof before the proof.

Bad, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        protected: door-code
        for: door-code
        then: {passed: go on, failed: stop, no-answer: stop}
      - id: noted
        record: [who_verified_how]
        end: proven
    paths:
      stop:
        - id: not-noted
          record: [who_verified_how]
          end: not-proven
Bad, in sops/_desk.yaml:
    policies: [{id: polite, rule: "Everybody is greeted.", first: {id: greet}}]
    protected: {door-code: {says: "Open a door", needs: none}}

Good, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        for: door-code
        then: {passed: go on, failed: stop, no-answer: stop}
      - id: noted
        record: [who_verified_how]
        end: proven
    paths:
      stop:
        - id: not-noted
          record: [who_verified_how]
          end: not-proven

Mend: write `for:` in place of `protected:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "protected-verification"
SEVERITY = Severity.ERROR
WHY = "A check of identity opens nothing; what comes after it does."
COVERS = ("R-012",)


def check(study: Study) -> Iterator[Problem]:
    for sop, step in study.steps():
        if step.protected and step.verb is Verb.VERIFY:
            help_ = f"write `for: {step.protected}` there, and `protected` on the step that opens something"
            message = f"{step.id} verifies, and is itself marked `protected: {step.protected}`"
            yield Problem(ID, step.place("protected"), message, help_, subject=f"{sop.id}/{step.id}")
