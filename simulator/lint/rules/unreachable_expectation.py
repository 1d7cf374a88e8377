"""
An expectation of a scenario that its procedure cannot reach with the facts of the scenario.

With what the scenario says is so, no way through the procedure leads to the outcome, opens the ticket, calls the team,
or decides the priority that is expected; or every way there works a tool that is forbidden.

Bad, in scenarios/lodge-key.yaml:
    issues:
      - sop: lodge-key
        opens: ["I left my key inside."]
        facts: {works: yes}
        expect: {outcome: scheduled}
Good, in scenarios/lodge-key.yaml:
    issues:
      - sop: lodge-key
        opens: ["I left my key inside."]
        facts: {works: yes}
        expect: {outcome: resolved}

Mend: change the facts or results of the scenario, or what it expects.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.breaks import has_gap
from simulator.lint.study import Study
from simulator.lint.worlds import any_time, possible, priorities
from simulator.model.place import Problem, Severity
from simulator.model.scenario import Issue, Scenario
from simulator.model.sop import Sop

ID = "unreachable-expectation"
SEVERITY = Severity.ERROR
WHY = "What cannot be reached cannot be practised."
COVERS = ("R-004",)


def check(study: Study) -> Iterator[Problem]:
    sound = {sop.id: sop for sop in study.provable}
    for scenario in study.workspace.scenarios:
        if scenario.file in study.unsound:
            continue
        for number, issue in enumerate(scenario.issues):
            sop = sound.get(issue.sop)
            if sop is None or has_gap(study, sop):
                continue
            for what in _unreachable(study, sop, scenario, issue):
                yield Problem(
                    ID,
                    issue.expect.at,
                    f"with these facts no way through {sop.id} {what}",
                    "change the facts or results of the scenario, or what it expects",
                    subject=f"{scenario.id}/{number}/{what}",
                )


def _unreachable(study: Study, sop: Sop, scenario: Scenario, issue: Issue) -> Iterator[str]:
    expect = issue.expect
    found = possible(study.graph(sop), scenario, issue, study.workspace.desk)
    apart = any_time(study, scenario)
    if expect.outcome and expect.outcome not in found.outcomes and not apart.ends:
        yield f"ends as {expect.outcome}"
    elif expect.outcome and not apart.ends:
        kept = possible(study.graph(sop), scenario, issue, study.workspace.desk, frozenset(expect.never))
        if expect.outcome not in kept.outcomes:
            yield f"ends as {expect.outcome} without {' or '.join(expect.never)}, which may never be done"
    for ticket in expect.tickets:
        if ticket not in found.tickets | apart.tickets:
            yield f"opens the ticket {ticket}"
    if expect.escalate and expect.escalate not in found.teams | apart.teams:
        yield f"goes to {expect.escalate}"
    if expect.priority and expect.priority not in priorities(study, sop, issue):
        yield f"has the priority {expect.priority}"
