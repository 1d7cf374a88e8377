"""
An act that no step, criterion, rule, mood effect, lure or reaction names.

Bad, in sops/_acts.yaml:
    acts:
      own-name: {says: "Says their own name", en: {any: ["my name is"], yes: ["My name is Ada"]}}
      farewell: {says: "Says goodbye", en: {any: ["goodbye"], yes: ["Goodbye now"]}}
      whistles: {says: "Whistles", en: {any: ["whistle"], yes: ["I whistle"]}}

Good, in sops/_acts.yaml:
    acts:
      own-name: {says: "Says their own name", en: {any: ["my name is"], yes: ["My name is Ada"]}}
      farewell: {says: "Says goodbye", en: {any: ["goodbye"], yes: ["Goodbye now"]}}

Mend: name it in a `heard`, a criterion or a mood effect, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "unused-act"
SEVERITY = Severity.ADVICE
WHY = "What is heard and never counts only costs time."
COVERS = ("R-044",)


def check(study: Study) -> Iterator[Problem]:
    if not study.is_whole:
        return
    named = study.named_acts
    for act in study.workspace.acts:
        if act.by == "words" and act.id not in named:
            message = f"nothing asks for the act {act.id}"
            help_ = "name it in a `heard`, a criterion or a mood effect, or take it out"
            yield Problem(ID, act.at, message, help_, subject=f"acts/{act.id}")
