"""
The search without facts: breadth first over graph × automaton, every fact being anything at any time.

What it does not find does not exist; what it finds may be impossible, which trail.py then tells.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator.flow.moves import Path, Question, Turn
from simulator.flow.study import Plain


def plain_search(question: Question) -> Path | None:
    """A shortest breaking walk when every fact may be anything at any time; None when there is none."""
    return _PlainSearch(question).path()


class _PlainSearch:
    """Breadth first by steps carried out. A key is a node and an automaton state in one number."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.labels = question.labels
        self.study = question.labels.study
        self.size = len(self.study.graph.nodes)
        self.came: dict[int, tuple[int, int, Turn | None]] = {}
        """For a key: at how many steps, from which key, by which turn."""
        self.breach: Path | None = None

    def path(self) -> Path | None:
        first = self.study.graph.entry + self.labels.automaton.start * self.size
        self.came[first] = (0, first, None)
        layer, steps = [first], 0
        while layer:
            following: list[int] = []
            while layer:
                key = layer.pop()
                if self.came[key][0] < steps:
                    continue
                if self.question.is_found(key % self.size, key // self.size):
                    return self.trace(key)
                self.leave(key, steps, layer, following)
            if self.breach is not None:
                return self.breach
            layer, steps = following, steps + 1
        return None

    def leave(self, key: int, steps: int, layer: list[int], following: list[int]) -> None:
        came, size = self.came, self.size
        state, number = divmod(key, size)
        silent, events = self.study.plain[number]
        for to, place, _ in silent:
            further = to + key - number
            if further not in came or came[further][0] > steps:
                came[further] = (steps, key, (number, False, 0, place))
                layer.append(further)
        if not events:
            return
        is_act = self.study.is_act[number]
        onward, arrives = (following, steps + 1) if is_act else (layer, steps)
        for letter, edges in self.moves(number, events):
            after, breached = self.labels.automaton.step(state, letter)
            if breached and (self.breach is None or not is_act):
                self.breach = (*self.trace(key), (number, True, letter, -1))
                if not is_act:
                    layer.clear()
                    return
            for to, place, _ in edges:
                further = to + after * size
                if further not in came or came[further][0] > arrives:
                    came[further] = (arrives, key, (number, True, letter, place))
                    onward.append(further)

    def moves(self, number: int, events: Plain) -> Iterable[tuple[int, Plain]]:
        labels = self.labels
        if number not in labels.by_result:
            return ((labels.letters[number], events),)
        edges = self.study.graph.nodes[number].edges
        found: dict[int, list[tuple[int, int, int]]] = {}
        for case in self.study.ways.cases[number]:
            if case.event:
                own = found.setdefault(labels.letter(number, case), [])
                own += [(edges[place].to, place, at) for at, place in self.study.open[number] if at == case.number]
        return [(letter, tuple(ways)) for letter, ways in found.items() if ways]

    def trace(self, key: int) -> Path:
        turns: list[Turn] = []
        _, key, turn = self.came[key]
        while turn is not None:
            turns.append(turn)
            _, key, turn = self.came[key]
        return tuple(reversed(turns))
