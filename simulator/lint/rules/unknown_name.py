"""
A name that nothing has: a step, path, fact, team, act, article, placeholder, person, SOP.

Whoever follows the procedure would be sent to a place that is not there. The nearest name that exists is proposed.

Bad, in sops/_desk.yaml:
    ladder:
      - {at: 50 %, tell: secondline}
      - {at: 100 %, tell: lodge-lead}

Good, in sops/_desk.yaml:
    ladder:
      - {at: 50 %, tell: second-line}
      - {at: 100 %, tell: lodge-lead}

Mend: take the name that is proposed, or add what it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.lint.edits import meant
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "unknown-name"
SEVERITY = Severity.ERROR
WHY = "A way that leads nowhere leaves the caller on the line."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for problem in study.read(ID):
        yield replace(problem, fix=meant(study, problem))
