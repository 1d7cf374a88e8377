"""
A result, or an outcome of a sub-flow, that the procedure gives no answer to.

When the tool says "failed", the caller says "I can't" or nobody picks up, the agent needs to know what comes next. A
step without `then` goes on whatever happens, which is refused where a result means failure.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: look
        guide: Look at the back of the card
        then: {done: go on}
      - id: there
        say: That is where the code is.
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: listening
        id: look
        guide: Look at the back of the card
        then: {done: go on, cannot: go on}
      - id: there
        say: That is where the code is.
        end: resolved

Mend: add the result to `then`, or `otherwise` for all that is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.lint.tables import FAILURES, is_map, unanswered
from simulator.model.place import Position, Problem, Severity
from simulator.model.sop import Step, Verb

ID = "unanswered-result"
SEVERITY = Severity.ERROR
WHY = "Whatever comes back, the agent must know what to do next."
COVERS = ("R-003", "R-071")


def check(study: Study) -> Iterator[Problem]:
    for sop, step in study.steps():
        missing = unanswered(step) if is_map(step) else _silent(step)
        if missing:
            message, help_ = _message(step, missing), _help(step, missing)
            yield Problem(ID, _place(step), message, help_, subject=f"{sop.id}/{step.id}")
    yield from _around(study)


def _silent(step: Step) -> tuple[str, ...]:
    """What a step without `then` would pass over: failures, and outcomes when there are several."""
    if step.verb in (Verb.ASK, Verb.CHECK) or step.remedy or any(row.written for row in step.rows):
        return ()
    if step.verb is Verb.USE:
        return step.results if len(step.results) > 1 else ()
    return tuple([result for result in step.results if result in FAILURES])


def _message(step: Step, missing: tuple[str, ...]) -> str:
    whose = f"{step.target}, used in {step.id}," if step.verb is Verb.USE else step.id
    what = "outcome" if step.verb is Verb.USE else "result"
    if len(missing) == 1:
        return f"the {what} `{missing[0]}` of {whose} has no answer"
    return f"the {what}s {', '.join(f'`{word}`' for word in missing)} of {whose} have no answer"


def _help(step: Step, missing: tuple[str, ...]) -> str:
    answers = ", ".join(f"{result}: …" for result in missing)
    if any(row.written for row in step.rows):
        return f"add `{answers}` to `then`: a step, a path or `go on`; or `otherwise: …` for all that is left"
    good = next((result for result in step.results if result not in missing), "")
    return f"write `then: {{{f'{good}: go on, ' if good else ''}{answers}}}`, each with a step, a path or `go on`"


def _place(step: Step) -> Position:
    return step.place("then") if any(row.written for row in step.rows) else step.place(str(step.verb))


def _around(study: Study) -> Iterator[Problem]:
    """Outcomes of the sub-flows that the desk puts around a call, and of those that may come at any time."""
    if not study.has_desk:
        return
    desk = study.workspace.desk
    for key, parts in (("every_call", desk.every_call), ("at_any_time", desk.at_any_time)):
        for part in parts:
            sop = study.subflows.get(part.use)
            missing = [outcome for outcome in sop.outcomes if outcome not in dict(part.then)] if sop else []
            if missing and sop and (len(sop.outcomes) > 1 or part.then):
                words = ", ".join(f"`{outcome}`" for outcome in missing)
                answers = ", ".join(f"{outcome}: …" for outcome in missing)
                yield Problem(
                    ID,
                    part.at,
                    f"`{key}` has no answer to the outcome {words} of {part.use}",
                    f"add `{answers}` to its `then`: `go on` or `hang up`",
                    subject=f"desk/{key}/{part.use}",
                )
