"""The score of a call with its debrief, and what is kept and shown of them."""

from __future__ import annotations

import sys

from simulator.call import Call
from simulator.call.trace import trace
from simulator.records import Outcome
from simulator.records.answers import Answers
from simulator.report.colour import wanted
from simulator.report.debrief_json import as_json
from simulator.report.debrief_markdown import as_html, as_markdown
from simulator.report.debrief_text import as_text
from simulator.scoring.debrief import Debrief, debrief
from simulator.scoring.result import Result, Verdict
from simulator.scoring.score import score
from simulator.terminal.lines import width

STATES = {
    Verdict.PASSED: "passed",
    Verdict.FAILED: "failed",
    Verdict.NEEDS_REVIEW: "needs-review",
    Verdict.NO_SCORE: "no-score",
}
NOTHING = Answers()


def scored(call: Call, answers: Answers = NOTHING) -> tuple[Result, Debrief]:
    """The score of a call with what people said of it, and its debrief."""
    done = trace(call)
    result = score(done, call.play.workspace, answers.lines, answers.errors)
    return result, debrief(result, done, call.play.workspace)


def outcome(result: Result, found: Debrief) -> Outcome:
    """What is kept of a score."""
    missed = tuple(miss.what for miss in found.misses)
    return Outcome(STATES[result.verdict], max(0, result.low), max(0, result.high), missed, found.headline)


def written(result: Result, found: Debrief, output: str, details: bool) -> str:
    """A debrief in one of the forms: text, json, markdown, html."""
    match output:
        case "json":
            return as_json(found, result)
        case "markdown":
            return as_markdown(found)
        case "html":
            return as_html(found)
    return as_text(found, colour=wanted(sys.stdout), details=details, width=width())
