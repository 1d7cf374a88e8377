"""
The speech acts heard in a line, each with the words that decided it.

A hit is evidence and a miss is not. A hit behind a negation ("I will never ask for your password") is dropped; a line
that only strings key words together counts once, however many acts it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.hearing.net import Net
from simulator.hearing.passage import TYPO, Hit
from simulator.hearing.phrase import Flaw
from simulator.hearing.slots import spans
from simulator.hearing.stuffing import BRIEF_ACTS, is_stuffed
from simulator.hearing.tongues import Tongue, tongue, word_set
from simulator.hearing.words import Sentence, Word, sentences
from simulator.model.acts import Act, Phrase

BAD_ACTS = word_set(
    "invalidates blames hostile dismisses asks-secret speaks-secret discloses-method confirms-account "
    "promises-exception "
    "promises-refund legal-judgement conceals jargon argues time-of-day-greeting"
)
"""Acts that cost points. Stringing key words together hides none of them."""

REACH = 3
"""How many words before a phrase a negation still turns it round."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An act found in a line: the words that decided it and where they stand, in characters.

    `exact`: said word for word as a pattern lists it, without a skipped word or a typo; only such a hit makes a
    critical error certain.
    """

    act: str
    exact: bool
    words: str
    start: int
    end: int
    pattern: str


@dataclass(frozen=True, slots=True)
class BadPattern:
    """A pattern that cannot be read: the act, the author's phrase with its place, and what is wrong."""

    act: str
    phrase: Phrase
    flaw: Flaw


class Ear:
    """All acts of one language, compiled. Build it once for a workspace and pass it on."""

    __slots__ = ("_answers", "_hits", "_net", "_sources", "_vocabulary", "bad_patterns", "lang")

    def __init__(self, acts: Sequence[Act], lang: str) -> None:
        self.lang = lang
        self._answers: dict[str, tuple[tuple[Heard, ...], bool]] = {}
        self._hits: dict[tuple[str, bool, bool], tuple[Hit, ...]] = {}
        self._sources: list[tuple[str, Phrase]] = []
        for act in acts:
            texts = act.texts(lang)
            if texts is not None:
                self._sources.extend((act.id, phrase) for phrase in texts.any)
        self._net = Net([phrase.text for _, phrase in self._sources], lang)
        examples = (phrase for act in acts if (texts := act.texts(lang)) for phrase in (*texts.yes, *texts.no))
        known = (
            word.stem for phrase in examples for sentence in sentences(phrase.text, lang) for word in sentence.words
        )
        self._vocabulary = frozenset((*self._net.vocabulary.values(), *known))
        self.bad_patterns = tuple(BadPattern(*self._sources[n], flaw) for n, flaw in self._net.flaws.items())

    @property
    def vocabulary(self) -> frozenset[str]:
        """The stems of every word that some pattern or example knows."""
        return self._vocabulary

    def hears(self, text: str) -> tuple[Heard, ...]:
        """The acts of a line in the order of its words, each once, the exact hit where there is one."""
        return self._answer(text)[0]

    def stuffed(self, text: str) -> bool:
        """Whether the line only strings key words together."""
        return self._answer(text)[1]

    def _answer(self, text: str) -> tuple[tuple[Heard, ...], bool]:
        """A line is asked for several times in a row, whole and in parts, so the last answers are kept."""
        known = self._answers.get(text)
        if known is None:
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            found = self._listen(text)
            is_stuffed = self._is_stuffed(text, found)
            known = self._answers[text] = (_once(found) if is_stuffed else found, is_stuffed)
        return known

    def _is_stuffed(self, text: str, found: Sequence[Heard]) -> bool:
        good = [heard for heard in found if heard.act not in BAD_ACTS]
        return is_stuffed(text, self.lang, _apart(good), _apart([one for one in good if one.act not in BRIEF_ACTS]))

    def _listen(self, text: str) -> tuple[Heard, ...]:
        best: dict[str, Heard] = {}
        for sentence in sentences(text, self.lang):
            for heard in _without_parts(self._in_sentence(sentence, text)):
                known = best.get(heard.act)
                if known is None or (heard.exact and not known.exact):
                    best[heard.act] = heard
        return tuple(sorted(best.values(), key=lambda heard: (heard.start, heard.end, heard.act)))

    def _in_sentence(self, sentence: Sentence, text: str) -> list[Heard]:
        first, last = sentence.words[0], sentence.words[-1]
        key = (text[first.start : last.end + 1], sentence.asks, first.glued)
        hits = self._hits.get(key)
        if hits is None:
            if len(self._hits) >= _MOST_ANSWERS:
                self._hits.clear()
            hits = self._hits[key] = self._kept(sentence)
        return [self._heard(hit, sentence, text) for hit in hits]

    def _kept(self, sentence: Sentence) -> tuple[Hit, ...]:
        """What the net finds in a sentence; a line is heard whole and in stretches of its sentences."""
        negated = _negated(sentence.words, tongue(self.lang))
        hits = self._net.hits(sentence.words, spans(sentence, self.lang))
        return tuple(hit for hit in hits if not negated[hit.start] and not (hit.cost >= TYPO and self._is_bold(hit)))

    def _is_bold(self, hit: Hit) -> bool:
        """Whether too much would rest on one misspelt word: `relay` is not `relax`."""
        certain = len(hit.decided) - hit.cost // TYPO
        return len(hit.decided) == 1 or (self._sources[hit.pattern][0] in BAD_ACTS and certain <= 1)

    def _heard(self, hit: Hit, sentence: Sentence, text: str) -> Heard:
        act, phrase = self._sources[hit.pattern]
        start, end = sentence.words[hit.start].start, sentence.words[hit.end - 1].end
        decided: list[str] = []
        last = -1
        for n in hit.decided:
            word = sentence.words[n]
            if word.start != last:
                decided.append(text[word.start : word.end])
                last = word.start
        return Heard(act, hit.cost == 0, " ".join(decided), start, end, phrase.text)


