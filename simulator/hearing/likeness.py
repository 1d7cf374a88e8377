"""
How much a line is like each of some scripts: character n-grams, concepts, manner of speaking and acts, as TF-IDF
cosines.

Pure Python over an index from feature to scripts. What a word's n-grams touch in each script is kept, and a stretch of
a line is the sum of its words, so that a sentence against a hundred scripts takes well under a millisecond. The inverse
document frequency comes from the scripts themselves: what all say tells them apart badly.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add

from simulator.hearing.acts import Ear
from simulator.hearing.concepts import concepts
from simulator.hearing.tongues import tongue, word_set
from simulator.hearing.words import Sentence, Word, sentences

SHORTEST, LONGEST = 2, 4
WEIGHTS = {"grams": 1.0, "concepts": 0.3, "manner": 0.2, "acts": 0.2}
"""What each kind of feature counts; chosen on half of the tasks of a public set of dialogues, see
`bench/hearing.py`."""
HIGHEST = sum(WEIGHTS.values())
OPEN_SCORE = 0.45
"""What a script scores with any line when it is nothing but a placeholder: `{next_step}` can be said in any words."""
UNKNOWN = 0.7
"""What a feature that no script has weighs, against one that a single script has."""

Dots = list[float]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A sentence as likeness reads it: its n-grams, its concepts, and how much of each script its n-grams touch."""

    grams: tuple[str, ...]
    concepts: frozenset[str]
    dots: Dots


@lru_cache(maxsize=20_000)
def _parts(plain: str, placeholder: bool) -> tuple[str, ...]:
    """The words of a placeholder's name; any other word by itself."""
    return tuple(plain[1:-1].replace(".", "_").split("_")) if placeholder else (plain,)


def _meant(said: Sequence[Sentence], lang: str) -> frozenset[str]:
    found: set[str] = set()
    for sentence in said:
        for word in sentence.words:
            for plain in _parts(word.plain, word.placeholder):
                found |= concepts(plain, word.stem, lang)
    return frozenset(found)


def _spelled(said: Sequence[Sentence]) -> tuple[str, ...]:
    """All n-grams of some sentences."""
    words = (word for sentence in said for word in sentence.words)
    return tuple(gram for word in words for plain in _parts(word.plain, word.placeholder) for gram in _grams(plain))


@lru_cache(maxsize=20_000)
def _grams(plain: str) -> tuple[str, ...]:
    padded = f" {plain} "
    return tuple(padded[n : n + size] for size in range(SHORTEST, LONGEST + 1) for n in range(len(padded) - size + 1))


_ASKS_FOR = word_set(
    "provide specify tell give oplyse oplys nennen sagen geben mondja adja megadna indicar decirme darme facilite"
)
_REGRETS = word_set(
    "sorry unfortunately unavailable failed unsuccessful afraid not beklager desvaerre ikke leider nicht sajnos nem "
    "lamento siento"
)
_HELPING_VERBS = word_set(
    "do would is are can may should shall have did could will kan vil ma er konnen kann darf ist sind puede podria "
    "es van"
)
_SELF = word_set("i jeg ich en yo")


def manner(said: Sequence[Sentence], lang: str) -> frozenset[str]:
    """How something is said: asked or told, openly or for a yes, with regret, with a value in it."""
    words = [word for sentence in said for word in sentence.words]
    if not words:
        return frozenset()
    plain = [word.plain for word in words]
    last = [word.plain for word in said[-1].words]
    found = set()
    asked_for = bool(_ASKS_FOR.intersection(plain)) or ("may" in plain and "have" in plain)
    asks = any(sentence.asks for sentence in said) or last[0] in tongue(lang).question_words
    found.add("asks" if asks or asked_for else "tells")
    if asks and last[0] in _HELPING_VERBS and not asked_for:
        found.add("for a yes")
    if asks and _SELF.intersection(last[:3]):
        found.add("about me")
    if _REGRETS.intersection(plain):
        found.add("regret")
    if any(word.placeholder or any(c.isdigit() for c in word.plain) for word in words):
        found.add("value")
    return frozenset(found)


def _openness(words: Sequence[Word]) -> float:
    """The share of a script that is placeholders."""
    return sum(word.placeholder for word in words) / len(words) if words else 0.0


@dataclass(frozen=True, slots=True)
class Script:
    """One way to carry out a step: the step's id and the words."""

    step: str
    text: str


