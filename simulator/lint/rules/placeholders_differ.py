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

from collections.abc import Collection, Iterator, Sequence

from simulator.lint.study import Study
from simulator.model.place import Position, Problem, Severity
from simulator.model.text import Text
from simulator.source.placeholders import placeholders

ID = "placeholders-differ"
SEVERITY = Severity.ERROR
WHY = "Every language must say the same."
COVERS = ("R-053",)


def check(study: Study) -> Iterator[Problem]:
    slips = {problem.message.partition("`{")[2].partition("}`")[0] for problem in study.read("unknown-name")}
    for text in study.mapped_texts:
        if len(text.by_lang) < 2:
            continue
        names = [frozenset(name for name, closed in placeholders(words) if closed) for _, words in text.by_lang]
        every = frozenset[str]().union(*names)
        differing = sorted(every - names[0].intersection(*names))
        if differing and every.isdisjoint(slips):  # a misspelt one is told by itself
            message = "; ".join(_where(name, text, names) for name in differing)
            help_ = "use the same placeholders in every language"
            yield Problem(ID, _odd_one(differing[0], text, names), message, help_, subject=text.say()[:60])


def _where(name: str, text: Text, names: Sequence[Collection[str]]) -> str:
    having = [f"`{lang}`" for (lang, _), own in zip(text.by_lang, names, strict=True) if name in own]
    lacking = [f"`{lang}`" for (lang, _), own in zip(text.by_lang, names, strict=True) if name not in own]
    if len(having) < len(lacking):
        return f"`{{{name}}}` stands in {', '.join(having)} only"
    return f"`{{{name}}}` is missing in {', '.join(lacking)}"


def _odd_one(name: str, text: Text, names: Sequence[Collection[str]]) -> Position:
    """The first place that is not like most others."""
    has_most = sum(name in own for own in names) * 2 >= len(names)
    return next(at for at, own in zip(text.places, names, strict=True) if (name in own) is not has_most)
