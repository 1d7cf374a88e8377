"""
A road that stops without an end.

A side road never falls into the next one, so a road has to say how it ends or where it goes. Without that the call
stops in the middle of a sentence.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        then: {done: more}
    paths:
      more:
        - id: and-then
          say: Please keep the card with you.

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        then: {done: more}
    paths:
      more:
        - id: and-then
          say: Please keep the card with you.
          end: resolved

Mend: write `end:` on the last step, or send it on with `then:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Position, Problem, Severity
from simulator.model.sop import OUTCOMES, Go, Sop, Step

ID = "road-without-end"
SEVERITY = Severity.ERROR
WHY = "Every way through a procedure ends by saying what becomes of the issue."
COVERS = ("R-102",)


def check_own(study: Study, sop: Sop) -> Iterator[Problem]:
    for step in sop.steps:
        if (at := _open(step)) is not None and step.id in study.reached(sop):
            road = f"the road `{step.path}`" if step.path else "the main road"
            yield Problem(
                ID,
                at,
                f"{road} stops after {step.id} without an end",
                f"add `end: {_likely(sop)}` to {step.id}, or lead it on with `then:`",
                subject=f"{sop.id}/{step.id}",
            )


def _open(step: Step) -> Position | None:
    """Where a way on leads nowhere: the word that says so, else the step."""
    for row in step.rows:
        if row.go.is_open:
            return row.at if row.written else step.place("id")
    below: Go = step.below
    return step.place("id") if below.is_open and (step.when != ((),) or step.optional) else None


def _likely(sop: Sop) -> str:
    return " or ".join(sop.outcomes) if sop.is_subflow else ", ".join(OUTCOMES[:-1]) + f" or {OUTCOMES[-1]}"
