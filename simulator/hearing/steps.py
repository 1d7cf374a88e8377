"""
Which steps of a procedure a line carries out: by likeness to their scripts, and by what can follow now.

The flow is the best feature: a step that is due needs less likeness than one that is not. One line may carry several
steps;
it is cut at its sentences and the cut that explains most words is taken. What no step explains stays free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from simulator.hearing.acts import Ear
from simulator.hearing.clauses import clauses
from simulator.hearing.likeness import OPEN_SCORE, Likeness, Reading, Script
from simulator.hearing.words import Sentence, sentences

Candidates = tuple[tuple[str, tuple[str, ...]], ...]
"""Step ids with the ways to say them: scripts, examples, questions for their facts."""

DUE, SOON = 0.16, 0.08
"""What it adds that a step can follow now, or shortly after."""
FIRST = 4
"""How many of the likely steps count as due at once; those after them as soon."""
CARRIED, MAYBE = 0.55, 0.42
SHOWN = 5
"""How many of the best candidates are kept."""
LINES_KEPT = 4096
LONGEST_CUT = 3
"""Most sentences that together carry one step."""


class Verdict(StrEnum):
    CARRIED = "carried"
    MAYBE = "maybe"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A step, how well the line fits it (0 to about 1.1), and the script that it fits best."""

    step: str
    score: float
    script: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Steps that a line carries out in the order of its sentences, and the best candidates for the whole line."""

    carried: tuple[Ranked, ...]
    ranked: tuple[Ranked, ...]
    verdict: Verdict


@lru_cache(maxsize=32)
def likeness_for(candidates: Candidates, lang: str, ear: Ear | None) -> Likeness:
    """The index of some candidates; a call asks with the same ones again and again."""
    scripts = [Script(step, text) for step, texts in candidates for text in texts]
    return Likeness(scripts, lang, ear)


def recognise(
    text: str, candidates: Candidates, soon: Sequence[str], lang: str = "en", ear: Ear | None = None
) -> Recognised:
    """The steps that a line carries out. `soon` are the steps that can follow, the likeliest first."""
    return _recognise(text, candidates, tuple(soon), lang, ear)


@lru_cache(maxsize=LINES_KEPT)
def _recognise(text: str, candidates: Candidates, soon: tuple[str, ...], lang: str, ear: Ear | None) -> Recognised:
    """Kept for the lines heard last: calls that are replayed, scored or simulated say the same again and again."""
    said = sentences(text, lang)
    if not said or not candidates:
        return Recognised((), (), Verdict.NONE)
    likeness = likeness_for(candidates, lang, ear)
    judge = _Judge(likeness, text, soon)
    whole = judge.ranked(said)
    carried = judge.best_cut(said)
    verdict = Verdict.CARRIED if carried else Verdict.MAYBE if whole and whole[0].score >= MAYBE else Verdict.NONE
    return Recognised(carried, whole, verdict)


class _Judge:
    """Scores stretches of one line."""

    def __init__(self, likeness: Likeness, text: str, soon: Sequence[str]) -> None:
        self.likeness, self.text = likeness, text
        self.known: dict[tuple[int, int], list[float]] = {}
        self.readings: dict[tuple[int, int], Reading] = {}
        self.order = {step: n for n, step in reversed(tuple(enumerate(soon)))}
        places = ((n, self.order.get(script.step)) for n, script in enumerate(likeness.scripts))
        self.due = [
            (n, likeness.openness[n] * OPEN_SCORE, DUE if place < FIRST else SOON)
            for n, place in places
            if place is not None
        ]

    def ranked(self, said: Sequence[Sentence]) -> tuple[Ranked, ...]:
        """The steps by how well a stretch fits them."""
        best: dict[str, tuple[float, str]] = {}
        for script, total in zip(self.likeness.scripts, self._totals(said), strict=True):
            if total > best.get(script.step, (-1.0, ""))[0]:
                best[script.step] = (total, script.text)
        order = sorted(best, key=lambda step: (-best[step][0], self.order.get(step, 99), step))
        return tuple(Ranked(step, *best[step]) for step in order[:SHOWN])

    def top(self, said: Sequence[Sentence]) -> Ranked | None:
        """The step that a stretch carries: the first of `ranked`, where it is like enough."""
        totals = self._totals(said)
        best = max(totals)
        if best < CARRIED:
            return None
        scripts = self.likeness.scripts
        alike = {scripts[n].step: scripts[n].text for n in range(len(totals) - 1, -1, -1) if totals[n] == best}
        step = min(alike, key=lambda step: (self.order.get(step, 99), step))
        return Ranked(step, best, alike[step])

    def _totals(self, said: Sequence[Sentence]) -> list[float]:
        """Each script's likeness and what the flow adds; whole lines and cuts ask for the same stretches."""
        place = _place(said[0], said[-1])
        totals = self.known.get(place)
        if totals is None:
            acts = self.likeness.acts_of(self._text(said)) if self.likeness.ear else ()
            totals = self.likeness.scores(said, [self._read(sentence) for sentence in said], acts)
            for n, least, more in self.due:
                totals[n] = max(totals[n], least) + more
            self.known[place] = totals
        return totals

    def _read(self, sentence: Sentence) -> Reading:
        place = _place(sentence, sentence)
        if place not in self.readings:
            self.readings[place] = self.likeness.read(sentence)
        return self.readings[place]

    def _text(self, said: Sequence[Sentence]) -> str:
        return self.text[said[0].words[0].start : said[-1].words[-1].end + 1]

    def best_cut(self, said: tuple[Sentence, ...]) -> tuple[Ranked, ...]:
        """The cut of a line into stretches that explains most words; a stretch carries one step or none.

        A stretch is some whole sentences, or some clauses of one.
        """
        pieces = [(n, piece) for n, sentence in enumerate(said) for piece in clauses(sentence, self.likeness.lang)]
        best: list[tuple[float, tuple[Ranked, ...]]] = [(0.0, ())]
        for end in range(1, len(pieces) + 1):
            choices = [best[end - 1]]
            for start in range(end):
                if not _is_stretch(pieces, start, end):
                    continue
                stretch = [piece for _, piece in pieces[start:end]]
                top = self.top(stretch)
                if top is not None:
                    words = sum(len(piece.words) for piece in stretch)
                    value, done = best[start]
                    choices.append((value + (top.score - CARRIED + 0.05) * words, (*done, top)))
            best.append(max(choices, key=lambda choice: choice[0]))
        unique: dict[str, Ranked] = {}
        for ranked in best[-1][1]:
            unique.setdefault(ranked.step, ranked)
        return tuple(unique.values())


def _place(first: Sentence, last: Sentence) -> tuple[int, int]:
    return first.words[0].start, last.words[-1].end


def _is_stretch(pieces: Sequence[tuple[int, Sentence]], start: int, end: int) -> bool:
    first, last = pieces[start][0], pieces[end - 1][0]
    if first == last:
        return True
    begins = start == 0 or pieces[start - 1][0] != first
    ends = end == len(pieces) or pieces[end][0] != last
    return begins and ends and last - first < LONGEST_CUT
