"""
Duties that every desk has, proven like the desk's own policies where the desk has written none of that kind.

A desk that says it in its own policies decides the details; then the built-in one is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.prove import State
from simulator.lint.breaks import culprit, passes_gap, remedy
from simulator.lint.study import Study
from simulator.model.place import Position, Problem
from simulator.model.policy import Pattern, Policy, Template
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


def broken(study: Study, duty: Policy, rule: str, message: str) -> Iterator[Problem]:
    """Every procedure in which a call can break the duty, at the step where it does, with the shortest way."""
    seen: set[Position] = set()
    for sop in study.provable:
        verdict = study.verdict(sop, duty)
        if verdict.state is not State.BROKEN or passes_gap(study, sop, verdict):
            continue
        _, step, at = culprit(study, duty, sop, verdict)
        if at in seen:
            continue
        seen.add(at)
        name = step.id if step else sop.id
        yield Problem(
            rule, at, message.format(name), remedy(study, duty, step), path=verdict.path, subject=f"{sop.id}/{name}"
        )
