"""
Anchors, aliases, merge keys, tags, directives and several documents in one file.

They make one place of a file depend on another, unseen by the reader, and they are how a small file is made to fill a
computer's memory.

Bad, in sops/example.yaml:
    title: &door A forgotten door code

Good, in sops/example.yaml:
    title: A forgotten door code

Mend: write the value out where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "unsafe-yaml"
SEVERITY = Severity.ERROR
WHY = "A procedure reads from top to bottom, with nothing up its sleeve."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    yield from study.read(ID)
