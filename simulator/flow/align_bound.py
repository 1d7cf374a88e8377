"""
What the rest of an alignment costs at least: deeds that nothing can explain, and steps that no deed carries out.

Never more than it will cost, so that the search stays exact; the closer it comes, the less is searched.
"""

from __future__ import annotations

from simulator.flow.align_states import State
from simulator.flow.align_terrain import Masks
from simulator.flow.align_values import EXTRA, SCALE
from simulator.flow.align_world import World


class Bound:
    """Answers for one search; `until` is the number of deeds that it has to explain."""

    def __init__(self, world: World, until: int) -> None:
        self.world, self.terrain, self.log, self.until = world, world.terrain, world.log, until
        self.masks = Masks(world.terrain.reach, world.terrain.owed)
        self.bounds: dict[tuple[int, int, int, int, int], int] = {}
        self.sure = self._sure()
        self.again = self._again()
        self.paid = [(deed, world.log.frees[deed], cost) for deed, cost in enumerate(world.log.costs[:until]) if cost]

    def of(self, state: State) -> int:
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

    def sharpen(self, masks: Masks) -> None:
        """Goes on with sharper masks; what was answered before was not wrong, only low."""
        self.masks = masks
        self.bounds.clear()

    def _work_out_bound(self, at: int, done: int, unpaid: int, early: int, left: int) -> int:
        reach = self.masks.reach[at] | early
        extra = 0
        for deed, frees, cost in self.paid:
            if deed >= unpaid and not frees & reach:
                extra += cost * SCALE + EXTRA
        for bit, cost, deeds in self.again:
            if bit & self.masks.once & self.masks.reach[at]:
                too_many = sum(deed >= unpaid for deed in deeds) - (2 if bit & early else 1)
                extra += max(too_many, 0) * (cost * SCALE + EXTRA)
        comes = self.log.later[done] if done < self.until else 0
        return extra + self.terrain.sum_of(self.masks.owed[at] & ~comes & ~left & self.sure)

    def _again(self) -> list[tuple[int, int, list[int]]]:
        """Names for which there are several deeds that can do nothing else, with what each costs and which they are."""
        found: dict[int, list[int]] = {}
        for deed, cost in enumerate(self.log.costs[: self.until]):
            bits = self.log.frees[deed]
            if cost and bits and not bits & (bits - 1):
                found.setdefault(bits, []).append(deed)
        least = {bit: min(self.log.costs[deed] for deed in deeds) for bit, deeds in found.items()}
        return [(bit, least[bit], deeds) for bit, deeds in found.items() if len(deeds) > 1]

    def _sure(self) -> int:
        """Steps whose leaving out costs something at every moment."""
        terrain, log, weights = self.terrain, self.log, self.world.weights
        if weights.over >= 0:
            return 0
        excused = terrain.bounded
        if weights.gone >= 0:
            excused |= terrain.speech
        if not weights.tools_shown:
            excused |= terrain.tools
        for bit, facts in terrain.asks:
            if log.answered.issuperset(facts):
                excused |= bit
        return ~excused
