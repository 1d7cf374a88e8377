"""
An example of an act that its own patterns do not hear, or a counter-example that they do.

A pattern that cannot be read at all is shown as well.

Bad, in sops/_acts.yaml:
    acts:
      own-name: {says: "Says their own name", en: {any: ["my name is"], yes: ["My name is Ada"]}}
      farewell: {says: "Says goodbye", en: {any: ["goodbye"], yes: ["Goodbye now", "So long"]}}

Good, in sops/_acts.yaml:
    acts:
      own-name: {says: "Says their own name", en: {any: ["my name is"], yes: ["My name is Ada"]}}
      farewell: {says: "Says goodbye", en: {any: ["goodbye", "so long"], yes: ["Goodbye now", "So long"]}}

Mend: add a pattern that hears the example, or make the pattern narrower.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.acts import Phrase
from simulator.model.place import Problem, Severity

ID = "act-example-fails"
SEVERITY = Severity.ERROR
WHY = "An act that misses its own examples misses the trainee too."
COVERS = ("R-008",)


def check(study: Study) -> Iterator[Problem]:
    languages = study.workspace.desk.languages
    for act in study.workspace.acts:
        if act.by != "words":
            continue
        for lang, texts in act.langs:
            if lang not in languages:
                continue
            for phrases, wanted in ((texts.yes, True), (texts.no, False)):
                for phrase in phrases:
                    heard = study.heard(phrase.text, lang)
                    if heard is not None and (act.id in heard) is not wanted:
                        yield _problem(act.id, lang, phrase, wanted=wanted)
    for lang in languages:
        for act_id, phrase, flaw in study.bad_patterns(lang):
            message = f"this pattern of {act_id} cannot be read: {flaw}"
            yield Problem(ID, phrase.at, message, "write it anew", subject=f"{act_id}/{lang}")


def _problem(act: str, lang: str, phrase: Phrase, *, wanted: bool) -> Problem:
    message = f"no pattern of {act} hears this example" if wanted else f"{act} is heard in this, and should not be"
    help_ = "add a pattern that hears it to `any`" if wanted else "make the pattern narrower"
    return Problem(ID, phrase.at, message, help_, subject=f"{act}/{lang}/{phrase.text[:40]}")
