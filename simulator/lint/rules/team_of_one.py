"""
A team of specialists that has a single person.

Two or three for each area keep the work going through holidays and illness.

Bad, in sops/_desk.yaml:
    teams:
      second-line: {title: "Second line", hours: always, skills: [doors], people: [Ada], kind: resolver}
      lodge-lead: {title: "Lodge lead", hours: always, people: [Cleo], kind: hierarchical}

Good, in sops/_desk.yaml:
    teams:
      second-line: {title: "Second line", hours: always, skills: [doors], people: [Ada, Ben], kind: resolver}
      lodge-lead: {title: "Lodge lead", hours: always, people: [Cleo], kind: hierarchical}

Mend: name a second person in `people`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "team-of-one"
SEVERITY = Severity.ADVICE
WHY = "One person is ill one day."
COVERS = ("R-087",)


def check(study: Study) -> Iterator[Problem]:
    for team in study.workspace.desk.teams:
        if team.kind == "resolver" and len(team.people) == 1:
            message = f"{team.id} has a single person, {team.people[0]}"
            yield Problem(ID, team.at, message, "name a second one in `people`", subject=f"desk/{team.id}")
