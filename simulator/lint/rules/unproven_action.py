"""
A protected action that no rule of the desk guards, and that a caller can get without enough proof.

`protected` says how much proof an action needs. Where a policy of the desk covers the action, that policy speaks;
where none does, this rule holds every way to it against what the action needs.

Bad, in sops/_desk.yaml:
    policies: []
Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: open-up
        do: Open the door from the desk
        protected: door-code
        then: {done: go on, failed: go on}
      - id: opened
        say: It is open.
        end: resolved

Good, in sops/_desk.yaml:
    policies: []
Good, in sops/example.yaml:
    steps:
      - phase: verification
        id: who
        use: verify
        for: door-code
        then: {proven: go on, not-proven: sorry}
      - phase: listening
        id: open-up
        do: Open the door from the desk
        protected: door-code
        then: {done: go on, failed: go on}
      - id: opened
        say: It is open.
        end: resolved
    paths:
      sorry:
        - phase: escalation
          id: refuse
          say: I cannot open it without knowing who you are.
          end: refused

Mend: verify the caller on every way to it, and write a policy for the action.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.verdict import State
from simulator.lint.breaks import culprit, passes_gap, remedy
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import Sop
from simulator.model.text import bare

ID = "unproven-action"
SEVERITY = Severity.ERROR
WHY = "Nobody gets what is protected before we know who they are."
COVERS = ("R-012",)

ENOUGH = 2


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not study.is_provable(sop):
        return
    graph = study.call_graph(sop)
    actions = {node.step.protected for node in graph.nodes if node.step and node.step.protected}
    for action in sorted(actions - _guarded(study)):
        policy = _policy(action)
        verdict = study.verdict(sop, policy)
        if verdict.state is State.BROKEN and not passes_gap(study, sop, verdict):
            _, step, at = culprit(study, policy, sop, verdict)
            message = f"the caller gets `{action}` without the proof that it needs"
            yield Problem(ID, at, message, remedy(study, policy, step), path=verdict.path, subject=f"{sop.id}/{action}")


def _guarded(study: Study) -> set[str]:
    """Actions for which a policy of the desk asks enough proof."""
    return {
        action
        for policy in study.workspace.desk.policies
        if policy.template is Template.BEFORE and policy.y.proof >= ENOUGH
        for field, actions in policy.x.fields
        if field == "protected"
        for action in actions
    }


def _policy(action: str) -> Policy:
    x = Pattern((("protected", (action,)),))
    return Policy(f"proof-before-{action}", bare(WHY), Template.BEFORE, x, Pattern(proof=ENOUGH))
