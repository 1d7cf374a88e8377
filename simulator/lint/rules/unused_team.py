"""
A team that no procedure, ticket, ladder, rule or other team ever names.

Teams of the kind side-lane are numbers to look up, and may stand by themselves.

Bad, in sops/_desk.yaml:
    teams:
      second-line: {title: "Second line", hours: always, skills: [doors], people: [Ada, Ben], kind: resolver}
      lodge-lead: {title: "Lodge lead", hours: always, people: [Cleo], kind: hierarchical}
      night-watch: {title: "Night watch", hours: always, people: [Dan, Eve], kind: resolver}

Good, in sops/_desk.yaml:
    teams:
      second-line: {title: "Second line", hours: always, skills: [doors], people: [Ada, Ben], kind: resolver}
      lodge-lead: {title: "Lodge lead", hours: always, people: [Cleo], kind: hierarchical}

Mend: name it where it is needed, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "unused-team"
SEVERITY = Severity.ADVICE
WHY = "A list of teams is read in a hurry."
COVERS = ("R-084",)


def check(study: Study) -> Iterator[Problem]:
    if not study.is_whole:
        return
    desk = study.workspace.desk
    named = {step.target for _, step in study.steps() if step.verb in TO}
    named |= {ticket.team for sop in study.sops for ticket in sop.tickets}
    named |= {rung.tell for rung in desk.ladder} | {team.otherwise for team in desk.teams}
    for policy in desk.policies:
        for pattern in (policy.x, policy.y):
            named |= {word for field, words in pattern.fields if field == "to" for word in words}
    routed = {skill for route in desk.routes for skill in route.skills}
    for team in desk.teams:
        if team.kind != "side-lane" and team.id not in named and not routed & set(team.skills):
            message = f"nothing ever sends a call or a ticket to {team.id}"
            yield Problem(ID, team.at, message, "name it where it is needed, or take it out", subject=f"desk/{team.id}")


TO = frozenset({Verb.TRANSFER, Verb.ESCALATE, Verb.APPROVAL})
