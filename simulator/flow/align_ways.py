"""
Which ways of a flow can be taken at all under what was known in one log, and so what can still come and must still
come: sharper masks than those of the flow alone, once a search turns out to be long.

Too many ways are never wrong here, only slow; one too few would be. So wherever a condition reads something that is
worked out while searching (a proof, a decided fact, several facts that nobody knows yet), every way stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from simulator.flow.align_terrain import Masks, masks_of
from simulator.flow.align_world import World
from simulator.flow.conditions import ASSURANCE, PROOF, RAN, RESULT, fits_with
from simulator.flow.nodes import Node, NodeKind, result_number, result_words
from simulator.model.fact import UNKNOWN
from simulator.model.sop import OUT_OF_TRIES, Step, Verb

MOST_KEPT = 500


def masks_in(world: World) -> Masks:
    """What can still come and must still come from each node, in this log."""
    found = _Ways(world)
    ways = found.all()
    kept = world.terrain.masks
    if ways not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[ways] = masks_of(world.terrain.graph, ways)
    return kept[ways]


class _Ways:
    """The nodes to which each node can lead."""

    def __init__(self, world: World) -> None:
        self.world, self.nodes = world, world.nodes
        truth = world.truth
        self.visits = max((len(words) for _, words in (*truth.results, *truth.methods)), default=1)
        self.shared = {counter for counter, times in Counter(n.counter for n in self.nodes).items() if times > 1}
        self.given: dict[int, set[str]] = {}
        for deed, mask in zip(world.log.deeds, world.log.carries, strict=True):
            for name in range(mask.bit_length()):
                if mask >> name & 1:
                    self.given.setdefault(name, set()).add(deed.result)

    def all(self) -> tuple[tuple[int, ...], ...]:
        """For each node; running out of tries counts only where one can come by so often."""
        ways = [self._goals(at, node) for at, node in enumerate(self.nodes)]
        bounded = [at for at, node in enumerate(self.nodes) if node.tries and node.kind is NodeKind.ACT]
        while True:
            more = [at for at in bounded if self._comes_round(at, ways)]
            if not more:
                return tuple(tuple(sorted(goals)) for goals in ways)
            for at in more:
                ways[at] = {edge.to for edge in self.nodes[at].edges}
            bounded = [at for at in bounded if at not in more]

    def _comes_round(self, at: int, ways: list[set[int]]) -> bool:
        node = self.nodes[at]
        if node.counter in self.shared or node.counter != at:
            return True
        if node.tries == 1 and any(edge.back and edge.to in ways[at] for edge in node.edges):
            return True
        seen: set[int] = set()
        left = list(ways[at])
        while left:
            to = left.pop()
            if to == at:
                return True
            if to not in seen:
                seen.add(to)
                left.extend(ways[to])
        return False

    def _goals(self, at: int, node: Node) -> set[int]:
        everything = {edge.to for edge in node.edges}
        if len(everything) < 2 or node.kind in (NodeKind.CHOOSE, NodeKind.LEAVE):
            return everything
        if node.kind is not NodeKind.ACT and node.tries:
            return everything
        tested = {test.fact for edge in node.edges for tests in edge.when for test in tests} - {RESULT}
        if any(self._is_worked_out(fact) for fact in tested):
            return everything
        envs = self._envs(tested | set(self._told(node)))
        if envs is None:
            return everything
        goals = set()
        for known in envs:
            for result in self._results(at, node, known):
                edge = next((edge for edge in node.edges if fits_with(edge.when, known, result)), node.edges[-1])
                goals.add(edge.to)
        return goals

    def _is_worked_out(self, fact: str) -> bool:
        terrain = self.world.terrain
        return fact in terrain.decided or fact == ASSURANCE or fact.startswith((f"{PROOF}:", RAN, PROOF))

    def _told(self, node: Node) -> tuple[str, ...]:
        step = node.step
        return step.facts if step is not None and step.verb in (Verb.ASK, Verb.CHECK) else ()

    def _envs(self, facts: set[str]) -> list[dict[str, int]] | None:
        """What may be known of these facts at one moment or another; None where it may be too much to tell."""
        world = self.world
        found: list[dict[str, int]] = []
        for moment in range(len(world.log.knowns)):
            now = world.holding(moment, ())
            known = {fact: now.get(fact, UNKNOWN) for fact in facts}
            open_ = [fact for fact in facts if known[fact] == UNKNOWN and fact in world.so]
            if len(open_) > 1:
                return None
            found.append(known)
            found.extend({**known, fact: world.so[fact]} for fact in open_)
        return found

    def _results(self, at: int, node: Node, known: dict[str, int]) -> Iterator[int]:
        step = node.step
        if step is None or node.kind is not NodeKind.ACT:
            yield UNKNOWN
            return
        for word in self._words(at, node, step, known):
            yield result_number(step, word)

    def _words(self, at: int, node: Node, step: Step, known: dict[str, int]) -> set[str]:
        """All results that the step may have, carried out or left out, but that its tries are over."""
        world = self.world
        usual = world.obtained(step, known) or (step.results[0] if step.results else "")
        found = {usual, step.results[0] if step.results else ""}
        if step.verb is not Verb.ASK:
            given = self.given.get(world.terrain.name_of[at], set())
            found |= given & set(result_words(step)) - {OUT_OF_TRIES}
            found |= {world.truth.result(node.name, step, visit) for visit in range(self.visits + 1)}
        return found
