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

from collections.abc import Iterator, Sequence

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.text import Text

ID = "missing-translation"
SEVERITY = Severity.ERROR
WHY = "Whoever calls in another language of the desk must be understood as well."
COVERS = ("R-053",)


def check(study: Study) -> Iterator[Problem]:
    languages = study.workspace.desk.languages
    if not study.has_desk:
        return
    by_file: dict[str, list[Text]] = {}
    for text in study.mapped_texts:
        by_file.setdefault(text.at.file, []).append(text)
    for texts in by_file.values():
        yield from _in_file(texts, languages)


def _in_file(texts: Sequence[Text], languages: Sequence[str]) -> Iterator[Problem]:
    """One finding for each text; but one for the file where a language is nowhere in it: that is one piece of work."""
    absent = [lang for lang in languages if len(texts) > 1 and not any(text.has(lang) for text in texts)]
    for lang in absent:
        message = f"none of the {len(texts)} texts of this file is written in `{lang}`"
        help_ = f"add `{lang}: …` to each, said as a person of that language would say it"
        yield Problem(ID, texts[0].at, message, help_, subject=lang)
    for text in texts:
        missing = [lang for lang in languages if lang not in absent and not text.has(lang)]
        if missing:
            words = ", ".join(f"`{lang}`" for lang in missing)
            help_ = f"add `{missing[0]}: …`, said as a person of that language would say it"
            yield Problem(ID, text.at, f"this text is missing in {words}", help_, subject=text.say()[:60])
