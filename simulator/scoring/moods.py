"""The caller's mood in words: what changed it most, at which turn, and why. Figures are for those who ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.trace import Trace

SHOWN = 4
_WORDS = {
    ("anger", True): "grew angrier",
    ("anger", False): "calmed down",
    ("helplessness", True): "felt more helpless",
    ("helplessness", False): "felt less helpless",
    ("trust", True): "trusted you more",
    ("trust", False): "trusted you less",
    ("patience", True): "grew more patient",
    ("patience", False): "lost patience",
}


@dataclass(frozen=True, slots=True)
class MoodLine:
    """One change that mattered: at which turn, in words, why, and by how many thousandths."""

    turn: int
    words: str
    because: str
    state: str
    by: int


def mood_lines(trace: Trace) -> tuple[MoodLine, ...]:
    """The changes that mattered most, in the order of the call."""
    found = [
        MoodLine(
            deed.turn, _WORDS.get((change.state, change.by > 0), change.state), change.because, change.state, change.by
        )
        for deed in trace.deeds
        for change in deed.moods
        if change.by and change.state in ("anger", "helplessness")
    ]
    strongest = sorted(found, key=lambda line: (-abs(line.by), line.turn))[:SHOWN]
    return tuple(sorted(strongest, key=lambda line: line.turn))
