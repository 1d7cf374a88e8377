"""The first screen: who is there, and which call to take."""

from __future__ import annotations

from simulator.records import know, trainee
from simulator.terminal.lines import column, folded, width
from simulator.terminal.proposals import Proposal, proposals, unreadable
from simulator.terminal.sitting import Sitting

WELCOME = (
    "Welcome. You will take a call. Nobody is on the line, nothing you do can break anything, "
    "and only you see the result."
)
FIRST = "pw-friendly"
MIN_TITLE, MAX_TITLE = 20, 44
"""Columns for a call's title."""


def first_run(sitting: Sitting) -> Proposal | None:
    """Asks for the name and what to begin with; without a terminal it says what to type."""
    view = sitting.view
    view.tell(WELCOME)
    scenario = _first_scenario(sitting)
    if not sitting.interactive:
        view.tell(f"Begin with: sop practice {scenario}   Listen to a good call first: sop practice {scenario} --watch")
        return None
    know(sitting.home, view.ask("What name do you say on the phone?"))
    kinds = (
        ("Listen to a good call first (2 minutes)", Proposal("listen", "", "", scenario)),
        ("Take an easy call, with choices", Proposal("new", "", "", scenario, "guided")),
        ("Take an easy call, in your own words", Proposal("new", "", "", scenario, "free")),
    )
    chosen = _choose(sitting, "What would you like? (a number; Enter takes the first)", [words for words, _ in kinds])
    return kinds[chosen][1]


def next_call(sitting: Sitting) -> Proposal | None:
    """Greets, and puts the next calls to choose from; without a terminal it only lists them."""
    known = trainee(sitting.home)
    found = proposals(sitting.home, sitting.workspace, sitting.now)
    waiting = sum(each.kind == "resume" for each in found)
    name = f", {known.name}" if known else ""
    sitting.view.tell(f"Hello{name}. {'One call is waiting.' if waiting else 'Nobody is waiting; take the next call.'}")
    if not waiting and (why := unreadable(sitting.home)):
        sitting.view.tell(f"One call cannot be taken up: {why}")
    room = max(MIN_TITLE, min(MAX_TITLE, width() - 46))
    lines = [f"{each.kind:<9} {column(each.title, room)}  {each.because}" for each in found]
    if not sitting.interactive or not found:
        for number, line in enumerate(lines, 1):
            sitting.view.tell(f"  {number}  {line}")
        sitting.view.tell("Type: sop practice   (sop progress shows how you are doing)")
        return None
    return found[_choose(sitting, "Enter takes the first; `sop progress` shows how you are doing.", lines)]


def _first_scenario(sitting: Sitting) -> str:
    easy = sorted(sitting.workspace.scenarios, key=lambda each: (each.difficulty, each.id))
    known = [scenario.id for scenario in easy]
    return FIRST if FIRST in known or not known else known[0]


def _choose(sitting: Sitting, question: str, lines: list[str]) -> int:
    """The index of the chosen line; an empty answer takes the first."""
    for number, line in enumerate(lines, 1):
        print(folded(f"  {number}  {line}", width(), 5))
    while True:
        answer = sitting.view.ask(question).strip()
        if not answer:
            return 0
        if answer.isdecimal() and 1 <= int(answer) <= len(lines):
            return int(answer) - 1
        sitting.view.tell(f"Type a number from 1 to {len(lines)}.")
