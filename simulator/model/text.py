"""Words for people, in one or several languages, and who speaks them."""

from __future__ import annotations

from functools import cache

from simulator.model.frozen import value
from simulator.model.place import NOWHERE, Position


@value(init=False)
class Text:
    """One text in the desk's languages. A bare text has only the desk's first language and lacks no translation.

    `by_lang` keeps the author's order; `mapped` is true where the author wrote a map from language to text. A desk has
    a hundred texts for every procedure, nearly all bare: such a one is kept as its words alone, not as a list of one.
    """

    langs: tuple[str, ...]
    said: str | tuple[str, ...]
    at: Position
    mapped: bool
    spots: tuple[Position, ...]

    def __init__(
        self,
        by_lang: tuple[tuple[str, str], ...] = (),
        at: Position = NOWHERE,
        mapped: bool = False,
        places: tuple[Position, ...] = (),
    ) -> None:
        put = object.__setattr__
        put(self, "at", at)
        put(self, "mapped", mapped)
        put(self, "spots", () if places == (at,) else places)
        if len(by_lang) == 1:
            put(self, "langs", _alone(by_lang[0][0]))
            put(self, "said", by_lang[0][1])
        else:
            put(self, "langs", tuple(lang for lang, _ in by_lang))
            put(self, "said", tuple(words for _, words in by_lang))

    @property
    def by_lang(self) -> tuple[tuple[str, str], ...]:
        """Each language with its text."""
        if isinstance(self.said, str):
            return ((self.langs[0], self.said),)
        return tuple(zip(self.langs, self.said, strict=True))

    @property
    def words(self) -> tuple[str, ...]:
        """The text in each of its languages."""
        return (self.said,) if isinstance(self.said, str) else self.said

    @property
    def places(self) -> tuple[Position, ...]:
        """The place of each language's text, in the order of `by_lang`."""
        return self.spots or (self.at,) * len(self.langs)

    def __bool__(self) -> bool:
        return bool(self.langs)

    def has(self, lang: str) -> bool:
        return lang in self.langs

    def say(self, lang: str = "") -> str:
        """The text in `lang`, else in the first language there is; empty when there is no text at all."""
        if isinstance(self.said, str):
            return self.said
        for known, words in zip(self.langs, self.said, strict=True):
            if known == lang:
                return words
        return self.said[0] if self.said else ""

    def __str__(self) -> str:
        return self.say()


@cache
def _alone(lang: str) -> tuple[str, ...]:
    return (lang,)


NO_TEXT = Text()


def bare(words: str, at: Position = NOWHERE, lang: str = "en") -> Text:
    """A text in one language."""
    text = _new(Text)  # nearly all texts are made here, and there are many
    _put(text, "langs", _alone(lang))
    _put(text, "said", words)
    _put(text, "at", at)
    _put(text, "mapped", _BARE)
    _put(text, "spots", ())
    return text


_BARE = False
_new, _put = object.__new__, object.__setattr__