def _once(found: tuple[Heard, ...]) -> tuple[Heard, ...]:
    """Of a line of key words the first good act only, and every bad one."""
    good = [heard for heard in found if heard.act not in BAD_ACTS]
    return tuple(heard for heard in found if heard.act in BAD_ACTS or heard is good[0])


def _without_parts(found: list[Heard]) -> list[Heard]:
    """Drops what is only part of something longer: `good evening` in `have a good evening`."""
    whole = [heard for heard in found if heard.act not in _SHORT]
    return [heard for heard in found if heard.act not in _SHORT or not any(_swallows(other, heard) for other in whole)]


def _swallows(long: Heard, short: Heard) -> bool:
    if short.end > long.end or short.start < long.start:
        return False
    return short.start > long.start or (short.act == "asks-open" and long.end > short.end)


_SHORT = frozenset({"greets", "time-of-day-greeting", "asks-open"})
"""Phrases that longer ones swallow: a greeting in a farewell, `what happened` in `what happened is that`."""


def _apart(found: list[Heard]) -> int:
    """How many acts stand beside each other: two acts of the same words are one thing said."""
    count, end = 0, -1
    for heard in sorted(found, key=lambda heard: heard.end):
        if heard.start >= end:
            count, end = count + 1, heard.end
    return count


def _negated(words: tuple[Word, ...], speech: Tongue) -> list[bool]:
    """For each word, whether a negation shortly before it, in the same clause, turns what follows round."""
    return [any(_negates(words, n, at, speech) for n in range(max(0, at - REACH), at)) for at in range(len(words) + 1)]


def _negates(words: tuple[Word, ...], n: int, at: int, speech: Tongue) -> bool:
    if words[n].plain not in speech.negations or any(word.breaks for word in words[n:at]):
        return False
    following = words[n + 1].plain if n + 1 < len(words) else ""
    asked = following in speech.subjects and n + 1 < at
    invited = any(word.plain in speech.question_words for word in words[max(0, n - 2) : n])
    return not asked and not invited and following not in _NO_NEGATION


_NO_NEGATION = word_set("hesitate only worry problem tov zogern nur bekymre sorger")

_EARS: dict[tuple[int, str], tuple[Sequence[Act], Ear]] = {}
_MOST_EARS, _MOST_ANSWERS = 16, 2_000


def ear_for(acts: Sequence[Act], lang: str) -> Ear:
    """The compiled acts of a language. Compiling takes some 50 ms, so the last few are kept."""
    key = (id(acts), lang)
    kept = _EARS.get(key)
    if kept is None or kept[0] is not acts:
        if len(_EARS) >= _MOST_EARS:
            _EARS.clear()
        kept = _EARS[key] = (acts, Ear(acts, lang))
    return kept[1]


def acts_heard(text: str, lang: str, acts: Sequence[Act]) -> tuple[Heard, ...]:
    """The acts of a line in a language."""
    return ear_for(acts, lang).hears(text)
