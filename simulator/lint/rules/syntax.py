"""
Text that is no YAML: nobody can read the file, people or programs.

Most often a quote or bracket is never closed, a text holds a colon, or a line stands a little too far left or right.
Every broken part of the file is shown at once.

Bad, in sops/example.yaml:
    title: "A forgotten door code

Good, in sops/example.yaml:
    title: "A forgotten door code"

Mend: close the quote, quote the text, or indent the line like its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "syntax"
SEVERITY = Severity.ERROR
WHY = "A file that cannot be read holds no procedure."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    yield from study.read(ID)
