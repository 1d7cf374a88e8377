"""Words for people, in one or several languages, and who speaks them."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.place import NOWHERE, Position


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the desk's languages. A bare text has only the desk's first language and lacks no translation.

    `by_lang` keeps the author's order; `mapped` is true where the author wrote a map from language to text.
    """

    by_lang: tuple[tuple[str, str], ...] = ()
    at: Position = NOWHERE
    mapped: bool = False
    places: tuple[Position, ...] = ()
    """The place of each language's text, in the order of `by_lang`."""

    def __bool__(self) -> bool:
        return bool(self.by_lang)

    def has(self, lang: str) -> bool:
        return any(known == lang for known, _ in self.by_lang)

    def say(self, lang: str = "") -> str:
        """The text in `lang`, else in the first language there is; empty when there is no text at all."""
        for known, words in self.by_lang:
            if known == lang:
                return words
        return self.by_lang[0][1] if self.by_lang else ""

    def __str__(self) -> str:
        return self.say()


NO_TEXT = Text()


def bare(words: str, at: Position = NOWHERE, lang: str = "en") -> Text:
    """A text in one language."""
    return Text(((lang, words),), at, mapped=False, places=(at,))
