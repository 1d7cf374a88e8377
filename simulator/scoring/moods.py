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
    sums: dict[tuple[int, str, str], int] = {}
    for deed in trace.deeds:
        for change in deed.moods:
            if change.state in ("anger", "helplessness"):
                key = (deed.turn, change.state, change.because)
                sums[key] = sums.get(key, 0) + change.by
    found = [
        MoodLine(turn, _WORDS.get((state, by > 0), state), because, state, by)
        for (turn, state, because), by in sums.items()
        if by
    ]
    strongest = sorted(found, key=lambda line: (-abs(line.by), line.turn))[:SHOWN]
    return tuple(sorted(strongest, key=lambda line: line.turn))
