"""
A question about what somebody knows is enough for a protected action.

A date of birth, a staff number or a manager's name can be bought or guessed. A method with `knowledge: yes` may help to
find a record; it must not open anything by itself.

Bad, in sops/_desk.yaml:
    verification:
      call-back: {assurance: medium, independent: yes, says: "Ring the number on record"}
      birthday: {assurance: medium, knowledge: yes, says: "Ask for the date of birth"}

Good, in sops/_desk.yaml:
    verification:
      call-back: {assurance: medium, independent: yes, says: "Ring the number on record"}
      birthday: {assurance: low, knowledge: yes, says: "Ask for the date of birth"}

Mend: give the method less assurance than every protected action needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "knowledge-is-no-proof"
SEVERITY = Severity.ERROR
WHY = "What somebody knows can be bought or guessed."
COVERS = (
    "R-012",
    "R-046",
)


def check(study: Study) -> Iterator[Problem]:
    desk = study.workspace.desk
    needs = [(row.value, action.id) for action in desk.protected for row in action.needs if row.value > 0]
    for method in desk.methods:
        opened = sorted({action for level, action in needs if level <= method.assurance}) if method.knowledge else []
        if opened:
            yield Problem(
                ID,
                method.at,
                f"{method.id} only asks what somebody knows, and is enough for {', '.join(opened)}",
                f"give {method.id} a lower assurance than these actions need, or let them need more",
                subject=f"desk/{method.id}",
            )
