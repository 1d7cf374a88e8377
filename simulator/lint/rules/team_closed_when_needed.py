"""
A team that calls are sent to, that is closed at times, and that nobody stands in for.

`otherwise:` names the team that takes its calls meanwhile; that one is open at all hours, or has somebody in its turn.

Bad, in sops/_desk.yaml:
    teams:
      second-line: {title: "Second line", hours: day, skills: [doors], people: [Ada, Ben], kind: resolver}
      lodge-lead: {title: "Lodge lead", hours: always, people: [Cleo], kind: hierarchical}

Good, in sops/_desk.yaml:
    teams:
      second-line:
        {title: "Second line", hours: day, skills: [doors], kind: resolver, otherwise: lodge-lead}
      lodge-lead: {title: "Lodge lead", hours: always, people: [Cleo], kind: hierarchical}

Mend: add `otherwise:` with a team that is open at those hours.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.desk import Desk
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "team-closed-when-needed"
SEVERITY = Severity.WARNING
WHY = "A caller at night must not be sent to a closed door."
COVERS = (
    "R-115",
    "R-084",
)

WEEK = 7 * 24 * 60


def check(study: Study) -> Iterator[Problem]:
    if not study.has_desk:
        return
    desk = study.workspace.desk
    needed = {step.target for _, step in study.steps() if step.verb in (Verb.TRANSFER, Verb.ESCALATE)}
    for team in desk.teams:
        if team.id in needed and not _somebody_answers(desk, team.id):
            message = f"calls are sent to {team.id}, and outside of `{team.hours}` nobody stands in"
            help_ = "add `otherwise:` with a team that is open then"
            yield Problem(ID, team.at, message, help_, subject=f"desk/{team.id}")


def _somebody_answers(desk: Desk, team_id: str) -> bool:
    seen: set[str] = set()
    while team_id and team_id not in seen:
        seen.add(team_id)
        team = desk.team(team_id)
        calendar = desk.calendar(team.hours) if team else None
        if team is None or calendar is None or sum(len(s.days) * (s.end - s.start) for s in calendar.spans) >= WEEK:
            return True
        team_id = team.otherwise
    return False
