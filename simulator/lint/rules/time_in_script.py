"""
A time written into a script, in place of a promise from the desk's targets.

"Within two hours" is wrong as soon as the target, the priority or the opening hours change. A `promise` with
`{target.respond}`, `{target.update}` or `{target.resolve}` is spoken as a day and a clock time that the desk can keep.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Somebody will call you within two hours."
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Somebody will call you as soon as the door is done."
        end: resolved

Mend: make it a `promise:` with `{target.respond}`, `{target.update}` or `{target.resolve}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import inside
from simulator.lint.phrases import may_promise, promised_times
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "time-in-script"
SEVERITY = Severity.WARNING
WHY = "A time that nobody keeps costs more trust than none."
COVERS = (
    "R-068",
    "R-069",
)


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    if not may_promise(speech.plain):
        return
    for said in speech.scripts:
        if said.lang != "en" or said.step is None:
            continue
        for text in promised_times(said.words):
            at = inside(study, said.at, text)
            message = f"`{text}` promises a time that no target stands behind"
            help_ = "use `promise:` with `{target.respond}`, `{target.update}` or `{target.resolve}`"
            yield Problem(ID, at, message, help_, subject=f"{said.subject}/{text}")
