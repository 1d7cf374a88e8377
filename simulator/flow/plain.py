"""
The search without facts: breadth first over graph × automaton, every fact being anything at any time.

What it does not find does not exist; what it finds may be impossible, which trail.py then tells. It also says which
pairs of node and automaton state can still come to a breach: no later search looks at any other.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator.flow.moves import Path, Question, Turn
from simulator.flow.study import Plain


class PlainSearch:
    """Breadth first by steps carried out. A key is a node and an automaton state in one number."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.labels = question.labels
        self.study = question.labels.study
        self.size = len(self.study.graph.nodes)
        self.came: dict[int, tuple[int, int, Turn | None]] = {}
        """For a key: at how many steps, from which key, by which turn."""
        self.path: Path | None = None
        """A shortest breaking walk, if there is one."""
        self.steps = 0
        self.before: dict[int, list[int]] = {}
        """For a key the keys that lead to it, once `relevant` was asked."""
        self.bad: frozenset[int] = frozenset()
        """The keys that are a breach, or from which an event is one."""
        self._explore()

    def relevant(self) -> frozenset[int]:
        """The keys from which a breach can still be reached, facts being anything."""
        first = self.study.graph.entry + self.labels.automaton.start * self.size
        before: dict[int, list[int]] = {first: []}
        waiting, bad = [first], []
        while waiting:
            key = waiting.pop()
            state, number = divmod(key, self.size)
            if self.question.is_found(number, state):
                bad.append(key)
            for to, further, breached in self.ways(number, state):
                if breached:
                    bad.append(key)
                after = to + further * self.size
                if after not in before:
                    before[after] = []
                    waiting.append(after)
                before[after].append(key)
        self.before, self.bad = before, frozenset(bad)
        found = set(bad)
        while bad:
            for key in before[bad.pop()]:
                if key not in found:
                    found.add(key)
                    bad.append(key)
        return frozenset(found)

    def ways(self, number: int, state: int) -> Iterable[tuple[int, int, bool]]:
        silent, events = self.study.plain[number]
        for to, _, _ in silent:
            yield to, state, False
        if self.has_event(number):
            for letter, edges in self.moves(number, events):
                for exact in self.labels.exact(number, letter):
                    after, breached = self.labels.automaton.step(state, exact)
                    for to, _, _ in edges:
                        yield to, after, breached
                    if not edges:
                        yield number, state, breached

    def _explore(self) -> None:
        first = self.study.graph.entry + self.labels.automaton.start * self.size
        self.came[first] = (0, first, None)
        layer = [first]
        while layer and self.path is None:
            following: list[int] = []
            breach: Path | None = None
            while layer:
                key = layer.pop()
                if self.came[key][0] < self.steps:
                    continue
                if self.question.is_found(key % self.size, key // self.size):
                    self.path = self._trace(key)
                    return
                at_once, breach = self._leave(key, layer, following, breach)
                if at_once:
                    self.path = breach
                    return
            self.path = breach
            layer, self.steps = following, self.steps + 1

    def _leave(self, key: int, layer: list[int], following: list[int], breach: Path | None) -> tuple[bool, Path | None]:
        """Goes on from a key; gives a breach, if there is one by now, and whether none can be shorter."""
        came, size, steps = self.came, self.size, self.steps
        state, number = divmod(key, size)
        silent, events = self.study.plain[number]
        for to, place, _ in silent:
            further = to + key - number
            if further not in came or came[further][0] > steps:
                came[further] = (steps, key, (number, False, 0, place))
                layer.append(further)
        if not self.has_event(number):
            return False, breach
        is_act = self.study.is_act[number]
        onward, arrives = (following, steps + 1) if is_act else (layer, steps)
        for letter, edges in self.moves(number, events):
            for exact in self.labels.exact(number, letter):
                after, breached = self.labels.automaton.step(state, exact)
                if breached:
                    breach = (*self._trace(key), (number, True, letter, -1))
                    if not is_act:
                        return True, breach
                for to, place, _ in edges:
                    further = to + after * size
                    if further not in came or came[further][0] > arrives:
                        came[further] = (arrives, key, (number, True, letter, place))
                        onward.append(further)
        return False, breach

    def has_event(self, number: int) -> bool:
        """Whether something can happen at a node; a sub-flow that is left for a further issue leads nowhere."""
        if self.study.plain[number][1]:
            return True
        return self.study.makes_event[number] and not self.study.graph.nodes[number].edges

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

    def _trace(self, key: int) -> Path:
        turns: list[Turn] = []
        _, key, turn = self.came[key]
        while turn is not None:
            turns.append(turn)
            _, key, turn = self.came[key]
        return tuple(reversed(turns))
