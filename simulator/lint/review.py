"""Runs the rules over a workspace and puts what they find in the order in which a person mends it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterator

from simulator.lint.rules import BY_OWN, BY_SOP, BY_SPEECH, RULES, WHOLE, Rule
from simulator.lint.settings import Settings
from simulator.lint.study import Study
from simulator.lint.words import speeches
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
    wanted = {rule.ID for rule in rules if settings.wants(rule.ID)}
    study.ran, study.known_rules = frozenset(wanted), frozenset(rule.ID for rule in RULES)
    found: dict[tuple[object, ...], Problem] = {}
    for problem in _all(study, wanted):
        judged = settings.judged(problem)
        if judged is not None and not study.is_ignored(judged):
            found.setdefault((judged.rule, judged.at, judged.subject or judged.message), judged)
    return tuple(sorted(found.values(), key=lambda problem: (problem.at, problem.rule, problem.message)))


def _all(study: Study, wanted: Collection[str]) -> Iterator[Problem]:
    """Procedure by procedure first, so that what is worked out for each is dropped after it; then the whole."""
    by_own = [rule for rule in BY_OWN if rule.ID in wanted]
    by_sop = [rule for rule in BY_SOP if rule.ID in wanted]
    for sop in study.sops:
        for own in by_own:
            yield from [_filled(own, problem) for problem in own.check_own(study, sop)]
        for entire in by_sop if study.is_entire(sop) else ():
            yield from [_filled(entire, problem) for problem in entire.check_sop(study, sop)]
        study.forget(sop)
    by_speech = [rule for rule in BY_SPEECH if rule.ID in wanted]
    for speech in speeches(study.workspace) if by_speech else ():
        for said in by_speech:
            yield from [_filled(said, problem) for problem in said.check_said(study, speech)]
    for whole in WHOLE:
        if whole.ID in wanted:
            yield from [_filled(whole, problem) for problem in whole.check(study)]


def _filled(rule: Rule, problem: Problem) -> Problem:
    """What a rule finds, with its severity and reason filled in where the rule left them out."""
    why, covers = problem.why or rule.WHY, problem.covers or rule.COVERS
    return dataclasses.replace(problem, severity=rule.SEVERITY, why=why, covers=covers)
