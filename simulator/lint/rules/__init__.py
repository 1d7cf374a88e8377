"""
The rules, in the order of their families. Adding one:

1. Write its module here; the file's name is its id with underscores. Copy `unreachable_step.py`: the docstring is the
   rule's page (first line, why, `Bad, in FILE:`, `Good, in FILE:`, `Mend:`), and its examples are tests. An example
   replaces the top-level keys that it shows in the file of the small workspace `tests/lint/example/`.
2. Name it below.
3. `make test` then walks its examples: the bad one yields just this rule, the good one nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from simulator.lint.rules import unreachable_step
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity


class Rule(Protocol):
    """What the module of a rule has. `ID` is kebab-case; `WHY` is one sentence for a process owner; `COVERS` are R-ids."""

    ID: str
    SEVERITY: Severity
    WHY: str
    COVERS: tuple[str, ...]
    __doc__: str | None

    def check(self, study: Study) -> Iterator[Problem]: ...


RULES: tuple[Rule, ...] = (unreachable_step,)


def rule(rule_id: str) -> Rule | None:
    """The rule of this id."""
    return next((rule for rule in RULES if rule.ID == rule_id), None)
