"""
A procedure that opens a ticket and leaves the issue open, and nobody tells the caller the number.

Bad, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    steps:
      - phase: escalation
        id: open-ticket
        ticket: main
      - id: come-by
        promise: "Somebody comes by {target.respond}."
        end: scheduled
Bad, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["The door is stuck."], expect: {outcome: scheduled}}]

Good, in sops/example.yaml:
    tickets: {main: {type: request, collect: [note], team: second-line}}
    steps:
      - phase: escalation
        id: open-ticket
        ticket: main
      - id: come-by
        promise: "Somebody comes by {target.respond}. Your number is {ticket}."
        end: scheduled
Good, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["The door is stuck."], expect: {outcome: scheduled}}]

Mend: say `{ticket}` where the issue ends, or once in the sub-flow that closes every call.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop, Verb

ID = "ticket-number-untold"
SEVERITY = Severity.WARNING
WHY = "Whoever waits for an answer needs the number to ask with."
COVERS = ("R-092",)

OPEN = frozenset({"escalated", "scheduled"})


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not study.is_provable(sop):
        return
    if any(study.tells_ticket(part.use) for part in study.workspace.desk.every_call):
        return
    nodes = study.graph(sop).nodes
    ends = [node.step for node in nodes if node.outcome in OPEN and node.sop == sop.id and node.step]
    opens = any(node.step is not None and node.step.verb is Verb.TICKET for node in nodes) if ends else False
    if opens and not any(study.tells_ticket(name) for name in {node.sop for node in nodes}):
        message = "the issue stays open here, and nobody tells the caller the number of the ticket"
        yield Problem(ID, ends[0].at, message, "say `{ticket}` before this end", subject=sop.id)
