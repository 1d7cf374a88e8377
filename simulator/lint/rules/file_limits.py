"""
A file that is too big, too deep, or has too many values.

A file may have 1 MiB, 32 levels and 20,000 values: more than any procedure needs, and little enough to stay quick.

Bad, in sops/example.yaml:
    dont: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["Too deep"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good, in sops/example.yaml:
    dont: ["Never give the code to a colleague"]

Mend: split the file into several procedures or sub-flows.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "file-limits"
SEVERITY = Severity.ERROR
WHY = "What nobody can take in, nobody follows."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    yield from study.read(ID)
