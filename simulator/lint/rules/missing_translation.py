"""
A text that lacks one of the desk's languages.

A map from language to text is a promise that it can be said in each of them. A bare text is in the desk's first
language only, and lacks nothing.

Bad, in sops/_desk.yaml:
    languages: [en, da]
    greeting: {en: "{company}, you speak with {agent}."}

Good, in sops/_desk.yaml:
    languages: [en, da]
    greeting: {en: "{company}, you speak with {agent}.", da: "{company}, du taler med {agent}."}

Mend: add the text in the missing language.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "missing-translation"
SEVERITY = Severity.ERROR
WHY = "Whoever calls in another language of the desk must be understood as well."
COVERS = ("R-053",)


def check(study: Study) -> Iterator[Problem]:
    languages = study.workspace.desk.languages
    if not study.has_desk:
        return
    for text in study.mapped_texts:
        missing = [lang for lang in languages if not text.has(lang)]
        if missing:
            words = ", ".join(f"`{lang}`" for lang in missing)
            help_ = f"add `{missing[0]}: …`, said as a person of that language would say it"
            yield Problem(ID, text.at, f"this text is missing in {words}", help_, subject=text.say()[:60])
