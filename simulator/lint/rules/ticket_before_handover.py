"""
A caller who is passed on before a ticket is open.

The next person would have to ask everything again, and nobody would notice if the case got lost on the way.

Bad, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    steps:
      - phase: escalation
        id: say-when
        promise: "They call you by {target.update}."
      - id: pass-on
        escalate: second-line
        then: {taken: go on, refused: go on, no-answer: go on}
      - id: open-ticket
        ticket: main
      - id: tell-number
        say: "Your ticket is {ticket}."
        end: escalated
Bad, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["The door is stuck."], expect: {outcome: escalated}}]

Good, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    steps:
      - phase: escalation
        id: open-ticket
        ticket: main
      - id: say-when
        promise: "They call you by {target.update}. Your ticket is {ticket}."
      - id: pass-on
        escalate: second-line
        then: {taken: go on, refused: go on, no-answer: go on}
        end: escalated
Good, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["The door is stuck."], expect: {outcome: escalated}}]

Mend: put a `ticket` step before the handover, on every way to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.duty import before, broken, has_own
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "ticket-before-handover"
SEVERITY = Severity.ERROR
WHY = "Whoever takes over must find what was done so far."
COVERS = (
    "R-030",
    "R-090",
)

DUTY = before(ID, {"verb": ("transfer", "escalate")}, {"verb": ("ticket",)})


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not (has_own(study, "ticket", "verb=ticket")):
        yield from broken(study, sop, DUTY, ID, "{} passes the caller on before any ticket is open")
