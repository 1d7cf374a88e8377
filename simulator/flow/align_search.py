"""
The cheapest way through flow and log at once: A* over (place in the flow, deeds done).

A place is a node with its counts of visits. Two kinds of credit make a misplaced step cost once: a deed that was
left behind as extra pays for its step when the flow comes to it, and a step that was skipped pays for the deed that
carries it out later. A state whose credits include another's, at no higher cost, makes that other one needless.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeAlias

from simulator.flow.align_world import Pairs, World
from simulator.flow.nodes import Node, NodeKind, result_number
from simulator.model.fact import UNKNOWN
from simulator.model.sop import OUT_OF_TRIES

SCALE = 1 << 12
SKIPPED, MISPLACED, EXTRA, ASKED_BEFORE = 3, 3, 2, 1
"""What settles explanations of equal cost, far below a cost of 1: the friendlier one is smaller."""

Counts: TypeAlias = tuple[tuple[int, int], ...]
Credits: TypeAlias = tuple[tuple[str, int, int], ...]
"""Sorted: ("early", name, 0) for a skipped step whose deed may still come, ("left", mask, cost) for a deed left."""
Rest: TypeAlias = tuple[Counts, Credits, Pairs]
State: TypeAlias = tuple[int, int, int, Rest]
"""Node, deeds done, what the deed now being heard has carried out so far, and the rest."""
Move: TypeAlias = tuple[str, int, int, int, int, int]
"""As in `Taken`."""

EMPTY: Rest = ((), (), ())


@dataclass(frozen=True, slots=True)
class Taken:
    """One move of the cheapest way: what was done, the step's number among the names, the deed, the node, the cost.

    `tools` tells which deeds left behind may be the one that made up for a step.
    """

    what: str
    name: int
    deed: int
    node: int
    cost: int
    tools: int


def cheapest(world: World) -> tuple[list[Taken], int]:
    """The moves of the cheapest explanation of the whole log, and the node at which it ends."""
    search = _Search(world, len(world.log.deeds))
    return search.run(), search.end


def cheapest_without_log(world: World) -> int:
    """What it costs to walk the flow to an end without any deed."""
    return sum(taken.cost for taken in _Search(world, 0).run())


class _Search:
    def __init__(self, world: World, until: int) -> None:
        self.world, self.until = world, until
        self.terrain, self.log, self.nodes = world.terrain, world.log, world.nodes
        self.heap: list[tuple[int, int, int, State, int, Move]] = []
        self.trail: list[tuple[int, Move]] = []
        self.closed: dict[tuple[int, int, int, Counts, Pairs], list[tuple[int, Credits]]] = {}
        self.bounds: dict[tuple[int, int, int, int, int], int] = {}
        self.sure = self._sure_costs()
        self.pushed = 0
        self.end = self.terrain.graph.entry

    def run(self) -> list[Taken]:
        at, done, mask, rest = self.terrain.graph.entry, 0, 0, EMPTY
        self._arrive(0, at, done, mask, rest, -1, ("start", -1, -1, -1, 0, 0))
        while self.heap:
            _, _, spent, state, parent, move = heappop(self.heap)
            at, done, mask, rest = state
            seen = self.closed.setdefault((at, done, mask, rest[0], rest[2]), [])
            if any(before <= spent and _covers(open_, rest[1]) for before, open_ in seen):
                continue
            seen.append((spent, rest[1]))
            self.trail.append((parent, move))
            node = self.nodes[at]
            if done == self.until and not node.edges:
                self.end = at
                return self._way(len(self.trail) - 1)
            if node.kind is NodeKind.ACT:
                self._carry_out(spent, state)
                self._leave_out(spent, state)
            if done < self.until:
                self._pass_deed(spent, state)
        return []

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
        if node.tries and _count(rest[0], node.counter) >= node.tries:
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
        visit = _count(counts, node.counter) if node.tries else 0
        if node.tries and visit >= node.tries:
            self._go(spent, state, OUT_OF_TRIES, heard, mask, open_, assumed, ("over", name, -1, at, 0, 0))
            return
        if world.is_known(node, heard, moment, assumed):
            known = world.left_out(node, moment, assumed, visit)[0]
            self._go(spent + ASKED_BEFORE, state, known, heard, mask, open_, assumed, ("known", name, -1, at, 0, 0))
        result, now_assumed = world.left_out(node, moment, assumed, visit)
        cost = self._cost_of_leaving_out(name, done)
        for credit in dict.fromkeys(open_):
            if credit[0] == "left" and credit[1] >> name & 1:
                more = max(cost - credit[2], 0)
                left = _without(open_, credit)
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
                rest = (counts, _without(open_, credit), assumed)
                move = ("late", credit[1], done, -1, more, 0)
                paid = spent + more * SCALE + MISPLACED - SKIPPED
                self._arrive(paid, at, done + 1, 0, rest, len(self.trail) - 1, move)
                if tools == 1 << credit[1]:
                    return  # to keep it for a later deed costs the same
        if tools & self.terrain.reach[at]:
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
        edge = self.world.edge(at, moment, assumed, result_number(node.step, result))
        if node.tries and result != OUT_OF_TRIES:
            visit = _count(counts, node.counter) + 1
            counts = _counted(counts, node.counter, visit)
            if visit >= node.tries and edge.back:
                edge = self.world.edge(at, moment, assumed, result_number(node.step, OUT_OF_TRIES))
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
        to, further, decided = self._through(node, at, moment, rest)
        if done < self.until and not decided:
            self._push(spent, (at, done, mask, rest), parent, move)
        self._arrive(spent, to, done, mask, further, parent, move, crossed)

    def _through(self, node: Node, at: int, moment: int, rest: Rest) -> tuple[int, Rest, bool]:
        """Where a silent node leads now, what is so behind it, and whether later moments would decide the same."""
        counts, open_, assumed = rest
        leaves = node.kind is NodeKind.LEAVE and node.step is not None
        out = bool(node.tries) and _count(counts, node.counter) >= node.tries
        result = UNKNOWN
        if node.step is not None and (leaves or out):
            result = result_number(node.step, node.outcome if leaves else OUT_OF_TRIES)
        after = self.world.leaving(node, assumed) if leaves else assumed
        edge = self.world.edge(at, moment, after, result)
        if leaves and out and edge.back and node.step is not None:
            result = result_number(node.step, OUT_OF_TRIES)
            edge = self.world.edge(at, moment, after, result)
        if node.tries and not leaves and not out:
            counts = _counted(counts, node.counter, _count(counts, node.counter) + 1)
        if node.resets and (leaves or not out):
            counts = tuple(pair for pair in counts if pair[0] not in node.resets)
        return edge.to, (counts, open_, after), self.world.lasts(at, moment, after, result)

    def _is_finished(self, at: int, done: int, mask: int) -> bool:
        """Whether the deed that is being heard can carry out nothing more, and owes nothing."""
        log = self.log
        is_paid = not log.costs[done] or bool(mask & log.frees[done])
        return is_paid and not log.carries[done] & ~mask & self.terrain.reach[at]

    def _push(self, spent: int, state: State, parent: int, move: Move) -> None:
        at, done, mask, rest = state
        if rest[1]:
            state = (at, done, mask, (rest[0], self._still_open(at, done, rest[1]), rest[2]))
        self.pushed += 1
        ahead = self._bound(state)
        heappush(self.heap, (spent + ahead * SCALE, self.pushed, spent, state, parent, move))

    def _still_open(self, at: int, done: int, open_: Credits) -> Credits:
        """Without the credits that nothing can use any more, so that more states are seen to be alike."""
        reach, later = self.terrain.reach[at], self.log.later_paid[done]
        return tuple(
            credit for credit in open_ if (credit[1] & reach if credit[0] == "left" else later >> credit[1] & 1)
        )

    def _bound(self, state: State) -> int:
        """What the rest costs at least: deeds that nothing can explain, and steps that no deed carries out."""
        at, done, mask, (_, open_, _) = state
        unpaid = done + 1 if mask and mask & self.log.frees[done] else done
        early = left = 0
        for kind, what, _ in open_:
            if kind == "early":
                early |= 1 << what
            else:
                left |= what
        key = (at, done, unpaid, early, left)
        bound = self.bounds.get(key)
        if bound is None:
            bound = self.bounds[key] = self._work_out_bound(at, done, unpaid, early, left)
        return bound

    def _work_out_bound(self, at: int, done: int, unpaid: int, early: int, left: int) -> int:
        reach = self.terrain.reach[at] | early
        log = self.log
        extra = sum(
            log.costs[deed] for deed in range(unpaid, self.until) if log.costs[deed] and not log.frees[deed] & reach
        )
        comes = log.later[done] if done < self.until else 0
        owed = self.terrain.owed[at] & ~comes & ~left
        return extra + sum(cost for name, cost in self.sure if owed >> name & 1)

    def _sure_costs(self) -> list[tuple[int, int]]:
        """Steps whose leaving out costs something at every moment."""
        terrain, log = self.terrain, self.log
        excused = terrain.bounded
        if self.world.weights.over >= 0:
            return []
        if self.world.weights.gone >= 0:
            excused |= terrain.speech
        if not self.world.weights.tools_shown:
            excused |= terrain.tools
        for bit, facts in terrain.asks:
            if all(fact in log.answered for fact in facts):
                excused |= bit
        return [(name, cost) for name, cost in enumerate(terrain.weights) if not excused >> name & 1]

    def _cost_of_leaving_out(self, name: int, done: int) -> int:
        weights, bit = self.world.weights, 1 << name
        if 0 <= weights.over <= done or (bit & self.terrain.speech and 0 <= weights.gone <= done):
            return 0
        if bit & self.terrain.tools and not weights.tools_shown:
            return 0
        return self.terrain.weights[name]

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


def _covers(more: Credits, less: Credits) -> bool:
    if not less:
        return True
    rest = list(more)
    for credit in less:
        if credit not in rest:
            return False
        rest.remove(credit)
    return True


def _count(counts: Counts, counter: int) -> int:
    return next((visits for node, visits in counts if node == counter), 0)


def _counted(counts: Counts, counter: int, visits: int) -> Counts:
    return tuple(sorted((*(pair for pair in counts if pair[0] != counter), (counter, visits))))


def _without(open_: Credits, credit: tuple[str, int, int]) -> Credits:
    at = open_.index(credit)
    return (*open_[:at], *open_[at + 1 :])
