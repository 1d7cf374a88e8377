"""
A script that blames the caller, even for what they did.

It looks for the usual English turns ("you should have", "your fault", "you forgot to"); a desk adds its own to
`banned`.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "You should have kept the card."
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "The card has the code on its back."
        end: resolved

Mend: say what is so and what comes next, without a "you" that accuses.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import inside
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "blames-caller"
SEVERITY = Severity.WARNING
WHY = "A caller who is blamed stops telling what happened."
COVERS = ("R-048",)

BLAME = (
    "you should have",
    "you should've",
    "your fault",
    "your own fault",
    "your mistake",
    "you made a mistake",
    "you forgot to",
    "you must have done",
    "you did it wrong",
    "you did something wrong",
    "you ought to have",
    "why didn't you",
    "why did you not",
    "you never told",
    "you failed to",
    "as you should know",
)


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    own = study.banned
    phrases = tuple([phrase for phrase in BLAME if phrase not in own])
    for said, found in speech.phrases(phrases, ("en",)):
        at = inside(study, said.at, found.text)
        help_ = "say what is so and what comes next, without a `you` that accuses"
        yield Problem(ID, at, f"`{found.text}` blames the caller", help_, subject=f"{said.subject}/{found.phrase}")
