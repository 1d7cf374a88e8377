"""
A script that is not heard as an act that its own step names.

`heard:` lists what must be heard in a step. If the step's own script does not count as it, a trainee who reads it out
word for word loses the points.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card.
        heard: [farewell]
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: The code is on the back of your card. Goodbye.
        heard: [farewell]
        end: resolved

Mend: change the script, take the act out of `heard`, or teach the desk the wording in `_acts.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Verb

ID = "script-not-heard"
SEVERITY = Severity.ERROR
WHY = "Whoever reads the script aloud must pass."
COVERS = (
    "R-008",
    "R-019",
)


def check(study: Study) -> Iterator[Problem]:
    by_words = {act.id for act in study.workspace.acts if act.by == "words"}
    for sop, step in study.steps():
        if not step.heard:
            continue
        wanted = [act for act in step.heard if act in by_words]
        script = step.say or (step.does if step.verb in SPOKEN else None)
        if not wanted or not script:
            continue
        for (lang, words), at in zip(script.by_lang, script.places, strict=True):
            heard = study.heard(words, lang)
            missing = [act for act in wanted if heard is not None and act not in heard]
            if missing:
                listed = ", ".join(f"`{act}`" for act in missing)
                help_ = "change the script, take the act out of `heard`, or add the wording to `_acts.yaml`"
                message = f"the script of {step.id} is not heard as {listed}"
                yield Problem(ID, at, message, help_, subject=f"{sop.id}/{step.id}/{lang}")


SPOKEN = frozenset({Verb.SAY, Verb.PROMISE, Verb.GUIDE})
