"""
All patterns of a language as one net that a sentence runs through once.

A Thompson construction over words: time grows with words × live states, whatever the patterns say. Every hit knows what it
cost, 0 when it was said word for word; a skipped word costs 1 and a typo 10, so that `exact` can be told from `close`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from simulator.hearing.phrase import Either, Flaw, Gap, Literal, Part, Row, Slot, parse
from simulator.hearing.stems import stem
from simulator.hearing.tongues import Tongue, tongue
from simulator.hearing.words import Word, fold, spelled_out

WIDEST_GAP = 5
MOST_STATES = 3_000
SKIP, TYPO = 1, 10

Spans = Mapping[str, Mapping[int, tuple[int, ...]]]
"""Where values stand in a sentence: kind, first word, the places after the last word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern (by its number in the net) found in words `start` to `end`; `decided` are the words it rests on."""

    pattern: int
    start: int
    end: int
    cost: int
    decided: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Trail:
    cost: int
    start: int
    word: int = -1
    before: _Trail | None = None

    def beats(self, other: _Trail | None) -> bool:
        return other is None or (self.cost, -self.start) < (other.cost, -other.start)


@dataclass(slots=True)
class _State:
    words: dict[str, list[int]] = field(default_factory=dict)
    slots: dict[str, list[int]] = field(default_factory=dict)
    skips: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    accepts: list[int] = field(default_factory=list)


class Net:
    """The compiled patterns of one language. Built once, never changed afterwards."""

    __slots__ = ("_plain", "_starts", "_states", "_stems", "_vocabulary", "flaws", "lang")

    def __init__(self, patterns: Iterable[str], lang: str) -> None:
        self.lang = lang
        self.flaws: dict[int, Flaw] = {}
        self._states: list[_State] = []
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
        self._states.append(_State())
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
        reached = [self._reach(n) for n in range(len(self._states))]
        closed: list[_State] = []
        for others in reached:
            state = _State()
            for n in others:
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
        run = _Run(self._states, self._starts, words, spans, tongue(self.lang))
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
            if known[0] == plain[0] and OSA.distance(plain, known, score_cutoff=most) <= most:
                found.append(known)
    return tuple(found)


class _Run:
    """One pass of a sentence through the net."""

    __slots__ = ("front", "hits", "spans", "speech", "starts", "states", "words")

    def __init__(self, states: list[_State], starts: int, words: tuple[Word, ...], spans: Spans, speech: Tongue) -> None:
        self.states, self.starts, self.words, self.spans, self.speech = states, starts, words, spans, speech
        self.front: list[dict[int, _Trail]] = [{} for _ in range(len(words) + 1)]
        self.hits: list[Hit] = []

    def step(self, at: int, keys: tuple[tuple[str, int], ...]) -> None:
        fresh = _Trail(0, at)
        self._move(at, self.starts, fresh, keys)
        word = self.words[at]
        filler = word.plain in self.speech.fillers or word.placeholder
        skippable = word.plain not in self.speech.negations  # "I am not sorry" is not "I am … sorry"
        for number, trail in list(self.front[at].items()):
            self._move(at, number, trail, keys)
            state = self.states[number]
            if filler:
                self._arrive(at + 1, number, _Trail(trail.cost + SKIP, trail.start, -1, trail))
            for goal in state.skips if skippable else ():
                self._arrive(at + 1, goal, _Trail(trail.cost + SKIP, trail.start, -1, trail))
        self.front[at] = {}
        self._collect(at + 1)

    def _move(self, at: int, number: int, trail: _Trail, keys: tuple[tuple[str, int], ...]) -> None:
        state = self.states[number]
        for key, cost in keys:
            for goal in state.words.get(key, ()):
                self._arrive(at + 1, goal, _Trail(trail.cost + cost, trail.start, at, trail))
        for kind, goals in state.slots.items():
            for end in self.spans.get(kind, {}).get(at, ()):
                for goal in goals:
                    self._arrive(end, goal, _Trail(trail.cost, trail.start, at, trail))

    def _arrive(self, at: int, number: int, trail: _Trail) -> None:
        if trail.beats(self.front[at].get(number)):
            self.front[at][number] = trail

    def _collect(self, at: int) -> None:
        best: dict[int, _Trail] = {}
        for number, trail in self.front[at].items():
            if trail.word < 0:
                continue
            for pattern in self.states[number].accepts:
                if trail.beats(best.get(pattern)):
                    best[pattern] = trail
        self.hits.extend(Hit(pattern, trail.start, at, trail.cost, _decided(trail)) for pattern, trail in best.items())


def _decided(trail: _Trail) -> tuple[int, ...]:
    found: list[int] = []
    step: _Trail | None = trail
    while step is not None:
        if step.word >= 0:
            found.append(step.word)
        step = step.before
    return tuple(reversed(found))
