"""
One walk, tried with all facts: whether it can be walked, why not, and what is so when it is walked.

The search may find a walk that no set of facts allows, for it looks at some facts only. Along one walk all of them can
be looked at; what made it impossible is then all that the next search has to look at in addition.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.flow.effects import MOVE, SET
from simulator.flow.moves import BREACH, Arrival, Key, Made, Mover, Path, Question
from simulator.flow.points import trace
from simulator.flow.splitting import Splitter
from simulator.flow.variables import Variable, Variables


@dataclass(frozen=True, slots=True)
class Stride:
    """One node of a walk as it can be replayed: its result, the edge taken (-1 none), the facts that it made known."""

    node: int
    result: str
    event: bool
    edge: int
    learned: tuple[tuple[str, int], ...] = ()


class Trail:
    """A path walked with some facts. `held` turns of it could be made; `end` is the key of a breach, if it is one."""

    def __init__(self, question: Question, path: Path, splitter: Splitter) -> None:
        self.mover = Mover(question, splitter)
        self.question = question
        self.path = path
        self.held = 0
        entry = question.labels.study.graph.entry
        start: Key = (0, 0, entry, question.labels.automaton.start)
        self.came = {start: [Arrival(question.start & self.mover.keep(entry), None, 0, None, (-1, False, 0, -1))]}
        self.end = self._walk([start])

    def _walk(self, keys: list[Key]) -> Key | None:
        for at, turn in enumerate(self.path):
            following: list[Key] = []
            for key in keys:
                self._move(key, self.mover.joined([arrival.box for arrival in self.came[key]]), at, following)
            breach = next((key for key in following if key[2] == BREACH), None)
            if breach is not None:
                self.path = self.path[: at + 1]
                return breach
            keys = [key for key in following if turn[3] >= 0]
            if not keys:
                return None
            self.held = at + 1
        return next((key for key in keys if self.question.is_found(key[2], key[3])), None)

    def _move(self, key: Key, boxes: list[int], at: int, following: list[Key]) -> None:
        turn = self.path[at]
        for to, state, taken, case, source, parts in self.mover.all_moves(turn[0], key[3], boxes, turn):
            after: Key = (at + 1, 0, to, state)
            if after not in self.came:
                self.came[after] = []
                following.append(after)
            keep = self.mover.keep(to)
            arrivals = self.came[after]
            arrivals += [Arrival(part & keep, key, source if source >= 0 else part, case, taken) for part in parts]

    def made(self) -> tuple[Made, ...]:
        """The walk with one choice of facts that allows it; nothing where there is none."""
        return () if self.end is None else trace(self.mover, self.came, self.end, self.came[self.end][0].box)


def strides(variables: Variables, made: tuple[Made, ...]) -> tuple[Stride, ...]:
    """A walk as it can be replayed."""
    by_field = {variable.field: variable for variable in variables.by_name.values() if variable.domain is not None}
    return tuple(_stride(by_field, step) for step in made)


def _stride(by_field: dict[int, Variable], made: Made) -> Stride:
    node, event, _, place = made.turn
    learned: list[tuple[str, int]] = []
    for code, field, *_ in made.case.effects:
        variable = by_field.get(field)
        if variable is None or code not in (SET, MOVE):
            continue
        was, is_now = made.before & field, made.after & field
        if code == SET or (was & variable.fresh and not is_now & variable.fresh):
            learned.append((variable.name, variable.value(is_now)))
    return Stride(node, made.case.word, event, place, tuple(learned))
