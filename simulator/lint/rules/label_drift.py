"""
Two sentences that say the same with a small difference: "Enter Detail" here, "Enter details" there.

Readers stop and wonder whether two different things are meant.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: note-it
        do: Note the number of the door
        then: {done: go on, failed: go on}
      - id: note-again
        do: note the numbers of the door.
        then: {done: go on, failed: go on}
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: listening
        id: note-it
        do: Note the number of the door
        then: {done: go on, failed: go on}
      - id: note-again
        do: Note the number of the door
        then: {done: go on, failed: go on}
        end: resolved

Mend: write it the same way everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.lint.edits import replaced
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "label-drift"
SEVERITY = Severity.ADVICE
WHY = "The same thing should always have the same name."
COVERS = ("R-003",)


WORD = re.compile(r"[^\W_]+")


def check(study: Study) -> Iterator[Problem]:
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for sop, step in study.steps():
        if step.verb not in (Verb.DO, Verb.GUIDE, Verb.WAIT):
            continue
        for (lang, words), at in zip(step.does.by_lang, step.does.places, strict=True):
            known, where = first.setdefault((lang, _normal(words)), (words, f"{sop.id}/{step.id}"))
            if known != words and at == step.does.places[0]:
                fix = replaced(at, known) if at.line == at.end_line and _is_bare(known) else ()
                message, help_ = f"this is `{known}` in {where}", "write it the same way everywhere"
                yield Problem(ID, at, message, help_, fix=fix, subject=f"{sop.id}/{step.id}")


def _normal(words: str) -> str:
    return " ".join([word.removesuffix("s") for word in WORD.findall(words.lower())])


def _is_bare(words: str) -> bool:
    """Whether the words may stand without quotes wherever they are put."""
    return words.replace(" ", "").replace("-", "").isalnum() and words[0].isalpha()
