"""
The cheapest way through flow and log at once: A* over (place in the flow, deeds done).

A place is a node with its counts of visits. Two kinds of credit make a misplaced step cost once: a deed that was
left behind as extra pays for its step when the flow comes to it, and a step that was skipped pays for the deed that
carries it out later. A state makes another at the same place needless when it is cheaper by all that the other's
further credits can save.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from simulator.flow.align_bound import Bound
from simulator.flow.align_states import (
    EMPTY,
    Counts,
    Credits,
    Move,
    Rest,
    State,
    Taken,
    count,
    counted,
    through,
    without,
    worth,
)
from simulator.flow.align_values import ASKED_BEFORE, EXTRA, MISPLACED, SCALE, SKIPPED
from simulator.flow.align_ways import masks_in
from simulator.flow.align_world import Pairs, World
from simulator.flow.nodes import NodeKind
from simulator.model.sop import OUT_OF_TRIES

LONG = 48
"""So many states are looked at before it pays to find out which ways of the flow are open in this log."""


def cheapest(world: World) -> tuple[list[Taken], int]:
    """The moves of the cheapest explanation of the whole log, and the node at which it ends."""
    search = Search(world, len(world.log.deeds))
    return search.run(), search.end


class Search:
    """One search; `until` is the number of deeds that it has to explain."""

    def __init__(self, world: World, until: int) -> None:
        self.world, self.until = world, until
        self.terrain, self.log, self.nodes = world.terrain, world.log, world.nodes
        self.heap: list[tuple[int, int, int, State, int, Move]] = []
        self.trail: list[tuple[int, Move]] = []
        self.closed: dict[tuple[int, int, int, Counts, Pairs], list[tuple[int, Credits]]] = {}
        self.bound = Bound(world, until)
        self.pushed = 0
        self.end = self.terrain.graph.entry

    def run(self) -> list[Taken]:
        at, done, mask, rest = self.terrain.graph.entry, 0, 0, EMPTY
        weights = self.terrain.weights
        self._arrive(0, at, done, mask, rest, -1, ("start", -1, -1, -1, 0, 0))
        while self.heap:
            _, _, spent, state, parent, move = heappop(self.heap)
            at, done, mask, rest = state
            seen = self.closed.setdefault((at, done, mask, rest[0], rest[2]), [])
            if any(before + worth(rest[1], open_, weights) <= spent for before, open_ in seen if before <= spent):
                continue
            seen.append((spent, rest[1]))
            self.trail.append((parent, move))
            if len(self.trail) == LONG:
                self._sharpen()
            node = self.nodes[at]
            if done == self.until and not node.edges:
                self.end = at
                return self._way(len(self.trail) - 1)
            if node.kind is NodeKind.ACT:
                self._carry_out(spent, state)
                if self._is_plain(state):
                    continue
                self._leave_out(spent, state)
            if done < self.until:
                self._pass_deed(spent, state)
        return []

    def _sharpen(self) -> None:
        """Looks at what is left with better foresight; nothing that was found out is lost."""
        self.bound.sharpen(masks_in(self.world))
        self.heap = [
            (entry[2] + self.bound.of(entry[3]), entry[1], entry[2], entry[3], entry[4], entry[5])
            for entry in self.heap
        ]
        heapify(self.heap)

    def _is_plain(self, state: State) -> bool:
        """Whether carrying the step out by this deed is never worse than anything else.

        It is where the deed can do nothing else and brings nothing to light, no later deed can do the same, and the
        step leads one way whatever it gives: every other way has to pass both of them, too, and pays for it.
        """
        at, done, mask, _ = state
        if mask or done >= self.until or not self.terrain.straight[at]:
            return False
        log, bit = self.log, 1 << self.terrain.name_of[at]
        is_only = log.carries[done] == bit and not log.later[done + 1] & bit
        return is_only and log.moment[done] == log.moment[done + 1]

    def _carry_out(self, spent: int, state: State) -> None:
        at, done, mask, rest = state
        if done >= self.until:
            return
        node, log = self.nodes[at], self.log
        name = self.terrain.name_of[at]
        bit = 1 << name
        free = log.carries[done] & ~mask
        if not free & bit or (bit & log.tools[done] and mask & log.tools[done] and log.single[done]):
            return
        if node.tries and count(rest[0], node.counter) >= node.tries:
            return
        result = self.world.deed_result(node, done, rest[2])
        self._go(spent, state, result, done + 1, mask | bit, rest[1], rest[2], ("sync", name, done, at, 0, 0))

    def _leave_out(self, spent: int, state: State) -> None:
        at, done, mask, rest = state
        node, world = self.nodes[at], self.world
        counts, open_, assumed = rest
        name = self.terrain.name_of[at]
        heard = done + 1 if mask else done
        moment = self.log.moment[heard]
        visit = count(counts, node.counter) if node.tries else 0
        if node.tries and visit >= node.tries:
            self._go(spent, state, OUT_OF_TRIES, heard, mask, open_, assumed, ("over", name, -1, at, 0, 0))
            return
        if world.is_known(node, heard, moment, assumed):
            known = world.left_out(at, moment, assumed, visit)[0]
            self._go(spent + ASKED_BEFORE, state, known, heard, mask, open_, assumed, ("known", name, -1, at, 0, 0))
        result, now_assumed = world.left_out(at, moment, assumed, visit)
        cost = world.cost_of_leaving_out(name, done)
        for credit in dict.fromkeys(open_):
            if credit[0] == "left" and credit[1] >> name & 1:
                more = max(cost - credit[2], 0)
                left = without(open_, credit)
                move = ("made-up-for", name, heard, at, more, credit[1])
                self._go(spent + more * SCALE + MISPLACED - EXTRA, state, result, heard, mask, left, now_assumed, move)
                if credit[1] == 1 << name:
                    return  # to keep it for a later visit costs the same
        if cost and self._may_come(name, done, mask):
            open_ = tuple(sorted((*open_, ("early", name, 0))))
        what = "skip" if cost else "excused"
        paid = spent + cost * SCALE + (SKIPPED if cost else 0)
        self._go(paid, state, result, heard, mask, open_, now_assumed, (what, name, heard, at, cost, 0))

    def _pass_deed(self, spent: int, state: State) -> None:
        """The log goes on by itself: the deed is finished, extra, or pays for a step that was skipped before."""
        at, done, mask, (counts, open_, assumed) = state
        log = self.log
        cost, tools = log.costs[done], log.tools[done]
        if not cost or mask & log.frees[done]:
            move: Move = ("pass", -1, done, -1, 0, 0)
            self._arrive(spent, at, done + 1, 0, (counts, open_, assumed), len(self.trail) - 1, move)
            return
        for credit in dict.fromkeys(open_):
            if credit[0] == "early" and tools >> credit[1] & 1:
                more = max(cost - self.terrain.weights[credit[1]], 0)
                rest = (counts, without(open_, credit), assumed)
                move = ("late", credit[1], done, -1, more, 0)
                paid = spent + more * SCALE + MISPLACED - SKIPPED
                self._arrive(paid, at, done + 1, 0, rest, len(self.trail) - 1, move)
                if tools == 1 << credit[1]:
                    return  # to keep it for a later deed costs the same
        if tools & self.bound.masks.reach[at]:
            open_ = tuple(sorted((*open_, ("left", tools, cost))))
        move = ("extra", -1, done, -1, cost, tools)
        paid = spent + cost * SCALE + EXTRA
        self._arrive(paid, at, done + 1, 0, (counts, open_, assumed), len(self.trail) - 1, move)

    def _go(
        self, spent: int, state: State, result: str, heard: int, mask: int, open_: Credits, assumed: Pairs, move: Move
    ) -> None:
        """Takes the edge that the result of the step at this place opens."""
        at, done, _, (counts, _, _) = state
        node = self.nodes[at]
        if node.step is None:
            return
        moment = self.log.moment[heard]
        edge = self.world.edge_for(at, moment, assumed, result)
        if node.tries and move[0] != "over":  # a log may say `out-of-tries` of a visit that counts
            visit = count(counts, node.counter) + 1
            counts = counted(counts, node.counter, visit)
            if visit >= node.tries and edge.back:
                edge = self.world.edge_for(at, moment, assumed, OUT_OF_TRIES)
        rest = (counts, open_, assumed)
        self._arrive(spent, edge.to, done, mask, rest, len(self.trail) - 1, move)

    def _arrive(
        self, spent: int, at: int, done: int, mask: int, rest: Rest, parent: int, move: Move, crossed: int = 0
    ) -> None:
        """Follows silent nodes as far as they are decided, and notes the states to look at."""
        node = self.nodes[at]
        if node.kind in (NodeKind.ACT, NodeKind.FINAL) or not node.edges:
            if mask and self._is_finished(at, done, mask):
                done, mask = done + 1, 0
            self._push(spent, (at, done, mask, rest), parent, move)
            return
        if crossed >> at & 1:
            return
        crossed |= 1 << at
        if node.kind is NodeKind.CHOOSE:
            for edge in node.edges:
                self._arrive(spent, edge.to, done, mask, rest, parent, move, crossed)
            return
        moment = self.log.moment[done + 1 if mask else done]
        to, further, decided = through(self.world, at, moment, rest)
        if done < self.until and not decided:
            self._push(spent, (at, done, mask, rest), parent, move)
        self._arrive(spent, to, done, mask, further, parent, move, crossed)

    def _is_finished(self, at: int, done: int, mask: int) -> bool:
        """Whether the deed that is being heard can carry out nothing more, and owes nothing."""
        log = self.log
        is_paid = not log.costs[done] or bool(mask & log.frees[done])
        return is_paid and not log.carries[done] & ~mask & self.bound.masks.reach[at]

    def _push(self, spent: int, state: State, parent: int, move: Move) -> None:
        at, done, mask, rest = state
        if rest[1]:
            state = (at, done, mask, (rest[0], self._still_open(at, done, rest[1]), rest[2]))
        self.pushed -= 1
        ahead = self.bound.of(state)
        heappush(self.heap, (spent + ahead, self.pushed, spent, state, parent, move))

    def _still_open(self, at: int, done: int, open_: Credits) -> Credits:
        """Without the credits that nothing can use any more, so that more states are seen to be alike."""
        reach, later = self.bound.masks.reach[at], self.log.later_paid[done]
        kept = [credit for credit in open_ if (credit[1] & reach if credit[0] == "left" else later >> credit[1] & 1)]
        return open_ if len(kept) == len(open_) else tuple(kept)

    def _may_come(self, name: int, done: int, mask: int) -> bool:
        if done >= self.until:
            return False
        start = done + 1 if mask & self.log.tools[done] else done
        return bool(self.log.later_paid[start] >> name & 1)

    def _way(self, last: int) -> list[Taken]:
        way: list[Taken] = []
        while last >= 0:
            last, move = self.trail[last]
            way.append(Taken(*move))
        return way[::-1]
