"""
How the flow goes on from a node at a moment of the log: what holds there, and which edge is taken.

What holds is what the desk knew, then what the flow itself has brought about by steps that were left out (`assumed`:
a proof that would have been reached, a fact that would have been told), then the truth for facts nobody obtained.
"""

from __future__ import annotations

from typing import TypeAlias

from simulator.flow.align_log import Log
from simulator.flow.align_terrain import Terrain
from simulator.flow.align_values import Truth, Weights
from simulator.flow.conditions import ASSURANCE, PROOF, RAN, fits_with
from simulator.flow.decide import decide, proof_of
from simulator.flow.nodes import Edge, Node, result_number, result_words
from simulator.model.fact import UNKNOWN
from simulator.model.sop import Step, Verb

Pairs: TypeAlias = tuple[tuple[str, int], ...]


class World:
    """Answers about one flow, one log and one truth; remembers them, for a search asks again and again."""

    def __init__(self, terrain: Terrain, log: Log, truth: Truth, weights: Weights) -> None:
        self.terrain, self.log, self.truth, self.weights = terrain, log, truth, weights
        self.nodes = terrain.graph.nodes
        self.facts = {fact.id: fact for fact in terrain.graph.facts}
        self.so = dict(truth.facts)
        self.own_runs = self._own_runs()
        self.never = {fact: value for fact, value in truth.facts if fact not in log.answered}
        self._left_out: dict[tuple[int, int, Pairs, int], tuple[str, Pairs]] = {}
        self._envs: dict[tuple[int, Pairs], dict[str, int]] = {}
        self._edges: dict[tuple[int, int, Pairs, int], Edge] = {}
        self._numbers: dict[tuple[int, str], int] = {}
        self._settled: dict[tuple[int, int, Pairs, int], bool] = {}

    def holding(self, moment: int, assumed: Pairs) -> dict[str, int]:
        """Every fact's value at a moment."""
        key = (moment, assumed)
        known = self._envs.get(key)
        if known is None:
            known = self._envs[key] = self._holding(moment, assumed)
        return known

    def cost_of_leaving_out(self, name: int, done: int) -> int:
        """What it costs to leave a step out after so many deeds."""
        weights, bit = self.weights, 1 << name
        if 0 <= weights.over <= done or (bit & self.terrain.speech and 0 <= weights.gone <= done):
            return 0
        if bit & self.terrain.tools and not weights.tools_shown:
            return 0
        return self.terrain.weights[name]

    def edge(self, at: int, moment: int, assumed: Pairs, result: int = UNKNOWN) -> Edge:
        """The first edge that fits; the last where the author's table has a gap."""
        key = (at, moment, assumed, result)
        edge = self._edges.get(key)
        if edge is None:
            edges = self.nodes[at].edges
            edge = edges[-1]
            if len(edges) > 1:
                known = self.holding(moment, assumed)
                edge = next((edge for edge in edges if fits_with(edge.when, known, result)), edge)
            self._edges[key] = edge
        return edge

    def lasts(self, at: int, moment: int, assumed: Pairs, result: int) -> bool:
        """Whether a silent decision comes out the same at every later moment, so that waiting changes nothing."""
        if len(self.nodes[at].edges) == 1:
            return True
        key = (at, moment, assumed, result)
        known = self._settled.get(key)
        if known is None:
            now = self.edge(at, moment, assumed, result).to
            later = range(moment + 1, len(self.log.knowns))
            known = self._settled[key] = all(self.edge(at, then, assumed, result).to == now for then in later)
        return known

    def is_known(self, node: Node, deed: int, moment: int, assumed: Pairs) -> bool:
        """Whether a question need not be asked: the answer is there, and a fact that changes was told unasked."""
        step = node.step
        if step is None or step.verb is not Verb.ASK or not step.facts:
            return False
        known = self.holding(moment, assumed)
        return all(
            known.get(fact, UNKNOWN) != UNKNOWN and fact not in self.never and self._is_fresh(node, fact, deed)
            for fact in step.facts
        )

    def deed_result(self, node: Node, deed: int, assumed: Pairs) -> str:
        """What the step gave when this deed carried it out."""
        step, log = node.step, self.log
        if step is None:
            return ""
        given = log.deeds[deed].result
        if step.verb is Verb.ASK or given not in result_words(step):
            after = self.holding(log.moment[deed + 1], assumed)
            return self.obtained(step, after) or (step.results[0] if step.results else "")
        return given

    def edge_for(self, at: int, moment: int, assumed: Pairs, word: str) -> Edge:
        """The edge that a step with this result takes."""
        number = self._numbers.get((at, word))
        if number is None:
            step = self.nodes[at].step
            number = self._numbers[at, word] = UNKNOWN if step is None else result_number(step, word)
        return self.edge(at, moment, assumed, number)

    def left_out(self, at: int, moment: int, assumed: Pairs, visit: int) -> tuple[str, Pairs]:
        """What a step that was left out would have given, and what the flow goes on with because of it."""
        key = (at, moment, assumed, visit)
        known = self._left_out.get(key)
        if known is None:
            known = self._left_out[key] = self._would_give(self.nodes[at], moment, assumed, visit)
        return known

    def _would_give(self, node: Node, moment: int, assumed: Pairs, visit: int) -> tuple[str, Pairs]:
        step = node.step
        if step is None:
            return "", assumed
        if step.verb in (Verb.ASK, Verb.CHECK) and step.facts:
            known = self.holding(moment, assumed)
            open_ = [fact for fact in step.facts if known.get(fact, UNKNOWN) == UNKNOWN]
            new = {fact: self.so[fact] for fact in open_ if fact in self.so}
            added = with_pairs(assumed, {fact: value for fact, value in new.items() if fact in self.log.answered})
            return self.obtained(step, {**known, **new}), added
        result = self.truth.result(node.name, step, visit)
        if step.verb is Verb.VERIFY and result == "passed":
            method = self.truth.desk.method(step.target)
            if method and method.assurance > self.holding(moment, assumed).get(ASSURANCE, 0):
                assumed = with_pairs(assumed, {ASSURANCE: method.assurance})
        return result, assumed

    def leaving(self, node: Node, assumed: Pairs) -> Pairs:
        """What is assumed once a sub-flow is left."""
        if not node.per_call or node.step is None:
            return assumed
        return with_pairs(assumed, {f"{RAN}{node.step.target}": max(result_number(node.step, node.outcome), 0)})

    def _holding(self, moment: int, assumed: Pairs) -> dict[str, int]:
        known = {**dict(self.terrain.graph.assume), **self.never}
        known.update(
            pair
            for pair in self.log.knowns[moment]
            if pair[0] not in self.terrain.decided and pair[0] not in self.own_runs
        )
        raised = False
        for fact, value in assumed:
            if fact == ASSURANCE:
                raised = value > known.get(ASSURANCE, 0)
                known[ASSURANCE] = max(value, known.get(ASSURANCE, 0))
            elif known.get(fact, UNKNOWN) == UNKNOWN:
                known[fact] = value
        if self.terrain.decided:
            known = decide(self.terrain.graph.facts, known)
        for action in self.terrain.proofs:
            if raised or f"{PROOF}:{action}" not in known:
                known[f"{PROOF}:{action}"] = proof_of(self.truth.desk, action, known)
        return known

    def _own_runs(self) -> frozenset[str]:
        """Sub-flows that this very log went through: that they ran is said by the flow, not known beforehand.

        Else a sub-flow gone through badly would be taken for one that need not be gone through.
        """
        log = self.log
        first = dict(log.knowns[0]) if log.knowns else {}
        later = {fact for known in log.knowns[1:] for fact, _ in known if fact.startswith(RAN)} - first.keys()
        return frozenset(
            fact
            for fact in later
            if any(
                log.later[0] & bit for name, bit in self.terrain.bit.items() if name.startswith(f"{fact[len(RAN) :]}/")
            )
        )

    def _is_fresh(self, node: Node, fact: str, deed: int) -> bool:
        known = self.facts.get(fact)
        if known is None or not known.afresh:
            return True
        brought = [number for number in self.log.brought.get(fact, ()) if number < deed]
        return not brought or not self.log.carries[brought[-1]] & self.terrain.bit[node.name]

    def obtained(self, step: Step, known: dict[str, int]) -> str:
        """The result of asking or checking, from what is known afterwards; empty for other steps."""
        if step.verb not in (Verb.ASK, Verb.CHECK) or not step.facts:
            return ""
        values = [known.get(fact, UNKNOWN) for fact in step.facts]
        if len(values) > 1:
            return "unknown" if UNKNOWN in values else "done"
        fact = self.facts.get(step.facts[0])
        word = fact.domain.word(values[0]) if fact else ""
        if word in step.results or values[0] == UNKNOWN:
            return word
        return "known" if "known" in step.results else "done"


def with_pairs(pairs: Pairs, more: dict[str, int]) -> Pairs:
    """The same pairs with more of them, in order."""
    return tuple(sorted({**dict(pairs), **more}.items())) if more else pairs
