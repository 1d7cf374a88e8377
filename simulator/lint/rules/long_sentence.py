"""
A sentence in a script that is too long to be said in one breath: more than 30 words.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: >-
          The code of the door that you came in by this morning is on the back of the card that our colleague at the
          lodge gave you when you came here for the first time.
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "The code of the door is on the back of your card. Our colleague at the lodge gave you that card."
        end: resolved

Mend: make two sentences of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.phrases import sentences
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "long-sentence"
SEVERITY = Severity.ADVICE
WHY = "What cannot be said in one breath is not taken in."
COVERS = (
    "R-017",
    "R-050",
)

MOST_WORDS = 30


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    for said in speech.scripts:
        if len(said.words.split()) <= MOST_WORDS:
            continue
        for sentence in sentences(said.words):
            count = len(sentence.split())
            if count > MOST_WORDS:
                message = f"a sentence of {count} words, too long to be said in one breath"
                yield Problem(
                    ID, said.at, message, "make two sentences of it", subject=f"{said.subject}/{sentence[:30]}"
                )
