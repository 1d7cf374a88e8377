"""
Duties that every desk has, proven like the desk's own policies where the desk has written none of that kind.

A desk that says it in its own policies decides the details; then the built-in one is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.verdict import State
from simulator.lint.breaks import culprit, passes_gap, remedy
from simulator.lint.study import Study
from simulator.model.place import Problem
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import Sop
from simulator.model.text import bare


def before(name: str, x: dict[str, tuple[str, ...]], y: dict[str, tuple[str, ...]]) -> Policy:
    """A policy: whatever fits `x` comes only after something that fits `y`."""
    return Policy(name, bare(name), Template.BEFORE, Pattern(tuple(x.items())), Pattern(tuple(y.items())))


def has_own(study: Study, *fields: str) -> bool:
    """Whether a policy of the desk asks for something that one of these names (`ticket`, `verb=promise`)."""
    for policy in study.workspace.desk.policies:
        for name, values in policy.y.fields:
            if name in fields or any(f"{name}={value}" in fields for value in values):
                return True
    return False


def broken(study: Study, sop: Sop, duty: Policy, rule: str, message: str) -> Iterator[Problem]:
    """A call about this procedure that breaks the duty, at the step where it does, with the shortest way."""
    if not study.is_provable(sop):
        return
    verdict = study.verdict(sop, duty)
    if verdict.state is not State.BROKEN or passes_gap(study, sop, verdict):
        return
    owner, step, at = culprit(study, duty, sop, verdict)
    name = step.id if step else sop.id
    help_ = remedy(study, duty, step)
    yield Problem(rule, at, message.format(name), help_, path=verdict.path, subject=f"{owner}/{name}")
