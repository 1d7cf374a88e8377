"""
Steps that only have another name.

A step is known by its id; without this, a step that was renamed would be told as one gone and one new, and every step
that leads to it as leading elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from simulator.flow.diff import unplaced
from simulator.model.sop import Go, Sop, Step


def renamed(old: Sop, new: Sop) -> dict[str, str]:
    """By the old name the new one: steps gone and steps new that are alike in all but name and ways, one to one."""
    had, has = {step.id for step in old.steps}, {step.id for step in new.steps}
    gone = _by_content(step for step in old.steps if step.id not in has)
    come = _by_content(step for step in new.steps if step.id not in had)
    return {gone[key][0]: come[key][0] for key in gone if len(gone[key]) == 1 and len(come.get(key, ())) == 1}


def with_names(sop: Sop, names: Mapping[str, str]) -> Sop:
    """The procedure with its steps called by other names."""
    if not names:
        return sop
    paths = tuple((path, names.get(first, first)) for path, first in sop.paths)
    return replace(sop, steps=tuple(_named(step, names) for step in sop.steps), paths=paths)


def _by_content(steps: Iterable[Step]) -> dict[object, list[str]]:
    found: dict[object, list[str]] = defaultdict(list)
    for step in steps:
        target = "" if step.target == step.id else step.target
        found[unplaced(replace(step, id="", target=target, rows=(), below=Go()))].append(step.id)
    return found


def _named(step: Step, names: Mapping[str, str]) -> Step:
    own = names.get(step.id, step.id)
    return replace(
        step,
        id=own,
        target=own if step.target == step.id else step.target,
        below=_led(step.below, names),
        rows=tuple(replace(row, go=_led(row.go, names)) for row in step.rows),
    )


def _led(go: Go, names: Mapping[str, str]) -> Go:
    return replace(go, step=names[go.step]) if go.step in names else go
