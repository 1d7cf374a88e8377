"""
After the call: a question first, then the result, then what to do with it.

The question comes before the result because whoever has answered for himself reads the debrief with other eyes.
"""

from __future__ import annotations

import sys

from simulator.call import Call
from simulator.model.stop import Exit
from simulator.records import Attempt, finish
from simulator.report.colour import wanted
from simulator.report.debrief_text import as_text
from simulator.scoring.debrief import Debrief
from simulator.scoring.result import Verdict
from simulator.scoring.speech import EXAMS
from simulator.terminal.lines import width
from simulator.terminal.review import TRAINEE, decided
from simulator.terminal.scored import outcome, scored
from simulator.terminal.sitting import Sitting

QUESTION = "Before the result: what was this caller really after?   (Enter skips)"
MENU = "r  again from turn {turn}   d  details   w  hear a good one   Enter  done"
MENU_WITHOUT_MISS = "d  details   w  hear a good one   Enter  done"


def after(sitting: Sitting, call: Call, attempt: Attempt) -> tuple[Exit, str, int]:
    """Scores, keeps the result and shows the debrief.

    With the exit code comes what the person wants next (`again`, `watch` or nothing), and the turn to go back to.
    """
    result, found = scored(call)
    finish(attempt, outcome(result, found))
    if sitting.interactive:
        sitting.view.ask(QUESTION)
    print()
    print(as_text(found, colour=wanted(sys.stdout), width=width()))
    if sitting.interactive and found.questions and call.play.mode not in EXAMS:
        result, found = decided(sitting, call, attempt, TRAINEE)
    chosen = _menu(sitting, found) if sitting.interactive else ""
    return (Exit.FINE if result.verdict is Verdict.PASSED else Exit.FOUND), chosen, found.again


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
