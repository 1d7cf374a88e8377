"""
How much a line is like each of some scripts: character n-grams, concepts, manner of speaking and acts, as TF-IDF
cosines.

Pure Python over sparse dicts with an index from feature to scripts, so that a sentence against a hundred scripts takes
well under a millisecond. The inverse document frequency comes from the scripts themselves: what all say tells them
apart badly.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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

Features = dict[str, Counter[str]]
Vector = dict[str, float]


def features(said: Sequence[Sentence], lang: str, acts: Sequence[str]) -> Features:
    """The features of some sentences, by kind."""
    grams: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    for sentence in said:
        for word in sentence.words:
            for plain in word.plain[1:-1].replace(".", "_").split("_") if word.placeholder else (word.plain,):
                grams.update(_grams(plain))
                for name in concepts(plain, word.stem, lang):
                    meant[name] = 1
    return {"grams": grams, "concepts": meant, "manner": Counter(manner(said, lang)), "acts": Counter(acts)}


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

    __slots__ = ("_idf", "_index", "_unknown", "ear", "lang", "openness", "scripts")

    def __init__(self, scripts: Sequence[Script], lang: str, ear: Ear | None) -> None:
        self.scripts, self.lang, self.ear = tuple(scripts), lang, ear
        read = [sentences(script.text, lang) for script in scripts]
        self.openness = tuple(_openness([word for sentence in said for word in sentence.words]) for said in read)
        found = [features(said, lang, self.acts_of(script.text)) for said, script in zip(read, scripts, strict=True)]
        self._idf: dict[str, dict[str, float]] = {}
        self._index: dict[str, dict[str, list[tuple[int, float]]]] = {}
        self._unknown = UNKNOWN * (math.log(1 + len(found)) + 1)
        for kind in WEIGHTS:
            seen = Counter(feature for script_features in found for feature in script_features[kind])
            self._idf[kind] = {name: math.log((1 + len(found)) / (1 + n)) + 1 for name, n in seen.items()}
            postings: dict[str, list[tuple[int, float]]] = {}
            for n, script_features in enumerate(found):
                for name, weight in self._vector(kind, script_features[kind]).items():
                    postings.setdefault(name, []).append((n, weight))
            self._index[kind] = postings

    def acts_of(self, text: str) -> tuple[str, ...]:
        """The acts in a text; none without an ear."""
        return tuple(heard.act for heard in self.ear.hears(text)) if self.ear else ()

    def _vector(self, kind: str, counts: Counter[str]) -> Vector:
        idf = self._idf[kind]
        raw = {name: count * idf.get(name, self._unknown) for name, count in counts.items()}
        length = math.sqrt(math.fsum(value * value for value in raw.values()))
        return {name: value / length for name, value in raw.items()} if length else {}

    def scores(self, said: Sequence[Sentence], acts: Sequence[str]) -> list[float]:
        """For each script how like it the sentences are, from 0 to 1."""
        found = [0.0] * len(self.scripts)
        for kind, counts in features(said, self.lang, acts).items():
            index, weight = self._index[kind], WEIGHTS[kind] / HIGHEST
            for name, value in self._vector(kind, counts).items():
                share = weight * value
                for n, other in index.get(name, ()):
                    found[n] += share * other
        return found
