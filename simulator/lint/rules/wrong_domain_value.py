"""
A value that a fact or a step can never have.

The row that tests it would never be taken, and somebody thinks it is.

Bad, in sops/example.yaml:
    assume: {affected: many}

Good, in sops/example.yaml:
    assume: {affected: 12}

Mend: use one of the fact's values, or add the value to the fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.lint.edits import meant
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "wrong-domain-value"
SEVERITY = Severity.ERROR
WHY = "Nobody can give an answer that is not on the list."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for problem in study.read(ID):
        yield replace(problem, fix=meant(study, problem))
