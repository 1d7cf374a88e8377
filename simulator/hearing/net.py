"""
All patterns of a language as one net that a sentence runs through once.

A Thompson construction over words instead of characters, with its empty moves taken out when it is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from simulator.hearing.passage import TYPO, Hit, Passage, Spans, State
from simulator.hearing.phrase import Either, Flaw, Gap, Literal, Part, Row, Slot, parse
from simulator.hearing.stems import stem
from simulator.hearing.tongues import tongue
from simulator.hearing.words import Word, fold, spelled_out

WIDEST_GAP = 5
MOST_STATES = 600


class Net:
    """The compiled patterns of one language. Built once, never changed afterwards."""

    __slots__ = ("_plain", "_starts", "_states", "_stems", "_vocabulary", "flaws", "lang")

    def __init__(self, patterns: Iterable[str], lang: str) -> None:
        self.lang = tongue(lang).lang
        self.flaws: dict[int, Flaw] = {}
        self._states: list[State] = []
        self._vocabulary: dict[str, str] = {}
        self._starts = self._state()
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)
        self._close()
        self._plain = tuple(self._vocabulary)
        self._stems = frozenset(self._vocabulary.values())

    @property
    def vocabulary(self) -> Mapping[str, str]:
        """Every word of the patterns with its stem."""
        return self._vocabulary

    def _state(self) -> int:
        self._states.append(State())
        return len(self._states) - 1

    def _add(self, number: int, pattern: str) -> None:
        tree = parse(pattern)
        if isinstance(tree, Flaw):
            self.flaws[number] = tree
            return
        before = len(self._states)
        parts = tree.parts
        while isinstance(parts[0], Gap):
            parts = parts[1:]
        while isinstance(parts[-1], Gap):
            parts = parts[:-1]
        first = self._state()
        last = self._build(Row(parts), first)
        if len(self._states) - before > MOST_STATES:
            del self._states[before:]
            self.flaws[number] = Flaw(1, "This pattern branches too much. Split it into several.")
            return
        self._states[self._starts].empty.append(first)
        self._states[last].accepts.append(number)

    def _build(self, part: Part, source: int) -> int:
        """Adds a part behind `source` and gives the state behind the part."""
        match part:
            case Row(parts):
                for inner in parts:
                    source = self._build(inner, source)
                return source
            case Either(options):
                target = self._state()
                for option in options:
                    self._states[self._build(option, source)].empty.append(target)
                return target
            case Literal(forms):
                return self._build_word(forms, source)
            case Slot(kind):
                target = self._state()
                self._states[source].slots.setdefault(kind, []).append(target)
                return target
            case Gap():
                return self._build_gap(source)

    def _build_word(self, forms: tuple[str, ...], source: int) -> int:
        target = self._state()
        for form in forms:
            place = source
            spelled = spelled_out(fold(form), tongue(self.lang))
            for n, plain in enumerate(spelled):
                key = stem(plain, self.lang)
                self._vocabulary[plain] = key
                goal = target if n == len(spelled) - 1 else self._state()
                self._states[place].words.setdefault(key, []).append(goal)
                place = goal
        return target

    def _build_gap(self, source: int) -> int:
        target = self._state()
        for _ in range(WIDEST_GAP):
            self._states[source].empty.append(target)
            further = self._state()
            self._states[source].skips.append(further)
            source = further
        self._states[source].empty.append(target)
        return target

    def _close(self) -> None:
        """Takes the empty moves out: every state gets the moves of the states it reaches for nothing."""
        closed: list[State] = []
        for number, old in enumerate(self._states):
            state = old if not old.empty else State()
            for n in self._reach(number) if old.empty else ():
                for key, goals in self._states[n].words.items():
                    _join(state.words.setdefault(key, []), goals)
                for key, goals in self._states[n].slots.items():
                    _join(state.slots.setdefault(key, []), goals)
                _join(state.skips, self._states[n].skips)
                _join(state.accepts, self._states[n].accepts)
            closed.append(state)
        self._states = closed

    def _reach(self, first: int) -> list[int]:
        seen, waiting = [first], [first]
        known = {first}
        while waiting:
            for goal in self._states[waiting.pop()].empty:
                if goal not in known:
                    known.add(goal)
                    seen.append(goal)
                    waiting.append(goal)
        return seen

    def hits(self, words: tuple[Word, ...], spans: Spans) -> list[Hit]:
        """Every pattern found, the cheapest hit for each pattern and end."""
        run = Passage(self._states, self._starts, words, spans, tongue(self.lang))
        for at, word in enumerate(words):
            run.step(at, self._keys(word))
        return run.hits

    def _keys(self, word: Word) -> tuple[tuple[str, int], ...]:
        if word.placeholder:
            return ()
        if word.stem in self._stems:
            return ((word.stem, 0),)
        near = sorted({self._vocabulary[known] for known in near_words(word.plain, self._plain)})
        return tuple((key, TYPO) for key in near)


def _join(into: list[int], more: list[int]) -> None:
    into.extend(goal for goal in more if goal not in into)


def typos_allowed(length: int) -> int:
    """How many slips of the finger a word of this length may have and still be itself."""
    return 0 if length < 5 else 1 if length < 9 else 2


@lru_cache(maxsize=4_096)
def near_words(plain: str, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the vocabulary that `plain` may be a misspelling of."""
    allowed = typos_allowed(len(plain))
    if not allowed or not plain.isalpha():
        return ()
    found = []
    for known in vocabulary:
        if abs(len(known) - len(plain)) <= allowed and len(known) >= 5:
            most = min(allowed, typos_allowed(len(known)))
            if known.startswith(plain) or plain.startswith(known):
                continue  # `tricky` is no slip for `trick` but another word
            if known[0] == plain[0] and _may_be_within(most, plain, known) and _distance(plain, known, most) <= most:
                found.append(known)
    return tuple(found)


def _may_be_within(most: int, word: str, other: str) -> bool:
    """Whether so few slips can be enough: every letter that only one of the words has takes one."""
    return len(set(word).difference(other)) <= most and len(set(other).difference(word)) <= most


def _distance(word: str, other: str, most: int) -> int:
    from rapidfuzz.distance import OSA  # 5 MB and 10 ms, and a script that is read aloud has seldom slips

    return OSA.distance(word, other, score_cutoff=most)
