"""Results and debriefs as JSON for other programs: `sop-debrief/1`."""

from __future__ import annotations

import json

from simulator.scoring.debrief import Debrief
from simulator.scoring.misses import Miss
from simulator.scoring.result import Finding, Result

FORMAT = "sop-debrief/1"


def as_json(debrief: Debrief, result: Result) -> str:
    """One object with the result and the words."""
    return json.dumps(plain(debrief, result), indent=2, ensure_ascii=False)


def plain(debrief: Debrief, result: Result) -> dict[str, object]:
    """The same as plain values."""
    return {
        "format": FORMAT,
        **plain_result(result),
        "title": debrief.title,
        "headline": debrief.headline,
        "because": debrief.because,
        "misses": [_miss(miss) for miss in (*debrief.misses, *debrief.more)],
        "well": list(debrief.well),
        "mood": debrief.mood,
        "moods": [
            {"turn": line.turn, "words": line.words, "because": line.because, "state": line.state, "by": line.by}
            for line in debrief.moods
        ],
        "questions": [
            {"turn": one.turn, "said": one.said, "act": one.act, "asks": one.asks, "answered": one.answered}
            for one in debrief.questions
        ],
        "lesson": debrief.lesson,
        "again": debrief.again,
    }


def plain_result(result: Result) -> dict[str, object]:
    """A result as plain values."""
    return {
        "scenario": result.scenario,
        "mode": result.mode,
        "scorecard": result.scorecard,
        "verdict": str(result.verdict),
        "quality": {"low": result.low, "high": result.high, "first": list(result.first), "mastery": result.mastery},
        "fitness": result.fitness,
        "ended": result.ended,
        "sections": [
            {"id": one.id, "title": one.title, "low": one.low / 2, "high": one.high / 2, "points": one.points}
            for one in result.sections
        ],
        "criteria": [_finding(finding) for finding in result.findings],
        "critical": [
            {
                "code": one.error.code, "class": one.error.class_, "certain": one.certain, "fails": one.fails,
                "because": one.because, "deed": one.deed, "words": one.words, "harmed": one.harmed,
                "ruled": one.ruled,
            }
            for one in result.critical
        ],
        "rulings": [
            {"code": one.code, "deed": one.deed, "holds": one.holds, "by": one.by} for one in result.rulings
        ],
        "expectations": [
            {"issue": one.issue, "key": one.key, "expected": one.expected, "got": one.got, "met": one.met}
            for one in result.expectations
        ],
        "skipped": [{"step": one.name, "issue": one.issue, "due": one.due} for one in result.skipped],
        "unclear": [
            {"deed": one.deed, "said": one.said, "act": one.act, "confirmed": one.confirmed, "was": one.was}
            for one in result.unclear
        ],
        "metrics": {one.id: {"value": one.value, "unit": one.unit} for one in result.metrics},
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, object]:
    criterion = finding.criterion
    return {
        "id": criterion.id,
        "points": criterion.points,
        "applies": finding.applies,
        "low": finding.low / 2,
        "high": finding.high / 2,
        "why": finding.why,
        "deeds": list(finding.deeds),
        "missing": list(finding.missing),
        "covers": list(criterion.covers),
    }


def _miss(miss: Miss) -> dict[str, object]:
    place = {"file": miss.at.file, "line": miss.at.line, "column": miss.at.column} if miss.at.file else None
    return {
        "what": miss.what, "turn": miss.turn, "said": miss.said, "sop_says": miss.sop_says, "step": miss.step,
        "at": place, "better": miss.better, "codes": list(miss.codes),
    }  # fmt: skip
