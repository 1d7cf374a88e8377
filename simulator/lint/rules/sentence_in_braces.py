"""
A sentence that stands bare inside `{…}`, where a comma would cut it.

YAML ends a bare text at the first comma inside braces. The tail of the sentence is then lost, or becomes a key.

Bad, in sops/_desk.yaml:
    jargon: {RFID: the chip, in your card}

Good, in sops/_desk.yaml:
    jargon: {RFID: "the chip, in your card"}

Mend: put the text in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.lint.edits import quoted
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "sentence-in-braces"
SEVERITY = Severity.ERROR
WHY = "Half a sentence on the phone is worse than none."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for problem in study.read(ID):
        yield replace(problem, fix=quoted(study, problem.at))
