"""
A fact that is declared, and that no step asks for, tests or speaks.

Bad, in sops/example.yaml:
    facts:
      door: {values: [front, back], says: "Which door it is"}
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        end: resolved

Mend: ask for it where it matters, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "unused-fact"
SEVERITY = Severity.WARNING
WHY = "A question that nobody asks tells nobody anything."
COVERS = ("R-022",)


def check(study: Study) -> Iterator[Problem]:
    if not study.is_whole:
        return
    for sop in study.sops:
        for fact in sop.facts:
            if fact.id not in study.used_facts and fact.at.file == sop.file:
                fix = study.without_entry(sop.file, ("facts", fact.id))
                help_ = "ask for it where it matters, or take it out"
                message = f"no step asks for the fact `{fact.id}`, tests it or speaks it"
                yield Problem(ID, fact.at, message, help_, fix=fix, subject=f"{sop.id}/{fact.id}")
