"""
A word of the trade in a script that is read to callers.

The desk's list `jargon` has the plain word for each. What stands on a page for staff may keep the trade's word.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Hold your RFID card to the door."
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Hold your chip card to the door."
        end: resolved

Mend: say the plain word.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import inside, replaced
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "jargon-in-script"
SEVERITY = Severity.WARNING
WHY = "People understand plain words."
COVERS = (
    "R-049",
    "R-050",
)


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    for said, found in speech.phrases(tuple(study.jargon), study.workspace.desk.languages[:1]):
        plain = study.jargon[found.phrase]
        at = inside(study, said.at, found.text)
        yield Problem(
            ID,
            at,
            f"the caller hears `{found.text}`, a word of the trade",
            f"say `{plain}` instead",
            fix=replaced(at, plain) if at != said.at else (),
            subject=f"{said.subject}/{found.phrase}",
        )
