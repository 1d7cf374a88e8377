"""
A row of a table that no case ever comes to.

Rows are tried from the top. One whose cases are all taken by rows above it, or whose conditions cannot hold together,
is never read. Most often a general row stands above a special one.

Bad, in sops/example.yaml:
    facts: {door: {values: [front, back]}}
    steps:
      - phase: listening
        id: which
        ask: door
        say: Which door is it?
        then:
          - {when: {door: [front, back]}, next: go on}
          - {when: {door: back}, next: back}
          - otherwise: go on
      - id: bell
        say: It has a bell.
        then: {done: back}
    paths:
      back:
        - id: back-door
          say: The back door has a key.
          end: resolved

Good, in sops/example.yaml:
    facts: {door: {values: [front, back]}}
    steps:
      - phase: listening
        id: which
        ask: door
        say: Which door is it?
        then:
          - {when: {door: back}, next: back}
          - otherwise: go on
      - id: bell
        say: It has a bell.
        then: {done: back}
    paths:
      back:
        - id: back-door
          say: The back door has a key.
          end: resolved

Mend: put the special row above the general one, or take the row out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from simulator.lint.edits import row_out
from simulator.lint.study import Study
from simulator.lint.tables import decision_tables, idle_rest, is_map
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop, Step

ID = "dead-row"
SEVERITY = Severity.ERROR
WHY = "A row that is never read says something that nobody does."
COVERS = ("R-003",)

HELP = "the rows above it take every case that it names: put it above them, or take it out"


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    for step, table in study.tables(sop):
        for number in table.dead():
            fix = row_out(study, step.rows[number].at)
            yield dataclasses.replace(_problem(sop, step, number), fix=fix)
    for step in sop.steps:
        if step.rows and step.rows[-1].otherwise and is_map(step):
            for number in idle_rest(step):
                yield _problem(sop, step, number)


def _problem(sop: Sop, step: Step, number: int) -> Problem:
    row = step.rows[number]
    name = "`otherwise`" if row.otherwise else f"row {number + 1}"
    message = f"no case ever comes to {name} of {step.id}"
    return Problem(ID, row.at, message, HELP, subject=f"{sop.id}/{step.id}/{number}")


def check(study: Study) -> Iterator[Problem]:
    for table in decision_tables(study):
        for number in table.dead():
            message = f"no case ever comes to row {number + 1} of the table `{table.id}`"
            yield Problem(ID, table.rows[number].at, message, HELP, subject=f"desk/{table.id}/{number}")
