"""
A rule of the desk that could be neither proven nor broken.

The proof has a budget, counted in operations so that it always ends the same way. When it is used up, the way that
might break the rule is shown with the facts in question: look at it yourself.

Mend: test fewer facts at once on the way that is shown, or split the procedure into sub-flows.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.verdict import State
from simulator.lint.breaks import culprit
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "undecided-policy"
SEVERITY = Severity.WARNING
WHY = "A rule that is not proven is only hoped for."
COVERS: tuple[str, ...] = ()


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not study.is_provable(sop):
        return
    for policy in study.workspace.desk.policies:
        verdict = study.verdict(sop, policy)
        if verdict.state is State.UNDECIDED:
            facts = ", ".join(name for name, _ in verdict.facts)
            asked = f"the facts in question are {facts}: test fewer of them at once, or " if facts else ""
            yield Problem(
                ID,
                culprit(study, policy, sop, verdict)[2],
                f"it could not be decided whether {policy.id} holds in {sop.id}",
                f"{asked}split the procedure into sub-flows",
                why=f"{policy.rule.say()} ({policy.id})",
                path=verdict.path,
                subject=f"{sop.id}/{policy.id}",
            )
