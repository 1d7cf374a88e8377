"""
A choice that is put to the caller with one option only.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: how
        say: There is one way. Would you like it?
        offer:
          fetch: {says: "You fetch a card", pros: ["At once"], cons: ["A walk"], addresses: "Getting in today"}
        then: {fetch: go on, none: go on}
      - id: fine
        say: Good.
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: listening
        id: how
        say: There are two ways. Which would you like?
        offer:
          fetch: {says: "You fetch a card", pros: ["At once"], cons: ["A walk"], addresses: "Getting in today"}
          post: {says: "We send a card", pros: ["No walk"], cons: ["It takes a day"], addresses: "Getting in tomorrow"}
        then: {fetch: go on, post: go on, none: go on}
      - id: fine
        say: Good.
        end: resolved

Mend: add a second option, or make it a `say` or an `ask`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "lonely-option"
SEVERITY = Severity.ERROR
WHY = "One option is no choice."
COVERS = ("R-062",)


def check(study: Study) -> Iterator[Problem]:
    for sop, step in study.steps():
        if step.verb is Verb.OFFER and len(step.offers) == 1:
            message = f"{step.id} offers a single option"
            help_ = "add a second option with its pros and cons, or make it a question"
            yield Problem(ID, step.offers[0].at, message, help_, subject=f"{sop.id}/{step.id}")
