"""
A repair that begins before the diagnosis is in the ticket.

Whoever has written down what is wrong repairs that, and the next person can see why. It speaks where the desk has a
ticket field `diagnosis`, of what is done or guided in the phase resolution.

Bad, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: stuck}
      - id: try-it
        ask: works
        say: It is reset. Does the door open?
        then: {yes: go on, no: stuck, unknown: stuck}
      - id: fine
        say: Good.
        end: resolved
    paths:
      stuck:
        - phase: escalation
          id: come-by
          promise: "Somebody comes by {target.respond}."
          end: scheduled

Good, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: diagnosis
        id: write-down
        record: [diagnosis]
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: stuck}
      - id: try-it
        ask: works
        say: It is reset. Does the door open?
        then: {yes: go on, no: stuck, unknown: stuck}
      - id: fine
        say: Good.
        end: resolved
    paths:
      stuck:
        - phase: escalation
          id: come-by
          promise: "Somebody comes by {target.respond}."
          end: scheduled

Mend: put `record: [diagnosis]` before the repair.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.duty import before, broken, has_own
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "diagnosis-before-fix"
SEVERITY = Severity.WARNING
WHY = "What is wrong is written down before anything is changed."
COVERS = (
    "R-057",
    "R-059",
)

DUTY = before(ID, {"verb": ("do", "guide"), "phase": ("resolution",)}, {"field": ("diagnosis",)})


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not (has_own(study, "field=diagnosis") or all(name != "diagnosis" for name, _ in study.workspace.desk.fields)):
        yield from broken(study, sop, DUTY, ID, "{} repairs something before the diagnosis is written down")
