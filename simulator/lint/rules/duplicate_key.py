"""
The same key, or the same id, twice in one place.

Only one of the two can count, and no reader can tell which.

Bad, in sops/example.yaml:
    title: A forgotten door code
    title: A lost door code

Good, in sops/example.yaml:
    title: A forgotten door code

Mend: keep one of them, or give the second step an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "duplicate-key"
SEVERITY = Severity.ERROR
WHY = "Of two things with one name, one is lost without a word."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    yield from study.read(ID)
