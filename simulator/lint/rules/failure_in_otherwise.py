"""
An `otherwise` in a `then` map that takes a failure together with a success.

`otherwise: go on` is quickly written, and then "I don't know" and "failed" go the same way as "yes". Name what means
failure, even where the answer is the same: then it was meant.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: look
        guide: Look at the back of the card
        then: {otherwise: there}
    paths:
      there:
        - id: tell
          say: The code is there.
          end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: listening
        id: look
        guide: Look at the back of the card
        then: {done: there, cannot: there}
    paths:
      there:
        - id: tell
          say: The code is there.
          end: resolved

Mend: name the failures in the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.graph import result_words
from simulator.lint.study import Study
from simulator.lint.tables import fails, is_map
from simulator.model.place import Problem, Severity

ID = "failure-in-otherwise"
SEVERITY = Severity.ADVICE
WHY = "A failure deserves an answer of its own."
COVERS = ("R-071",)


def check(study: Study) -> Iterator[Problem]:
    for sop, step in study.steps():
        if not step.rows or not step.rows[-1].otherwise or not is_map(step):
            continue
        rest = step.rows[-1]
        named = {test.words for row in step.rows for tests in row.when for test in tests if test.fact == "result"}
        left = [word for word in result_words(step) if word not in named]
        failures = [word for word in left if fails(step, word)]
        if failures and len(failures) < len(left):
            words = ", ".join(f"`{word}`" for word in failures)
            answers = ", ".join(f"{word}: …" for word in failures)
            yield Problem(
                ID,
                rest.at,
                f"`otherwise` of {step.id} takes {words} together with what went well",
                f"name it in the map: `{answers}`",
                subject=f"{sop.id}/{step.id}",
            )
