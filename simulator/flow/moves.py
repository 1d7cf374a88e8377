"""
One step of a search: from a node, an automaton state and boxes to all that can follow.

Cases that differ in nothing that is tracked are taken as one, and a node that neither reads nor changes what is tracked
is passed without looking at a box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from simulator.flow.effects import Case, apply
from simulator.flow.labels import Group, Labels
from simulator.flow.splitting import Splitter
from simulator.flow.study import Edges

Turn: TypeAlias = tuple[int, bool, int, int]
"""One node of a walk: its number, whether it is an event, the letter read before states, the edge taken (-1: none)."""
Path: TypeAlias = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: a breach, or, with `goal`, a way to one of these nodes. `start` is the first box."""

    labels: Labels
    start: int
    goal: frozenset[int] = frozenset()

    def is_found(self, number: int, state: int) -> bool:
        if self.goal:
            return number in self.goal
        return self.labels.study.is_final[number] and self.labels.automaton.owes(state)


Key: TypeAlias = tuple[int, int, int, int]
"""A state of a search: its rank (steps so far), the node's place in the order, the node, the automaton's state."""
BREACH = -1
"""The node of a key that stands for a breach."""


class Arrival(NamedTuple):
    """What came to a key: the box, and from which box of which key by which case."""

    box: int
    before: Key | None
    source: int
    case: Case | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class Made:
    """One step of a traced walk: the point before it, and after it once its effects are there."""

    turn: Turn
    case: Case
    before: int
    after: int


class Mover:
    """Moves boxes through a graph, looking at what is tracked."""

    def __init__(self, question: Question, splitter: Splitter) -> None:
        self.question = question
        self.labels = question.labels
        self.study = question.labels.study
        self.splitter = splitter
        self.variables = self.study.variables.named(splitter.tracked)
        self.simple = self.labels.simple.setdefault(splitter.tracked, {})
        self.groups = self.labels.groups.setdefault(splitter.tracked, {})

    def moves(
        self, number: int, state: int, boxes: list[int], only: Turn | None = None
    ) -> Iterator[tuple[int, int, Turn, Case, list[int]]]:
        """
        All ways on: to which node (-1 for a breach), in which state, by which turn and case, with which boxes.

        With `only` those of one turn: its event, its letter, its edge.
        """
        study, splitter = self.study, self.splitter
        edges = study.graph.nodes[number].edges
        for case, letter, places in self.groups.get(number) or self.grouped(number):
            if only is not None and (case.event is not only[1] or letter != only[2]):
                continue
            after = apply(case.effects, boxes, splitter.tracked)
            if not after:
                continue
            event = case.event
            for exact, part in self.labels.read(number, letter, after, splitter) if event else ((0, after),):
                further, breached = self.labels.automaton.step(state, exact) if event else (state, False)
                if breached:
                    yield BREACH, further, (number, True, letter, -1), case, part
                if places:
                    for place in places if only is None else (only[3],):
                        if place in places:
                            yield edges[place].to, further, (number, event, letter, place), case, part
                    continue
                for place, fitting in study.ways.pass_through(number, case, part, splitter):
                    if (case.number, place) in study.open[number] and (only is None or only[3] == place):
                        yield edges[place].to, further, (number, event, letter, place), case, fitting

    def all_moves(
        self, number: int, state: int, boxes: list[int], only: Turn | None = None
    ) -> Iterator[tuple[int, int, Turn, Case, int, list[int]]]:
        """As `moves`, box by box: each way with the box that it came from, -1 where that is the same box."""
        simple = self.untouched(number)
        if simple is None:
            for box in boxes:
                for to, further, turn, case, parts in self.moves(number, state, [box], only):
                    yield to, further, turn, case, box, parts
            return
        step = self.labels.automaton.step
        for event, letter, edges, case in simple if boxes else ():
            if only is not None and (event is not only[1] or letter != only[2]):
                continue
            further, breached = step(state, letter) if event else (state, False)
            if breached:
                yield BREACH, further, (number, True, letter, -1), case, -1, boxes
            for to, place, own in edges:
                if only is None or only[3] == place:
                    yield to, further, (number, event, letter, place), own, -1, boxes

    def untouched(self, number: int) -> tuple[tuple[bool, int, Edges, Case], ...] | None:
        """The ways through a node that does nothing to boxes: event, letter, edges; None where it looks at a box."""
        known = self.simple.get(number, ())
        if known == ():
            known = self.simple[number] = self._untouched(number)
        return known

    def _untouched(self, number: int) -> tuple[tuple[bool, int, Edges, Case], ...] | None:
        if self.study.touches[number] & self.splitter.tracked:
            return None
        if number not in self.labels.by_result:
            letter = self.labels.letters[number] if self.labels.letters else 0
            if self.labels.reads_states(letter):
                return None
            return tuple((event, letter if event else 0, ways, case) for event, ways, case in self.study.quiet[number])
        edges = self.study.graph.nodes[number].edges
        groups = self.groups.get(number) or self.grouped(number)
        if any(self.labels.reads_states(letter) for case, letter, _ in groups if case.event):
            return None
        return tuple(
            (case.event, letter, tuple((edges[place].to, place, case) for place in places), case)
            for case, letter, places in groups
        )

    def grouped(self, number: int) -> tuple[Group, ...]:
        """
        The cases of a node that differ in what is tracked, each with its letter.

        Where no tracked field decides which edge is taken, the edges that may be taken are given, else none.
        """
        study, tracked = self.study, self.splitter.tracked
        found: dict[object, Group] = {}
        for case in study.ways.cases[number]:
            letter = self.labels.letter(number, case) if case.event else 0
            effects = tuple(effect for effect in case.effects if effect[1] & tracked)
            decided = study.ways.case_reads(number, case) & tracked
            places = () if decided else tuple(place for at, place in sorted(study.open[number]) if at == case.number)
            if not places and not decided and study.graph.nodes[number].edges:
                continue
            own = case if decided else places
            found.setdefault((case.event, letter, effects, own), (case, letter, places))
        self.groups[number] = tuple(found.values())
        return self.groups[number]

    def keep(self, number: int) -> int:
        """The fields that are of any use from a node on."""
        if number < 0:
            return -1
        return (self.study.live[number] | self.labels.state_fields) & self.splitter.tracked

    def is_relevant(self, number: int, state: int) -> bool:
        """Whether a breach can still be reached."""
        relevant = self.labels.relevant
        return number < 0 or relevant is None or number + state * len(self.study.graph.nodes) in relevant

    def joined(self, boxes: list[int]) -> list[int]:
        """The same set in fewer boxes: those that differ in one field only become one."""
        left = set(boxes)
        before = 0
        while len(left) > 1 and len(left) != before:
            before = len(left)
            for variable in self.variables:
                self.splitter.spend(len(left))
                groups: dict[int, int] = {}
                for box in left:
                    rest = box & ~variable.field
                    groups[rest] = groups.get(rest, 0) | box
                left = set(groups.values())
                if len(left) == 1:
                    break
        return sorted(left)

    def is_known(self, box: int, known: list[int]) -> bool:
        """Whether a box lies inside of one that was seen before."""
        self.splitter.spend(len(known))
        return any(not box & ~other for other in known)
