"""
A key without a value.

An empty value may mean none, unknown, or not written yet. Nobody can tell, so nothing is assumed.

Bad, in sops/example.yaml:
    title:

Good, in sops/example.yaml:
    title: A forgotten door code

Mend: write the value, or take the line out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "null-value"
SEVERITY = Severity.ERROR
WHY = "An empty place says nothing, and everybody reads something else into it."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    yield from study.read(ID)
