"""
A rule of the desk that speaks of something that no procedure has.

It holds on every path because it never applies. Most often a step was renamed, and the rule still has its old name.

Bad, in sops/_desk.yaml:
    policies:
      - id: proof-first
        rule: Nobody gets a door opened before we know who they are.
        before: {protected: door-code}
        must: {proof: enough}
      - id: cold-never
        rule: Nobody is passed on cold.
        before: {verb: transfer, mode: cold}
        must: {heard: farewell}

Good, in sops/_desk.yaml:
    policies:
      - id: proof-first
        rule: Nobody gets a door opened before we know who they are.
        before: {protected: door-code}
        must: {proof: enough}

Mend: name what the rule is about as the procedures name it, or take the rule out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.breaks import may_be
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.policy import Template

ID = "idle-policy"
SEVERITY = Severity.WARNING
WHY = "A rule that speaks of nothing protects nobody."
COVERS = ("R-003",)


def check(study: Study) -> Iterator[Problem]:
    if not study.is_whole:
        return
    steps = [step for sop in study.workspace.sops for step in sop.steps]
    for policy in study.workspace.desk.policies:
        if policy.template in (Template.NEVER, Template.NEVER_TOGETHER, Template.ALWAYS, Template.FIRST, Template.LAST):
            continue
        if policy.x.fields and not any(may_be(step, policy.x) for step in steps):
            yield Problem(
                ID,
                policy.at,
                f"no step of any procedure is what {policy.id} speaks of",
                "name it as the procedures do, or take the rule out",
                subject=f"desk/{policy.id}",
            )
