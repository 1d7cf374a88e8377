"""
An option that does not say which need of the caller it meets.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: how
        say: There are two ways. Which would you like?
        offer:
          fetch: {says: "You fetch a card", pros: ["At once"], cons: ["A walk"]}
          post: {says: "We send a card", pros: ["No walk"], cons: ["It takes a day"], addresses: "Getting in tomorrow"}
        then: {fetch: go on, post: go on, none: go on}
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

Mend: add `addresses:` with the caller's need in a few words.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "option-without-need"
SEVERITY = Severity.WARNING
WHY = "An option that meets no need is noise."
COVERS = ("R-063",)


def check(study: Study) -> Iterator[Problem]:
    for sop, step in study.steps():
        for option in step.offers:
            if not option.addresses:
                message = f"the option {option.id} of {step.id} names no need that it meets"
                help_ = "add `addresses:` with the caller's need in a few words"
                yield Problem(ID, option.at, message, help_, subject=f"{sop.id}/{step.id}/{option.id}")
