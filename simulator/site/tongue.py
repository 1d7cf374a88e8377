"""
The site's own words (headings, verbs, names of blanks) in the languages of the desk.

They stand in English in the code, where a reader looks for them; `tongues/LANG.toml` says them in another language.
What has no words there stays English, as a name that only a desk has does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("tongues")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Says the site's words in one language."""

    lang: str = "en"
    words: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __call__(self, text: str, **blanks: object) -> str:
        """The words for an English text. `{name}` is filled with what is given for it, in one pass."""
        said = self.words.get(text, text)
        if not blanks:
            return said
        pieces = said.split("{")
        return pieces[0] + "".join(_filled(piece, blanks) for piece in pieces[1:])

    def lowered(self, text: str) -> str:
        """A label inside a sentence: its first letter small, unless it is an abbreviation or German."""
        if self.lang == "de" or text[1:2].isupper():
            return text
        return text[:1].lower() + text[1:]


ENGLISH = Tongue()


@cache
def tongue(lang: str) -> Tongue:
    """The site's words in this language; English where they have not been put into it."""
    file = FOLDER / f"{lang}.toml"
    if not lang.isalpha() or not file.is_file():
        return ENGLISH
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return Tongue(lang, {key: str(value) for key, value in found.items()})


def _filled(piece: str, blanks: Mapping[str, object]) -> str:
    name, bracket, rest = piece.partition("}")
    return f"{blanks[name]}{rest}" if bracket and name in blanks else "{" + piece
