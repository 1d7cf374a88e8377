"""Terms of the glossary inside a text, each marked with its meaning: looked for in the text, before it becomes HTML."""

from __future__ import annotations

import re

from simulator.site.glossary import TERMS
from simulator.site.markup import Html, join, plain, tag, words

_MEANINGS = {term.lower(): meaning for term, meaning in TERMS}
_TERM = re.compile(
    r"\b(" + "|".join(re.escape(term) for term in sorted(_MEANINGS, key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def explained(text: str) -> Html:
    """The text, the first mention of each term with its meaning as a tooltip."""
    text = plain(text)
    parts: list[Html] = []
    seen: set[str] = set()
    at = 0
    for match in _TERM.finditer(text):
        term = match[0].lower()
        if term in seen:
            continue
        seen.add(term)
        parts += [_kept(text[at : match.start()]), tag("abbr", words(match[0]), title=_MEANINGS[term], tabindex=0)]
        at = match.end()
    return join([*parts, _kept(text[at:])])


def _kept(text: str) -> Html:
    """A stretch of a longer text, its spaces at both ends kept."""
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " and text.strip() else ""
    return Html(f"{before}{words(text)}{after}")
