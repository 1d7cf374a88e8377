"""
A greeting that names the time of day.

Callers sit in other time zones, and night shifts have their morning in the evening. A neutral greeting is always right.

Bad, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Good morning. The code is on your card."
        end: resolved

Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: "Hello. The code is on your card."
        end: resolved

Mend: greet without the time of day.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import inside, replaced
from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity

ID = "time-of-day-greeting"
SEVERITY = Severity.WARNING
WHY = "Nobody at the desk knows what time it is where the caller sits."
COVERS = ("R-015",)

GREETINGS = {
    "en": (("good morning", "good afternoon", "good evening", "good night"), "hello"),
    "da": (("god morgen", "godmorgen", "god formiddag", "god eftermiddag", "god aften", "godaften"), "goddag"),
    "de": (("guten morgen", "guten abend", "gute nacht"), "willkommen"),
    "es": (("buenos días", "buenas tardes", "buenas noches"), "hola"),
    "hu": (("jó reggelt", "jó estét", "jó éjszakát"), "üdvözlöm"),
}


def check_said(study: Study, speech: Speech) -> Iterator[Problem]:
    for lang in speech.langs & GREETINGS.keys():
        phrases, neutral = GREETINGS[lang]
        for said, found in speech.phrases(phrases, (lang,)):
            at = inside(study, said.at, found.text)
            word = neutral.capitalize() if found.text[0].isupper() else neutral
            yield Problem(
                ID,
                at,
                f"`{found.text}` may be wrong where the caller is",
                f"say `{word}`, which is right at any hour",
                fix=replaced(at, word) if at != said.at else (),
                subject=f"{said.subject}/{found.phrase}",
            )
