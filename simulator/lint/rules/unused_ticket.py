"""
A ticket that is declared, and that no step opens.

Bad, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved

Good, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    steps:
      - phase: listening
        id: open-ticket
        ticket: main
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved

Mend: add a step `ticket: …`, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop

ID = "unused-ticket"
SEVERITY = Severity.WARNING
WHY = "A ticket that nobody opens is nobody's work."
COVERS = (
    "R-026",
    "R-030",
)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not study.is_whole:
        return
    if not sop.tickets:
        return
    inside = {node.sop for node in study.call_graph(sop).nodes} | study.any_time | {sop.id}
    opened = {ticket for part in inside for ticket in study.opened.get(part, ())}
    parents = {ticket.parent for ticket in sop.tickets}
    for ticket in sop.tickets:
        if ticket.id not in opened | parents:
            fix = study.without_entry(sop.file, ("tickets", ticket.id))
            message = f"no step opens the ticket `{ticket.id}`"
            help_ = f"add a step with `ticket: {ticket.id}`, or take it out"
            yield Problem(ID, ticket.at, message, help_, fix=fix, subject=f"{sop.id}/{ticket.id}")
