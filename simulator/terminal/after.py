"""
After the call: a question first, then the result, then what to do with it.

The question comes before the result because whoever has answered for himself reads the debrief with other eyes.
"""

from __future__ import annotations

import sys

from simulator.call import Call
from simulator.call.trace import trace
from simulator.model.stop import Exit
from simulator.records import Attempt, Outcome, finish
from simulator.report.colour import wanted
from simulator.report.debrief_json import as_json
from simulator.report.debrief_markdown import as_html, as_markdown
from simulator.report.debrief_text import as_text
from simulator.scoring.debrief import Debrief, debrief
from simulator.scoring.result import Confirmation, Result, Verdict
from simulator.scoring.score import score
from simulator.terminal.lines import width
from simulator.terminal.sitting import Sitting

QUESTION = "Before the result: what was this caller really after?   (Enter skips)"
STATES = {
    Verdict.PASSED: "passed",
    Verdict.FAILED: "failed",
    Verdict.NEEDS_REVIEW: "needs-review",
    Verdict.NO_SCORE: "no-score",
}
MENU = "r  again from turn {turn}   d  details   w  hear a good one   Enter  done"
MENU_WITHOUT_MISS = "d  details   w  hear a good one   Enter  done"


def after(sitting: Sitting, call: Call, attempt: Attempt) -> tuple[Exit, str, int]:
    """Scores, keeps the result and shows the debrief.

    With the exit code comes what the person wants next (`again`, `watch` or nothing), and the turn to go back to.
    """
    result, found = scored(call)
    _keep(attempt, result, found)
    if sitting.interactive:
        sitting.view.ask(QUESTION)
    print()
    print(as_text(found, colour=wanted(sys.stdout), width=width()))
    if sitting.interactive and found.questions and call.play.mode not in ("exam", "mystery"):
        result, found = _confirmed(sitting, call, attempt, found)
    chosen = _menu(sitting, found) if sitting.interactive else ""
    return (Exit.FINE if result.verdict is Verdict.PASSED else Exit.FOUND), chosen, found.again


def scored(call: Call, confirmations: tuple[Confirmation, ...] = ()) -> tuple[Result, Debrief]:
    """The score of a call, and its debrief."""
    done = trace(call)
    result = score(done, call.play.workspace, confirmations)
    return result, debrief(result, done, call.play.workspace)


def outcome(result: Result, found: Debrief) -> Outcome:
    """What is kept of a score."""
    missed = tuple(miss.what for miss in found.misses)
    return Outcome(STATES[result.verdict], max(0, result.low), max(0, result.high), missed, found.headline)


def shown_debrief(call: Call, output: str, details: bool) -> tuple[str, Outcome]:
    """The debrief of a call in one of the forms: text, json, markdown, html."""
    result, found = scored(call)
    match output:
        case "json":
            text = as_json(found, result)
        case "markdown":
            text = as_markdown(found)
        case "html":
            text = as_html(found)
        case _:
            text = as_text(found, colour=wanted(sys.stdout), details=details, width=width())
    return text, outcome(result, found)


def costliest_turn(call: Call) -> int:
    """The turn to try again from; 1 where nothing was missed."""
    return scored(call)[1].again or 1


def _keep(attempt: Attempt, result: Result, found: Debrief) -> None:
    finish(attempt, outcome(result, found))


def _confirmed(sitting: Sitting, call: Call, attempt: Attempt, found: Debrief) -> tuple[Result, Debrief]:
    """Asks what each unclear line was, and scores again with the answers; both findings are kept in the result."""
    answers = []
    for question in found.questions:
        answer = sitting.view.ask(
            f'Turn {question.turn}, "{question.said}": {question.asks}  [y/n, Enter leaves it open]'
        )
        if answer.strip().casefold() in ("y", "yes", "n", "no"):
            yes = answer.strip().casefold().startswith("y")
            answers.append(Confirmation(question.deed, question.act if yes else ""))
    result, found = scored(call, tuple(answers))
    if answers:
        _keep(attempt, result, found)
        sitting.view.tell(f"With that: {found.headline} Quality {result.low}.")
    return result, found


def _menu(sitting: Sitting, found: Debrief) -> str:
    words = MENU.format(turn=found.again) if found.again else MENU_WITHOUT_MISS
    while True:
        match sitting.view.ask(words).strip().casefold():
            case "":
                return ""
            case "r" if found.again:
                return "again"
            case "w":
                return "watch"
            case "d":
                print(as_text(found, colour=wanted(sys.stdout), details=True, width=width()))
            case _:
                sitting.view.tell("Type one of the letters, or Enter.")
