"""
A phrase in a script that the desk has banned.

The desk's list `banned` says why each of them is: it blames, it tells people what to feel, or it ends the talk.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Please calm down first."
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Take your time."
        end: resolved

Mend: say it in another way; the reason beside the phrase helps.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import inside
from simulator.lint.phrases import uncapped
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "banned-phrase"
SEVERITY = Severity.ERROR
WHY = "Some sentences make every call worse."
COVERS = (
    "R-038",
    "R-047",
    "R-048",
)


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    reasons = study.banned
    for said, found in speech.phrases(tuple(reasons), study.workspace.desk.languages[:1]):
        at = inside(study, said.at, found.text)
        message, why = f"`{found.text}` is banned at this desk", uncapped(reasons[found.phrase])
        yield Problem(ID, at, message, f"say it in another way: {why}", subject=f"{said.subject}/{found.phrase}")
