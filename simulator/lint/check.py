"""Runs the rules over a workspace and puts what they find in the order in which a person mends it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterator

from simulator.lint.rules import RULES, Rule
from simulator.lint.study import Study
from simulator.model.place import Problem
from simulator.model.workspace import Workspace


def check(workspace: Workspace, today: datetime.date, rules: Collection[Rule] = RULES) -> tuple[Problem, ...]:
    """All problems of the workspace, by file, line and column. `today` judges dates; nothing else depends on it."""
    study = Study(workspace, today)
    found = {problem for rule in rules for problem in found_by(rule, study)}
    return tuple(sorted(found, key=lambda problem: (problem.at, problem.rule, problem.message)))


def found_by(rule: Rule, study: Study) -> Iterator[Problem]:
    """What one rule finds, with its severity and reason filled in where the rule left them out."""
    severity = rule.SEVERITY
    for problem in rule.check(study):
        yield dataclasses.replace(
            problem, severity=severity, why=problem.why or rule.WHY, covers=problem.covers or rule.COVERS
        )
