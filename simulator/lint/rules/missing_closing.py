"""
Calls that do not close: nothing comes after the issues, or nothing leads back to a further one.

The sub-flow behind `each issue` in `every_call` closes every call. One of its outcomes goes back to `each issue`, so
that what the caller remembers at the end is taken up as well.

Bad, in sops/_desk.yaml:
    every_call:
      - {use: opening, then: {known: go on}}
      - each issue
      - {use: closing, then: {finished: hang up, another-issue: hang up}}

Good, in sops/_desk.yaml:
    every_call:
      - {use: opening, then: {known: go on}}
      - each issue
      - {use: closing, then: {finished: hang up, another-issue: each issue}}

Mend: put a closing sub-flow behind `each issue`, with an outcome that leads back to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "missing-closing"
SEVERITY = Severity.ERROR
WHY = "The second problem of a call comes when somebody asks for it."
COVERS = (
    "R-001",
    "R-103",
    "R-106",
)


def check(study: Study) -> Iterator[Problem]:
    if not study.has_desk or not study.workspace.procedures:
        return
    desk = study.workspace.desk
    place = next((number for number, part in enumerate(desk.every_call) if not part.use), -1)
    if place < 0:
        help_ = "write `every_call` with a sub-flow that opens, `- each issue`, and one that closes"
        if desk.every_call:
            yield Problem(
                ID, desk.place("every_call"), "`every_call` has no place for the issues", help_, subject="desk"
            )
        return
    after = desk.every_call[place + 1 :]
    if not after:
        help_ = "add `- {use: closing, then: {another-issue: each issue, finished: hang up}}` behind it"
        yield Problem(ID, desk.every_call[place].at, "nothing closes a call after its issues", help_, subject="desk")
    elif not any(goal == "each issue" for part in after for _, goal in part.then):
        help_ = "let the closing sub-flow ask, and lead one of its outcomes to `each issue`"
        yield Problem(ID, after[-1].at, "nobody asks the caller whether there is something else", help_, subject="desk")
