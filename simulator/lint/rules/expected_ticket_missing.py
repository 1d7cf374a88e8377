"""
A ticket that every right way opens, and that the scenario does not expect.

`expect: {tickets: […]}` lists all tickets of a right call; one that is missing there would count as a mistake.

Bad, in sops/example.yaml:
    tickets:
      main: {type: request, collect: [note], team: second-line}
      alarm: {type: security, team: second-line, parent: main}
    steps:
      - phase: listening
        id: open-ticket
        ticket: main
      - id: second-ticket
        ticket: alarm
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved
Bad, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["Where is the code?"], expect: {outcome: resolved, tickets: [main]}}]

Good, in sops/example.yaml:
    tickets:
      main: {type: request, collect: [note], team: second-line}
      alarm: {type: security, team: second-line, parent: main}
    steps:
      - phase: listening
        id: open-ticket
        ticket: main
      - id: second-ticket
        ticket: alarm
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved
Good, in scenarios/example.yaml:
    issues: [{sop: example, opens: ["Where is the code?"], expect: {outcome: resolved, tickets: [main, alarm]}}]

Mend: add the ticket to `tickets`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.breaks import has_gap
from simulator.lint.study import Study
from simulator.lint.worlds import possible
from simulator.model.place import Problem, Severity
from simulator.model.scenario import Issue, Scenario
from simulator.model.sop import Sop, Verb

ID = "expected-ticket-missing"
SEVERITY = Severity.WARNING
WHY = "A right call must not lose points for its right ticket."
COVERS = ("R-030",)


def check(study: Study) -> Iterator[Problem]:
    sound = {sop.id: sop for sop in study.provable}
    for scenario in study.workspace.scenarios:
        for issue in scenario.issues:
            sop, expect = sound.get(issue.sop), issue.expect
            if (
                sop is None
                or has_gap(study, sop)
                or scenario.file in study.unsound
                or not expect.tickets
                or not expect.outcome
            ):
                continue
            for ticket in sop.tickets:
                if ticket.id not in expect.tickets and _always_opened(study, sop, scenario, issue, ticket.id):
                    message = f"every way of {sop.id} to `{expect.outcome}` opens the ticket `{ticket.id}`"
                    help_ = f"add `{ticket.id}` to `tickets`"
                    subject = f"{scenario.id}/{ticket.id}"
                    yield Problem(ID, expect.at, message, help_, subject=subject)


def _always_opened(study: Study, sop: Sop, scenario: Scenario, issue: Issue, ticket: str) -> bool:
    graph, desk = study.graph(sop), study.workspace.desk
    steps = [node.step for node in graph.nodes if node.step is not None]
    opening = frozenset(step.id for step in steps if step.verb is Verb.TICKET and step.target == ticket)
    if not opening or issue.expect.outcome not in possible(graph, scenario, issue, desk).outcomes:
        return False
    return issue.expect.outcome not in possible(graph, scenario, issue, desk, opening).outcomes
