"""
A character that cannot be seen: one that turns the direction of writing, or a control sign.

What people read and what the program reads would then differ.

Bad, in sops/example.yaml:
    title: "A forgotten \u202edoor code"

Good, in sops/example.yaml:
    title: "A forgotten door code"

Mend: delete it and type the text anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.lint.edits import without_sign
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "hidden-characters"
SEVERITY = Severity.ERROR
WHY = "A text must say what it shows."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for problem in study.read(ID):
        yield replace(problem, fix=without_sign(study, problem.at))
