"""
A rule of the desk that a way through a procedure breaks.

The linter looks at every way through every procedure, with the sub-flows and what comes before and after each call.
What it shows is a shortest way that breaks the rule, with what must be so for it: a call that can really happen.

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

Mend: put what the rule asks for on the way that is shown, or lead that way elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.verdict import State, Verdict
from simulator.lint.breaks import culprit, headline, passes_gap, remedy
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.policy import Policy
from simulator.model.sop import Sop

ID = "broken-policy"
SEVERITY = Severity.ERROR
WHY = "What the desk promises must hold on every call, not on most."
COVERS: tuple[str, ...] = ()


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not study.is_provable(sop):
        return
    for policy in study.workspace.desk.policies:
        verdict = study.verdict(sop, policy)
        if verdict.state is State.BROKEN and not passes_gap(study, sop, verdict):
            yield _problem(study, policy, sop, verdict)


def _problem(study: Study, policy: Policy, sop: Sop, verdict: Verdict) -> Problem:
    owner, step, at = culprit(study, policy, sop, verdict)
    return Problem(
        ID,
        at,
        headline(study, policy, sop),
        remedy(study, policy, step),
        why=f"{policy.rule.say()} ({policy.id})",
        path=verdict.path,
        covers=(*policy.covers, *([policy.breach] if policy.breach else [])),
        subject=f"{owner}/{policy.id}",
    )
