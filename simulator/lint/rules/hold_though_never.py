"""
A desk that never puts callers on hold, and that still has a way to do it.

Under `hold: {policy: never}` a hold costs points in every call, so no procedure and no entry of `at_any_time` may lead
an agent into one.

Bad, in sops/_desk.yaml:
    hold: {policy: never}
    at_any_time:
      - {agent: hold, use: waiting, then: {back: go on}}
Bad, in sops/waiting.yaml:
    subflow: waiting
    title: Put the caller on hold
    outcomes: [back]
    steps: [{id: ask-first, phase: diagnosis, say: "May I put you on hold?", end: back}]

Good, in sops/_desk.yaml:
    hold: {policy: permit, ask_first: yes, check_back: 120 seconds}
    at_any_time:
      - {agent: hold, use: waiting, then: {back: go on}}
Good, in sops/waiting.yaml:
    subflow: waiting
    title: Put the caller on hold
    outcomes: [back]
    steps: [{id: ask-first, phase: diagnosis, say: "May I put you on hold?", end: back}]

Mend: take the entry and the steps out, or permit holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "hold-though-never"
SEVERITY = Severity.WARNING
WHY = "What the desk forbids must not be on its own pages."
COVERS = ("R-082",)


def check(study: Study) -> Iterator[Problem]:
    desk = study.workspace.desk
    if not study.has_desk or desk.hold.policy != "never":
        return
    ways = [part for part in desk.at_any_time if part.agent == "hold"]
    for part in ways:
        message = f"`hold` says never, and the sub-flow {part.use} still puts callers on hold"
        yield Problem(ID, part.at, message, "take this entry out, or permit holds", subject=f"desk/{part.use}")
    holding = {part.use for part in ways}
    for sop, step in study.steps():
        if step.verb is Verb.USE and step.target in holding:
            message = f"`hold` of the desk says never, and {step.id} puts the caller on hold"
            yield Problem(
                ID, step.place("use"), message, "take the step out, or permit holds", subject=f"{sop.id}/{step.id}"
            )
