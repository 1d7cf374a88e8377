"""
A routing rule that asks for a skill that no team has.

Bad, in sops/_desk.yaml:
    routing:
      - {queue: doors, chooses: [door], skills: [locksmith], says: "Doors"}
      - {otherwise: general}

Good, in sops/_desk.yaml:
    routing:
      - {queue: doors, chooses: [door], skills: [doors], says: "Doors"}
      - {otherwise: general}

Mend: add the skill to the team that has it, or ask for another.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.source.names import suggestion

ID = "skill-nobody-has"
SEVERITY = Severity.WARNING
WHY = "A call that waits for a skill nobody has waits for ever."
COVERS = (
    "R-110",
    "R-111",
)


def check(study: Study) -> Iterator[Problem]:
    desk = study.workspace.desk
    skills = {skill for team in desk.teams for skill in team.skills}
    for route in desk.routes:
        for skill in route.skills:
            if skill not in skills:
                message = f"the queue {route.queue} waits for the skill `{skill}`, and no team has it"
                help_ = suggestion(skill, skills)
                advice = f"add it to a team's `skills`; {help_}" if help_ else "add it to a team's `skills`"
                yield Problem(ID, route.at, message, advice, subject=f"desk/routing/{route.queue}/{skill}")
