"""Runs the rules over a workspace and puts what they find in the order in which a person mends it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterator

from simulator.lint.rules import LAST, RULES, Rule
from simulator.lint.settings import Settings
from simulator.lint.study import Study
from simulator.model.place import Problem
from simulator.model.workspace import Workspace

ALL_RULES = Settings()


def check(
    workspace: Workspace, today: datetime.date, rules: Collection[Rule] = RULES, settings: Settings = ALL_RULES
) -> tuple[Problem, ...]:
    """All problems of the workspace, by file, line and column. `today` judges dates; nothing else depends on it."""
    return check_study(Study(workspace, today), rules, settings)


def check_study(study: Study, rules: Collection[Rule] = RULES, settings: Settings = ALL_RULES) -> tuple[Problem, ...]:
    """The same for a study that somebody has already worked on."""
    wanted = [rule for rule in rules if settings.wants(rule.ID)]
    study.ran = frozenset(rule.ID for rule in wanted)
    study.known_rules = frozenset(rule.ID for rule in RULES)
    found: set[Problem] = set()
    for rule in (*(rule for rule in wanted if rule not in LAST), *(rule for rule in wanted if rule in LAST)):
        for problem in found_by(rule, study):
            judged = settings.judged(problem)
            if judged is not None and not study.is_ignored(judged):
                found.add(judged)
    return tuple(sorted(found, key=lambda problem: (problem.at, problem.rule, problem.message)))


def found_by(rule: Rule, study: Study) -> Iterator[Problem]:
    """What one rule finds, with its severity and reason filled in where the rule left them out."""
    severity = rule.SEVERITY
    for problem in rule.check(study):
        yield dataclasses.replace(
            problem, severity=severity, why=problem.why or rule.WHY, covers=problem.covers or rule.COVERS
        )
