"""
The exact answer, from the breach backwards: for every node and state the facts from which a breach can follow.

Backwards, what does not matter drops out by itself: where every way on can still come to the breach, the set is simply
"anything", however many facts are alive there; where none can, it is empty. So only the facts between a breach and what
would have prevented it are ever told apart. Nodes come in postorder, each pair but once where there are no loops; every
set keeps the time at which each part of it was found, and a walk goes from part to earlier part, so it cannot go round.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TypeAlias

from simulator.flow.effects import COUNT, MOVE, RAISE, SET, Effect
from simulator.flow.moves import BREACH, Made, Mover
from simulator.flow.plain import PlainSearch
from simulator.flow.points import point_in
from simulator.flow.unions import union

Region: TypeAlias = tuple[int, tuple[int, ...]]
"""A box with all bits set in fields that may be anything, and the other fields."""
Pair: TypeAlias = tuple[int, int]
"""A node and an automaton state."""


class Backward:
    """The search of one question, everything tracked."""

    def __init__(self, mover: Mover, plain: PlainSearch) -> None:
        self.mover = mover
        self.study = mover.study
        self.all = self.study.variables.all
        self.size = len(self.study.graph.nodes)
        self.before = plain.before
        self.found: dict[Pair, list[tuple[int, list[Region]]]] = {}
        """For each pair what was found so far, with the time of each finding; every one holds the one before it."""
        self.time = 0
        self._search(plain.bad)

    def start(self) -> Region | None:
        """The part of the first box from which a breach can follow."""
        entry = (self.study.graph.entry, self.mover.labels.automaton.start)
        for mask, fields in self.latest(entry):
            if (part := _within(self.mover.question.start, mask, fields)) is not None:
                return part, fields
        return None

    def latest(self, pair: Pair) -> list[Region]:
        found = self.found.get(pair)
        return found[-1][1] if found else []

    def _search(self, bad: frozenset[int]) -> None:
        order = self.study.order
        waiting = [(-order[key % self.size], key) for key in sorted(bad)]
        waiting.sort()
        queued = set(bad)
        while waiting:
            _, key = heappop(waiting)
            queued.discard(key)
            state, number = divmod(key, self.size)
            if self._widen(number, state):
                for earlier in self.before[key]:
                    if earlier not in queued:
                        queued.add(earlier)
                        heappush(waiting, (-order[earlier % self.size], earlier))

    def _widen(self, number: int, state: int) -> bool:
        """Works a pair out anew; whether anything was added."""
        known = self.latest((number, state))
        if known and not known[0][1]:
            return False
        found: list[Region] = [(self.all, ())] if self.mover.question.is_found(number, state) else []
        if not found:
            found = self._before(number, state)
        wider = self._union(number, [*known, *found])
        if wider == known:
            return False
        self.time += 1
        self.found.setdefault((number, state), []).append((self.time, wider))
        return True

    def _before(self, number: int, state: int) -> list[Region]:
        found: list[Region] = []
        ever = self.study.ever[number]
        own = self.study.touched(number, self.mover.labels.state_fields)
        for to, further, _, case, parts in self.mover.moves(number, state, [ever]):
            goals = [(self.all, ())] if to == BREACH else self.latest((to, further))
            self.mover.splitter.spend(len(goals) * len(parts))
            for mask, fields in goals:
                for part in parts:
                    after = _within(part, mask, fields)
                    if after is not None:
                        region = self._shaped(_undone(case.effects, after), {*fields, *own}, ever)
                        if not region[1]:
                            return [region]
                        found.append(region)
        return found

    def _shaped(self, box: int, fields: set[int], ever: int) -> Region:
        """A box with those fields opened that hold all that can ever come to the node."""
        closed = tuple(sorted(field for field in fields if ever & field & ~box))
        keep = sum(closed)
        return (box & keep) | (self.all & ~keep), closed

    def _union(self, number: int, regions: list[Region]) -> list[Region]:
        """The same set in few regions."""
        fields = sorted({field for _, own in regions for field in own})
        masks = union({mask for mask, _ in regions}, fields, self.study.ever[number], self.mover.splitter.spend)
        return [(mask, tuple(field for field in fields if ~mask & field)) for mask in masks]

    def walk(self) -> tuple[Made, ...]:
        """A walk to the breach, from finding to earlier finding."""
        begin = self.start()
        if begin is None:
            return ()
        made: list[Made] = []
        pair = (self.study.graph.entry, self.mover.labels.automaton.start)
        point = point_in(self.mover, begin[0])
        time = self._time(pair, point)
        while not self.mover.question.is_found(*pair):
            for to, further, turn, case, parts in self.mover.moves(*pair, [point]):
                after = self._earlier(to, further, parts, time)
                if after is not None:
                    made.append(Made(turn, case, point, after[1]))
                    pair, (time, point) = (to, further), after
                    break
            else:
                raise AssertionError("a breach that was found cannot be reached")
            if pair[0] == BREACH:
                break
        return tuple(made)

    def _time(self, pair: Pair, point: int) -> int:
        return next(time for time, regions in self.found[pair] if any(not point & ~mask for mask, _ in regions))

    def _earlier(self, to: int, state: int, parts: list[int], time: int) -> tuple[int, int] | None:
        """A point in what was found for a pair before this time, with its own time."""
        if to == BREACH:
            return 0, point_in(self.mover, parts[0])
        for own, regions in self.found.get((to, state), ()):
            if own >= time:
                return None
            for mask, fields in regions:
                for part in parts:
                    if (inside := _within(part, mask, fields)) is not None:
                        return own, point_in(self.mover, inside)
        return None


def _within(box: int, mask: int, fields: tuple[int, ...]) -> int | None:
    inside = box & mask
    for field in fields:
        if not inside & field:
            return None
    return inside


def _undone(effects: tuple[Effect, ...], box: int) -> int:
    """All from which a case's effects lead into a box."""
    for code, field, first, second, third in reversed(effects):
        own = box & field
        if code == SET:
            box |= field
        elif code == MOVE:
            box = box & ~field | own & second | (first if own & third else 0)
        elif code == COUNT:
            box = box & ~field | own >> 1 & first
        elif code == RAISE and own & second:
            box |= first
    return box
