"""
A table that asks whether proof is enough, where nothing says for what.

`proof` compares what was shown with what a protected action needs. Without `for` on the check, or on the `use` that
leads to it, there is no action to compare with.

Bad, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        then:
          - {when: {proof: enough}, next: noted}
          - otherwise: stop
    paths:
      noted:
        - id: yes-noted
          record: [who_verified_how]
          end: proven
      stop:
        - id: not-noted
          record: [who_verified_how]
          end: not-proven
Bad, in sops/_desk.yaml:
    policies: [{id: polite, rule: "Everybody is greeted.", first: {id: greet}}]
Bad, in sops/example.yaml:
    steps:
      - phase: verification
        id: who
        use: verify
        then: {proven: go on, not-proven: go on}
      - id: tell
        say: The code is on the back of your card.
        end: resolved

Good, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        then:
          - {when: {proof: enough}, next: noted}
          - otherwise: stop
    paths:
      noted:
        - id: yes-noted
          record: [who_verified_how]
          end: proven
      stop:
        - id: not-noted
          record: [who_verified_how]
          end: not-proven
Good, in sops/_desk.yaml:
    policies: [{id: polite, rule: "Everybody is greeted.", first: {id: greet}}]
Good, in sops/example.yaml:
    steps:
      - phase: verification
        id: who
        use: verify
        for: door-code
        then: {proven: go on, not-proven: go on}
      - id: tell
        say: The code is on the back of your card.
        end: resolved

Mend: write `for:` with the protected action beside the `use` or the `verify`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import beside
from simulator.lint.study import Study
from simulator.model.place import Edit, Problem, Severity
from simulator.model.sop import Step, Verb

ID = "proof-of-nothing"
SEVERITY = Severity.WARNING
WHY = "How much proof is enough depends on what it is for."
COVERS = ("R-012",)


def check(study: Study) -> Iterator[Problem]:
    asking = {sop.id for sop in study.subflows.values() if any(_asks(step) for step in sop.steps)}
    guarded = {action.id for action in study.workspace.desk.protected}
    for sop, step in study.steps():
        if step.for_ or step.protected:
            continue
        if (step.verb is Verb.USE and step.target in asking) or (not sop.is_subflow and _asks(step)):
            protected = {later.protected for later in sop.steps if later.protected} or guarded
            named = f"`for: {min(protected)}`" if len(protected) == 1 else "`for: …` with the protected action"
            message = f"{step.id} asks whether proof is enough, and nothing says for what"
            at, help_ = step.place(str(step.verb)), f"write {named} beside it"
            yield Problem(ID, at, message, help_, fix=_fix(study, step, protected), subject=f"{sop.id}/{step.id}")


def _fix(study: Study, step: Step, protected: set[str]) -> tuple[Edit, ...]:
    """Where only one action of the procedure is protected, there is no doubt what the check is for."""
    return beside(study, step, str(step.verb), f"for: {min(protected)}") if len(protected) == 1 else ()


def _asks(step: Step) -> bool:
    return any(test.fact == "proof" for row in step.rows for tests in row.when for test in tests)
