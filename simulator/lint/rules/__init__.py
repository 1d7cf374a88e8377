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

from simulator.lint.rules import (
    broken_policy,
    dead_row,
    duplicate_key,
    file_limits,
    gap_in_table,
    hidden_characters,
    loop_without_tries,
    missing_translation,
    null_value,
    road_without_end,
    schema,
    sentence_in_braces,
    stale_review,
    sub_flow_recursion,
    syntax,
    unanswered_result,
    undecided_policy,
    unknown_name,
    unproven_action,
    unreachable_step,
    unsafe_yaml,
    wrong_domain_value,
)
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity


class Rule(Protocol):
    """What the module of a rule has, beside its docstring."""

    @property
    def ID(self) -> str:  # noqa: N802
        """Kebab-case, the module's name."""

    @property
    def SEVERITY(self) -> Severity: ...  # noqa: N802

    @property
    def WHY(self) -> str:  # noqa: N802
        """One sentence for a process owner."""

    @property
    def COVERS(self) -> tuple[str, ...]:  # noqa: N802
        """Ids of requirements."""

    def check(self, study: Study) -> Iterator[Problem]: ...


RULES: tuple[Rule, ...] = (
    syntax,
    schema,
    duplicate_key,
    sentence_in_braces,
    null_value,
    unsafe_yaml,
    file_limits,
    hidden_characters,
    unknown_name,
    wrong_domain_value,
    sub_flow_recursion,
    unreachable_step,
    road_without_end,
    unanswered_result,
    loop_without_tries,
    gap_in_table,
    dead_row,
    broken_policy,
    undecided_policy,
    unproven_action,
    missing_translation,
    stale_review,
)


def rule(rule_id: str) -> Rule | None:
    """The rule of this id."""
    return next((rule for rule in RULES if rule_id == rule.ID), None)
