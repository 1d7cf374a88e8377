"""
A table with a case that no row answers.

Rows are tried from the top; when none fits, the agent stands there without an answer. The case that is shown is one
that really comes through.

Bad, in sops/example.yaml:
    facts: {door: {values: [front, back, garage]}}
    steps:
      - phase: listening
        id: which
        ask: door
        say: Which door is it?
        then:
          - {when: {door: front}, next: front}
          - {when: {door: [back, unknown]}, next: go on}
      - id: back
        say: The back door has a key.
        end: resolved
    paths:
      front:
        - id: front-door
          say: The front door has a bell.
          end: resolved

Good, in sops/example.yaml:
    facts: {door: {values: [front, back, garage]}}
    steps:
      - phase: listening
        id: which
        ask: door
        say: Which door is it?
        then:
          - {when: {door: front}, next: front}
          - otherwise: go on
      - id: back
        say: The back door has a key.
        end: resolved
    paths:
      front:
        - id: front-door
          say: The front door has a bell.
          end: resolved

Mend: add a row for the case, or `otherwise` as the last row.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.lint.tables import decision_tables, in_words
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "gap-in-table"
SEVERITY = Severity.ERROR
WHY = "A table that leaves a case out leaves the agent without an answer."
COVERS = ("R-003", "R-028")


HELP = "add a row for it, or `otherwise: …` as the last row"


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    for step, table in study.tables(sop):
        if table.gap() and (case := table.gap(study.surely_known(sop, step))):
            message = f"no row of {step.id} answers the case {in_words(case)}"
            yield Problem(ID, step.place("then"), message, HELP, subject=f"{sop.id}/{step.id}")


def check(study: Study) -> Iterator[Problem]:
    for decision in decision_tables(study):
        if case := decision.gap():
            message = f"no row of the table `{decision.id}` answers the case {in_words(case)}"
            yield Problem(ID, decision.at, message, HELP, subject=f"desk/{decision.id}")
