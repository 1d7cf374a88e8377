"""
A repair that begins before anybody has looked whether the problem is everybody's.

It speaks where the desk has a sub-flow for that, one whose id names an incident or an outage, and no policy of its own
about it.

Bad, in sops/outage-check.yaml:
    subflow: outage-check
    title: Is it only this caller?
    outcomes: [single, wider]
    steps:
      - phase: diagnosis
        id: how-many
        ask: affected
        say: Is it only you?
        then: [{when: {affected: 10 or more}, next: wider}, {otherwise: go on}]
      - id: just-one
        end: single
    paths:
      wider: [{id: many, end: wider}]
Bad, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: diagnosis
        id: write-down
        record: [diagnosis]
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: later}
      - id: try-it
        ask: works
        say: It is reset. Does the door open?
        then: {yes: go on, no: later, unknown: later}
      - id: wide
        use: outage-check
        then: {single: go on, wider: go on}
        end: resolved
    paths:
      later:
        - phase: escalation
          id: say-when
          promise: "You hear from us by {target.update}."
          end: scheduled

Good, in sops/outage-check.yaml:
    subflow: outage-check
    title: Is it only this caller?
    outcomes: [single, wider]
    steps:
      - phase: diagnosis
        id: how-many
        ask: affected
        say: Is it only you?
        then: [{when: {affected: 10 or more}, next: wider}, {otherwise: go on}]
      - id: just-one
        end: single
    paths:
      wider: [{id: many, end: wider}]
Good, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: diagnosis
        id: wide
        use: outage-check
        then: {single: go on, wider: later}
      - id: write-down
        record: [diagnosis]
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: later}
      - id: try-it
        ask: works
        say: It is reset. Does the door open?
        then: {yes: go on, no: later, unknown: later}
      - id: fine
        say: Good.
        end: resolved
    paths:
      later:
        - phase: escalation
          id: say-when
          promise: "You hear from us by {target.update}."
          end: scheduled

Mend: put `use:` with that sub-flow before the repair.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.duty import before, broken, has_own
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "outage-check-before-fix"
SEVERITY = Severity.ERROR
WHY = "While the door is closed for everybody, nobody mends one person's key."
COVERS = ("R-033",)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    checks = tuple(sorted(name for name in study.subflows if {"incident", "outage"} & set(name.split("-"))))
    if checks and not has_own(study, "subflow"):
        duty = before(ID, {"verb": ("do", "guide"), "phase": ("resolution",)}, {"subflow": checks})
        message = "{} repairs something before anybody has looked whether it is everybody's problem"
        yield from broken(study, sop, duty, ID, message)
