"""
Deciding what the program left open: what an unclear line was, and whether a suspected error is one.

The trainee is asked about lines after a practice call; a coach about everything, at any time. Both findings are kept.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from simulator.call import Call
from simulator.call.trace import trace
from simulator.model.workspace import Workspace
from simulator.records import Attempt, finish
from simulator.records.answers import Answers, answers_of, keep_answers
from simulator.scoring.debrief import Debrief, Question
from simulator.scoring.result import Confirmation, CriticalFinding, Result, Ruling
from simulator.terminal.scored import outcome, scored
from simulator.terminal.sitting import Sitting

COACH, TRAINEE = "coach", "trainee"
YES, NO = ("y", "yes"), ("n", "no")


def decided(sitting: Sitting, call: Call, attempt: Attempt, by: str) -> tuple[Result, Debrief]:
    """Asks what is open, keeps the answers beside the older ones, and scores again with all of them."""
    done = trace(call)
    result, found = scored(call, answers_of(attempt, done))
    more = _asked(sitting, call.play.workspace, found, result if by == COACH else None, by)
    if not more:
        if by == COACH:
            unsaid = any(not one.answered for one in found.questions)
            doubted = any(not one.certain for one in result.critical)
            nothing = "Nothing is open in this call: no unclear line, no suspected error."
            sitting.view.tell("What is open stays open." if unsaid or doubted else nothing)
        return result, found
    result, found = scored(call, keep_answers(attempt, done, more))
    finish(attempt, outcome(result, found))
    sitting.view.tell(f"With that: {found.headline} Quality {result.low}.")
    for one in more.lines:
        if one.act:
            words = done.deeds[one.deed].said
            sitting.view.tell(f'To have it heard from now on, put it under `yes` of {one.act} in _acts.yaml: "{words}"')
    return result, found


def _asked(sitting: Sitting, workspace: Workspace, found: Debrief, result: Result | None, by: str) -> Answers:
    """The answers of somebody; whoever closes the terminal leaves the rest open."""
    lines: list[Confirmation] = []
    errors: list[Ruling] = []
    doubts = [one for one in result.critical if not one.certain] if result else []
    try:
        for question in found.questions:
            if by == COACH or not question.answered:
                lines.extend(_line(sitting, workspace, question, by))
        for one in doubts:
            errors.extend(_error(sitting, one, by))
    except EOFError:
        pass
    return Answers(tuple(lines), tuple(errors))


def _line(sitting: Sitting, workspace: Workspace, question: Question, by: str) -> Iterator[Confirmation]:
    asks = question.asks
    if by == COACH:
        asks = f"Is this what was done there: {question.means}?" if question.means else "What was meant there?"
    answered = f" (answered: {question.answered})" if question.answered else ""
    other = ", or what it was, as in _acts.yaml" if by == COACH else ""
    while True:
        words = f'Turn {question.turn}, "{question.said}": {asks}{answered}  [y/n{other}; Enter leaves it open]'
        answer = sitting.view.ask(words).strip().casefold()
        if not answer:
            return
        if answer in NO:
            yield Confirmation(question.deed, "", by)
            return
        if answer in YES and question.act:
            yield Confirmation(question.deed, question.act, by)
            return
        if workspace.act(answer) is not None:
            yield Confirmation(question.deed, answer, by)
            return
        sitting.view.tell(_unknown(answer, [act.id for act in workspace.acts]))


def _error(sitting: Sitting, one: CriticalFinding, by: str) -> Iterator[Ruling]:
    words = f' "{one.words}"' if one.words else ""
    while True:
        answer = sitting.view.ask(
            f"Suspected, {one.error.code}: {one.because}{words} Is it so?  [y/n, Enter leaves it open]"
        )
        answer = answer.strip().casefold()
        if not answer:
            return
        if answer in (*YES, *NO):
            yield Ruling(one.deed, one.error.code, answer in YES, by)
            return
        sitting.view.tell("Type y, n, or only Enter.")


def _unknown(answer: str, acts: Sequence[str]) -> str:
    near = difflib.get_close_matches(answer, acts, 1)
    return f"'{answer}' is no act of _acts.yaml." + (f" Did you mean {near[0]}?" if near else "")
