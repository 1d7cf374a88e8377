"""
Two spaces in a row, or a space before a full stop or comma, in a script.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "The code  is on your card ."
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "The code is on your card."
        end: resolved

Mend: `sop lint --fix` takes the spaces out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import inside, replaced
from simulator.lint.phrases import may_be_untidy, untidy
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "untidy-text"
SEVERITY = Severity.ADVICE
WHY = "What is read aloud should read well."
COVERS = ("R-008",)


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    for said in speech.scripts if may_be_untidy(speech.words) else ():
        for found in untidy(said.words):
            at = inside(study, said.at, found)
            if at != said.at:
                tidy = " ".join(found.split()).replace(" .", ".").replace(" ,", ",")
                message, fix = "a space too many in this script", replaced(at, tidy)
                yield Problem(ID, at, message, "take the spaces out", fix=fix, subject=f"{said.subject}/{found}")
