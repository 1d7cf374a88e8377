"""
An option without its pros or without its cons.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: how
        say: There are two ways. Which would you like?
        offer:
          fetch: {says: "You fetch a card", pros: ["At once"], addresses: "Getting in today"}
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

Mend: say what speaks for the option and what against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "option-without-trade-off"
SEVERITY = Severity.WARNING
WHY = "People choose well when they hear what each way costs."
COVERS = ("R-062",)


def check(study: Study) -> Iterator[Problem]:
    for sop, step in study.steps():
        for option in step.offers:
            missing = [key for key, texts in (("pros", option.pros), ("cons", option.cons)) if not texts]
            if missing:
                message = f"the option {option.id} of {step.id} has no {' and no '.join(missing)}"
                help_ = f'add `{missing[0]}: ["…"]`: what speaks {"for" if missing[0] == "pros" else "against"} it'
                yield Problem(ID, option.at, message, help_, subject=f"{sop.id}/{step.id}/{option.id}")
