"""
Texts, or a routing rule, for a language that the desk does not offer.

`languages` of the desk says what callers can be spoken to in. A text in another language is never said: the language
was dropped and its texts forgotten, or its name has a slip.

Bad, in sops/_desk.yaml:
    languages: [en]
    greeting: {en: "{company}, you speak with {agent}.", da: "{company}, du taler med {agent}."}

Good, in sops/_desk.yaml:
    languages: [en, da]
    greeting: {en: "{company}, you speak with {agent}.", da: "{company}, du taler med {agent}."}

Mend: add the language to `languages`, or take its texts and rules out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Position, Problem, Severity

ID = "language-not-offered"
SEVERITY = Severity.WARNING
WHY = "Whoever reads that a language is spoken here rings in it."
COVERS = ("R-053",)


def check(study: Study) -> Iterator[Problem]:
    desk = study.workspace.desk
    if not study.has_desk:
        return
    offered = ", ".join(f"`{lang}`" for lang in desk.languages)
    for lang, places in sorted(_unsaid(study).items()):
        first, files = min(places), len({at.file for at in places})
        many = "one text is" if len(places) == 1 else f"{len(places)} texts are"
        where = f"{first.file}:{first.line}" if files == 1 else f"{files} files, the first is {first.file}:{first.line}"
        message = f"{many} written in `{lang}`, which this desk does not offer ({where})"
        help_ = f"offered are {offered}; add `{lang}` to `languages`, or take out what is written in it"
        yield Problem(ID, desk.place("languages"), message, help_, subject=f"desk/languages/{lang}")
    for route in desk.routes:
        if missing := [lang for lang in route.languages if lang not in desk.languages]:
            message = f"callers of {' and '.join(missing)} come to {route.queue}, and this desk does not offer it"
            help_ = f"offered are {offered}; add it to `languages`, or take the rule out"
            yield Problem(ID, route.at, message, help_, subject=f"desk/routing/{route.queue}")


def _unsaid(study: Study) -> dict[str, list[Position]]:
    """Places of the texts in languages that nobody is spoken to in."""
    found: dict[str, list[Position]] = {}
    offered = frozenset(study.workspace.desk.languages)
    for text in study.mapped_texts:
        for (lang, _), at in zip(text.by_lang, text.places, strict=True):
            if lang not in offered:
                found.setdefault(lang, []).append(at)
    return found
