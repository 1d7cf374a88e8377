"""
A rule of the desk that could be neither proven nor broken.

The proof has a budget, counted in operations so that it always ends the same way. When it is used up, the way that
might break the rule is shown with the facts in question: look at it yourself.

Mend: test fewer facts at once on the way that is shown, or split the procedure into sub-flows.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.prove import State
from simulator.lint.breaks import culprit
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "undecided-policy"
SEVERITY = Severity.WARNING
WHY = "A rule that is not proven is only hoped for."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for policy in study.workspace.desk.policies:
        for sop in study.provable:
            verdict = study.verdict(sop, policy)
            if verdict.state is State.UNDECIDED:
                facts = ", ".join(name for name, _ in verdict.facts)
                yield Problem(
                    ID,
                    culprit(study, policy, sop, verdict)[2],
                    f"it could not be decided whether {policy.id} holds in {sop.id}",
                    f"the facts in question are {facts}; test fewer of them at once, or split the procedure"
                    if facts
                    else "split the procedure into sub-flows",
                    why=f"{policy.rule.say()} ({policy.id})",
                    path=verdict.path,
                    subject=f"{sop.id}/{policy.id}",
                )
