"""
The same steps, six or more in a row, in two procedures.

A sub-flow holds them once, and a change of one is a change of all.

Bad, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: listening
        id: open-ticket
        ticket: main
      - phase: verification
        id: who-is-it
        use: verify
        for: door-code
        then: {proven: go on, not-proven: tell}
      - phase: diagnosis
        id: write-down
        record: [diagnosis]
      - id: new-code
        do: Set a new code
        protected: door-code
        kb: door-codes
        then: {done: go on, failed: tell}
      - id: try-it
        ask: works
        say: Please try it. Does it open?
        then: {yes: go on, no: tell, unknown: tell}
      - id: keep-it
        say: Keep the code to yourself, please.
      - id: tell
        say: That is all.
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved

Mend: put the steps into a sub-flow, and `use` it in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop, Step, Verb
from simulator.model.text import Text

ID = "copied-steps"
SEVERITY = Severity.ADVICE
WHY = "What is written twice is mended once."
COVERS = ("R-003",)

LONG = 6


def check(study: Study) -> Iterator[Problem]:
    twice = _twice(study)
    if not twice:
        return
    seen: dict[tuple[object, ...], tuple[str, str]] = {}
    for sop in study.sops:
        for road in _roads(sop):
            keys = [_key(step) for step in road]
            last = -LONG
            for place in range(len(road) - LONG + 1):
                window = tuple(keys[place : place + LONG])
                if hash(tuple([hash(key) for key in window])) not in twice:
                    continue
                known = seen.setdefault(window, (sop.id, road[place].id))
                if known[0] != sop.id and place >= last + LONG:
                    last = place
                    message = f"these {LONG} steps stand in {known[0]} as well, from {known[1]} on"
                    help_ = "put them into a sub-flow, and `use` it in both"
                    yield Problem(ID, road[place].at, message, help_, subject=f"{sop.id}/{road[place].id}")


def _twice(study: Study) -> set[int]:
    """What stretches that stand more than once are hashed to: all stretches themselves would take much memory."""
    once: set[int] = set()
    twice: set[int] = set()
    for sop in study.sops:
        for road in _roads(sop) if len(sop.steps) >= LONG else ():
            keys = [hash(_key(step)) for step in road]
            for place in range(len(road) - LONG + 1):
                number = hash(tuple(keys[place : place + LONG]))
                (twice if number in once else once).add(number)
    return twice


def _roads(sop: Sop) -> Iterator[list[Step]]:
    for path in dict.fromkeys(step.path for step in sop.steps):
        yield [step for step in sop.steps if step.path == path]


def _key(step: Step) -> tuple[object, ...]:
    """What a step says and does, without its name and place."""
    target = "" if step.verb is Verb.DO else step.target
    return (
        step.verb,
        target,
        *_words(step.does),
        *_words(step.say),
        step.fields,
        step.facts,
        step.protected,
        step.heard,
    )


def _words(text: Text) -> tuple[object, ...]:
    return text.langs, text.said
