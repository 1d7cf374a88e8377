"""
A call becomes a score: alignment, policies, criteria, critical errors, expectations, and what they come to.

    quality = 100 x sum(points x value) / sum(points that apply), a whole number, halves up

Passed is a call with every expectation met, no step skipped that must be carried out, quality at least the mastery
mark and no critical error that fails it. A call that was never ended has no score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.flow.align import AlignedKind
from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.scoring.applies import Case
from simulator.scoring.breaches import broken_policies
from simulator.scoring.criteria import findings
from simulator.scoring.critical import critical_errors
from simulator.scoring.events import seen_in
from simulator.scoring.excused import excused_acts, excused_steps, unwelcome_acts
from simulator.scoring.expect import expectations
from simulator.scoring.metrics import metrics_of
from simulator.scoring.parts import Walk
from simulator.scoring.result import (
    Confirmation,
    CriticalFinding,
    Expectation,
    Finding,
    Result,
    Ruling,
    SectionScore,
    Skipped,
    Verdict,
)
from simulator.scoring.rulings import ruled_breaches, ruled_errors, ruled_speech
from simulator.scoring.speech import counting, heard_in
from simulator.scoring.unclear import unclear_lines, with_hope
from simulator.scoring.walking import walk


def score(
    trace: Trace,
    workspace: Workspace,
    confirmations: Sequence[Confirmation] = (),
    rulings: Sequence[Ruling] = (),
) -> Result:
    """The result of a call. `confirmations` settle unclear lines, `rulings` suspected errors; `first` is without."""
    walked = walk(trace, workspace)
    case = Case(trace, workspace, workspace.scenario(trace.scenario), walked, seen_in(trace))
    names = excused_steps(walked)
    acts = excused_acts(walked, names, workspace) | unwelcome_acts(case.scenario)
    case = replace(case, excused_names=names, excused_acts=acts)
    first = _score(case, (), ())
    if not (confirmations or rulings):
        return first
    open_ = {(one.deed, one.error.code) for one in first.critical if not one.certain}
    decided = tuple(one for one in counting(rulings, trace.mode) if one.question in open_)
    return _score(case, confirmations, decided, (first.low, first.high))


def _score(
    case: Case,
    confirmations: Sequence[Confirmation],
    rulings: tuple[Ruling, ...],
    first: tuple[int, int] | None = None,
) -> Result:
    trace, card = case.trace, case.workspace.scorecard
    speech = ruled_speech(heard_in(trace, confirmations), rulings, card)
    broken = ruled_breaches(broken_policies(case), rulings)
    expected = expectations(case)
    metrics = metrics_of(trace)
    found = with_hope(case, findings(case, speech, broken, expected, metrics), speech, broken)
    critical = ruled_errors(critical_errors(case, broken, expected), rulings)
    skipped = skipped_musts(case.walk)
    sections = _sections(case, found)
    low, high = quality([one.low for one in sections], sections), quality([one.high for one in sections], sections)
    mastery = card.mastery if card else 0
    verdict = _verdict(case, (low, high), mastery, expected, skipped, critical)
    if verdict is Verdict.NO_SCORE:
        low = high = -1
    return Result(
        trace.scenario, trace.mode, verdict, low, high, mastery, sections, found, critical, expected, skipped,
        unclear_lines(case, found, speech), metrics, case.walk, first or (low, high), trace.ended,
        card.id if card else "", rulings,
    )  # fmt: skip


def quality(values: Sequence[int], sections: Sequence[SectionScore]) -> int:
    """Points earned of a hundred, from halves by section; 0 where nothing applies."""
    points = 2 * sum(section.points for section in sections)
    return (2 * 100 * sum(values) + points) // (2 * points) if points else 0


def _sections(case: Case, found: Sequence[Finding]) -> tuple[SectionScore, ...]:
    card = case.workspace.scorecard
    by_id = {finding.criterion.id: finding for finding in found}
    scores = []
    for section in card.sections if card else ():
        mine = [by_id[criterion.id] for criterion in section.criteria if by_id[criterion.id].applies]
        low = sum(finding.criterion.points * finding.low for finding in mine)
        high = sum(finding.criterion.points * finding.high for finding in mine)
        title = section.title.say(case.trace.lang)
        scores.append(SectionScore(section.id, title, low, high, sum(finding.criterion.points for finding in mine)))
    return tuple(scores)


def skipped_musts(walked: Walk) -> tuple[Skipped, ...]:
    """Steps on the aligned way that must be carried out and were not."""
    return tuple(
        Skipped(move.name, part.sop, part.issue, move.due)
        for part in walked.parts
        for move in part.moves
        if move.kind is AlignedKind.SKIPPED and (step := part.step(move.name)) is not None and step.must
    )


def _verdict(
    case: Case,
    qualities: tuple[int, int],
    mastery: int,
    expected: Sequence[Expectation],
    skipped: Sequence[Skipped],
    critical: Sequence[CriticalFinding],
) -> Verdict:
    if not case.is_over:
        return Verdict.NO_SCORE
    low, high = qualities
    fails = any(one.certain and one.fails for one in critical)
    if fails or skipped or high < mastery or not all(one.met for one in expected):
        return Verdict.FAILED
    if low < mastery or any(one.fails for one in critical):
        return Verdict.NEEDS_REVIEW
    return Verdict.PASSED