class Likeness:
    """Some scripts, indexed. Build it once for the scripts of a call and ask it for every line."""

    __slots__ = ("_idf", "_index", "_unknown", "_words", "ear", "lang", "openness", "scripts")

    def __init__(self, scripts: Sequence[Script], lang: str, ear: Ear | None) -> None:
        self.scripts, self.lang, self.ear = tuple(scripts), lang, ear
        self._words: dict[str, Dots] = {}
        found = [_features(script.text, lang) for script in scripts]
        self.openness = tuple(features.openness for features in found)
        self._idf: dict[str, dict[str, float]] = {}
        self._index: dict[str, dict[str, list[tuple[int, float]]]] = {}
        self._unknown = UNKNOWN * (math.log(1 + len(found)) + 1)
        by_kind: dict[str, list[Mapping[str, int]]] = {
            "grams": [features.grams for features in found],
            "concepts": [features.concepts for features in found],
            "manner": [features.manner for features in found],
            "acts": [dict.fromkeys(self.acts_of(script.text), 1) for script in scripts],
        }
        for kind, counts in by_kind.items():
            self._add(kind, counts)

    def _add(self, kind: str, counts: Sequence[Mapping[str, int]]) -> None:
        """The scripts' weights of one kind of feature, by feature."""
        seen = Counter(chain.from_iterable(counts))
        log = {times: math.log((1 + len(counts)) / (1 + times)) + 1 for times in set(seen.values())}
        idf = self._idf[kind] = {name: log[times] for name, times in seen.items()}
        index: dict[str, list[tuple[int, float]]] = {name: [] for name in idf}
        for n, script in enumerate(counts):
            length = self._length(kind, script)
            for name, count in script.items():
                index[name].append((n, count * idf[name] / length))
        self._index[kind] = index

    def acts_of(self, text: str) -> tuple[str, ...]:
        """The acts in a text; none without an ear."""
        return tuple(heard.act for heard in self.ear.hears(text)) if self.ear else ()

    def _length(self, kind: str, counts: Mapping[str, int]) -> float:
        idf, unknown = self._idf[kind], self._unknown
        return math.sqrt(math.fsum([(count * idf.get(name, unknown)) ** 2 for name, count in counts.items()]))

    def read(self, sentence: Sentence) -> Reading:
        """What a sentence brings to every stretch that it stands in."""
        words = [part for word in sentence.words for part in _parts(word.plain, word.placeholder)]
        dots = [self._word(word) for word in words]
        summed = [math.fsum(column) for column in zip(*dots, strict=True)] if dots else [0.0] * len(self.scripts)
        return Reading(_spelled((sentence,)), _meant((sentence,), self.lang), summed)

    def _word(self, plain: str) -> Dots:
        """How much of each script's n-grams a word touches; kept, because the same words are said again and again."""
        known = self._words.get(plain)
        if known is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            known = self._words[plain] = [0.0] * len(self.scripts)
            self._touch(known, "grams", Counter(_grams(plain)), 1.0)
        return known

    def _touch(self, found: Dots, kind: str, counts: Mapping[str, int], share: float) -> None:
        idf, index = self._idf[kind], self._index[kind]
        for name, count in counts.items():
            if name in idf:
                value = share * count * idf[name]
                for n, other in index[name]:
                    found[n] += value * other

    def scores(self, said: Sequence[Sentence], readings: Sequence[Reading], acts: Sequence[str]) -> Dots:
        """For each script how like it some sentences are, from 0 to 1; `readings` are what `read` gave for each."""
        found = readings[0].dots
        for reading in readings[1:]:
            found = list(map(add, found, reading.dots))
        length = self._length("grams", Counter(chain.from_iterable(reading.grams for reading in readings)))
        share = WEIGHTS["grams"] / HIGHEST / length if length else 0.0
        found = [share * dot for dot in found]
        meant = frozenset().union(*(reading.concepts for reading in readings))
        for kind, names in (("concepts", meant), ("manner", manner(said, self.lang)), ("acts", acts)):
            counts = dict.fromkeys(sorted(names), 1)
            if length := self._length(kind, counts):
                self._touch(found, kind, counts, WEIGHTS[kind] / HIGHEST / length)
        return found


_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True, eq=False)
class _Features:
    """What a script is made of, but for the acts in it."""

    grams: Mapping[str, int]
    concepts: Mapping[str, int]
    manner: Mapping[str, int]
    openness: float


@lru_cache(maxsize=4_096)
def _features(text: str, lang: str) -> _Features:
    said = sentences(text, lang)
    words = [word for sentence in said for word in sentence.words]
    return _Features(
        Counter(_spelled(said)),
        dict.fromkeys(sorted(_meant(said, lang)), 1),
        dict.fromkeys(sorted(manner(said, lang)), 1),
        _openness(words),
    )
