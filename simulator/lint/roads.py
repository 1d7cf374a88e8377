"""Which steps of one procedure can be come to at all, by its own rows, whatever the facts are."""

from __future__ import annotations

from simulator.model.fact import ALWAYS
from simulator.model.sop import Go, Sop, Step


def ways_on(step: Step) -> list[Go]:
    """Everywhere a step can lead: its rows, and what stands below it where it may be passed over."""
    found = [row.go for row in step.rows]
    if step.when != ALWAYS or step.optional:
        found.append(step.below)
    return found


def reachable(sop: Sop) -> frozenset[str]:
    """Ids of the steps that some way leads to. Entering one step of `any_order` means all of its group."""
    if not sop.steps:
        return frozenset()
    by_id = {step.id: step for step in sop.steps}
    groups: dict[str, list[str]] = {}
    for step in sop.steps:
        if step.group:
            groups.setdefault(step.group, []).append(step.id)
    found: set[str] = set()
    waiting = [sop.steps[0].id]
    while waiting:
        name = waiting.pop()
        if name in found or name not in by_id:
            continue
        found.add(name)
        step = by_id[name]
        if step.group:
            waiting += groups[step.group]
        waiting += [go.step for go in ways_on(step) if go.step]
    return frozenset(found)
