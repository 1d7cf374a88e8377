"""
One pass of a sentence through a net of patterns.

Live states move on word by word, each with its cheapest trail; time grows with words × live states, whatever the
patterns
say. A trail knows what it cost: 0 when the pattern was said word for word; a skipped word costs 1 and a typo 10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.hearing.tongues import Tongue
from simulator.hearing.words import Word

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
class Trail:
    """How a state was reached: cost, first word, and the words that decided it, last first."""

    cost: int
    start: int
    word: int = -1
    before: Trail | None = None

    def beats(self, other: Trail | None) -> bool:
        return other is None or (self.cost, -self.start) < (other.cost, -other.start)


@dataclass(slots=True)
class State:
    """Where a pattern can be: what leads on from here. `empty` moves take no word and are gone once a net is closed."""

    words: dict[str, list[int]] = field(default_factory=dict)
    slots: dict[str, list[int]] = field(default_factory=dict)
    skips: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    accepts: list[int] = field(default_factory=list)


class Passage:
    """One pass of a sentence through the net."""

    __slots__ = ("front", "hits", "spans", "speech", "starts", "states", "words")

    def __init__(
        self, states: Sequence[State], starts: int, words: tuple[Word, ...], spans: Spans, speech: Tongue
    ) -> None:
        self.states, self.starts, self.words, self.spans, self.speech = states, starts, words, spans, speech
        self.front: list[dict[int, Trail]] = [{} for _ in range(len(words) + 1)]
        self.hits: list[Hit] = []

    def step(self, at: int, keys: tuple[tuple[str, int], ...]) -> None:
        fresh = Trail(0, at)
        self._move(at, self.starts, fresh, keys)
        word = self.words[at]
        filler = word.plain in self.speech.fillers or word.placeholder
        skippable = word.plain not in self.speech.negations  # "I am not sorry" is not "I am … sorry"
        for number, trail in list(self.front[at].items()):
            self._move(at, number, trail, keys)
            state = self.states[number]
            if filler:
                self._arrive(at + 1, number, Trail(trail.cost + SKIP, trail.start, -1, trail))
            for goal in state.skips if skippable else ():
                self._arrive(at + 1, goal, Trail(trail.cost + SKIP, trail.start, -1, trail))
        self.front[at] = {}
        self._collect(at + 1)

    def _move(self, at: int, number: int, trail: Trail, keys: tuple[tuple[str, int], ...]) -> None:
        state = self.states[number]
        for key, cost in keys:
            for goal in state.words.get(key, ()):
                self._arrive(at + 1, goal, Trail(trail.cost + cost, trail.start, at, trail))
        for kind, goals in state.slots.items():
            for end in self.spans.get(kind, {}).get(at, ()):
                for goal in goals:
                    self._arrive(end, goal, Trail(trail.cost, trail.start, at, trail))

    def _arrive(self, at: int, number: int, trail: Trail) -> None:
        if trail.beats(self.front[at].get(number)):
            self.front[at][number] = trail

    def _collect(self, at: int) -> None:
        best: dict[int, Trail] = {}
        for number, trail in self.front[at].items():
            if trail.word < 0:
                continue
            for pattern in self.states[number].accepts:
                if trail.beats(best.get(pattern)):
                    best[pattern] = trail
        self.hits.extend(Hit(pattern, trail.start, at, trail.cost, _decided(trail)) for pattern, trail in best.items())


def _decided(trail: Trail) -> tuple[int, ...]:
    found: list[int] = []
    step: Trail | None = trail
    while step is not None:
        if step.word >= 0:
            found.append(step.word)
        step = step.before
    return tuple(reversed(found))
