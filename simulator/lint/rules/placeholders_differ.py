"""
A text whose languages do not hold the same placeholders.

One of the callers would hear the ticket number, the other would not.

Bad, in sops/_desk.yaml:
    languages: [en, da]
    greeting: {en: "{company}, you speak with {agent}.", da: "{company}, du taler med Ada."}

Good, in sops/_desk.yaml:
    languages: [en, da]
    greeting: {en: "{company}, you speak with {agent}.", da: "{company}, du taler med {agent}."}

Mend: use the same placeholders in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.source.placeholders import placeholders

ID = "placeholders-differ"
SEVERITY = Severity.ERROR
WHY = "Every language must say the same."
COVERS = ("R-053",)


def check(study: Study) -> Iterator[Problem]:
    for text in study.mapped_texts:
        if len(text.by_lang) < 2:
            continue
        names = [frozenset(name for name, closed in placeholders(words) if closed) for _, words in text.by_lang]
        for (lang, _), own, at in zip(text.by_lang[1:], names[1:], text.places[1:], strict=True):
            if own != names[0]:
                differ = ", ".join(f"`{{{name}}}`" for name in sorted(own ^ names[0]))
                message = f"{differ} stands in `{text.by_lang[0][0]}` or in `{lang}`, not in both"
                yield Problem(ID, at, message, "use the same placeholders in every language", subject=text.say()[:60])
