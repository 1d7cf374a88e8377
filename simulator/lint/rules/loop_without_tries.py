"""
A loop that nothing ends.

"Try again" without a limit holds a caller on the line for ever. `tries: n` on a step of the loop says how often, and
`out-of-tries` says what then.

Bad, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: listening
        id: try-it
        ask: works
        say: Does the door open?
        then: {yes: go on, no: try-it, unknown: try-it}
      - id: fine
        say: Good.
        end: resolved

Good, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: listening
        id: try-it
        ask: works
        say: Does the door open?
        tries: 3
        then: {yes: go on, out-of-tries: go on, no: try-it, unknown: try-it}
      - id: fine
        say: Good.
        end: resolved

Mend: write `tries: 3` on the step, and answer `out-of-tries` in its `then`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.back import components
from simulator.lint.roads import ways_on
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Go, Sop, Step

ID = "loop-without-tries"
SEVERITY = Severity.ERROR
WHY = "Nobody tries for ever, least of all with a caller on the line."
COVERS = ("R-086",)


def check_own(study: Study, sop: Sop) -> Iterator[Problem]:
    for step, go in _loops(sop, study.reached(sop)):
        what = "repeats itself" if go.step == step.id else f"leads back to {go.step}"
        yield Problem(
            ID,
            go.at,
            f"{step.id} {what}, and nothing says how often",
            f"write `tries: 3` on {go.step} and answer `out-of-tries` in its `then`",
            subject=f"{sop.id}/{step.id}",
        )


def _loops(sop: Sop, reached: frozenset[str]) -> Iterator[tuple[Step, Go]]:
    """Ways that lead back, in the procedure without the steps that count their tries."""
    free = [step for step in sop.steps if not step.tries and step.id in reached]
    number = {step.id: place for place, step in enumerate(free)}
    goals = [[number[go.step] for go in ways_on(step) if go.step in number] for step in free]
    component = components(goals)
    for place, step in enumerate(free):
        seen: set[str] = set()
        for go in ways_on(step):
            to = number.get(go.step, -1)
            if to >= 0 and component[to] == component[place] and to <= place and go.step not in seen:
                seen.add(go.step)
                yield step, go
