"""
A key that does not exist, one that is missing, or a value of the wrong kind.

A key with a slip in it would silently do nothing, and the procedure would be another than the one that was meant.

Bad, in sops/example.yaml:
    titel: A forgotten door code

Good, in sops/example.yaml:
    title: A forgotten door code

Mend: use the key that is proposed; docs/reference/format.md lists them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.lint.edits import meant
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "schema"
SEVERITY = Severity.ERROR
WHY = "What the program does not understand, it cannot do."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for problem in study.read(ID):
        yield replace(problem, fix=meant(study, problem))
