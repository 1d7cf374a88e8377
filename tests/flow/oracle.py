"""
Alignment by trying everything: the oracle of the search.

It shares no code with the search but the graph and the table lookup: it walks every interleaving of flow and log,
keeps what was skipped and what was extra as plain lists, and pairs them only at the very end, by trying all pairings.
"""

from __future__ import annotations

from itertools import permutations

from simulator.flow.align import Truth, Weights
from simulator.flow.follow import choose
from simulator.flow.nodes import Graph, NodeKind, result_number
from simulator.model.fact import UNKNOWN
from simulator.model.sop import OUT_OF_TRIES, SPEECH, TOOLS, Verb
from simulator.model.trace import Deed


class Oracle:
    def __init__(self, graph: Graph, deeds: tuple[Deed, ...], truth: Truth, weights: Weights) -> None:
        self.graph, self.deeds, self.truth, self.weights = graph, deeds, truth, weights
        self.afresh = {fact.id for fact in graph.facts if fact.afresh}
        self.domains = {fact.id: fact.domain for fact in graph.facts}
        got = {fact for deed in deeds for fact, value in deed.known if value != UNKNOWN}
        got |= {fact for deed in deeds for fact, _ in deed.learned}
        for deed in deeds:
            if deed.result == "unknown":
                got |= {f for node in graph.nodes if node.step and node.name in deed.steps for f in node.step.facts}
        self.got = got

    def best(self) -> int:
        start = (self.graph.entry, 0, frozenset(), frozenset(), (), (), ())
        seen, stack, best = {start}, [start], 10**9
        limit = self.worst()
        while stack:
            state = stack.pop()
            node, done, _, _, _, skipped, extra = state
            if done == len(self.deeds) and not self.graph.nodes[node].edges:
                best = min(best, self.cost(skipped, extra))
            for after in self.moves(state):
                skips, extras = after[5], after[6]
                # Pairing halves a cost at best, so twice the limit is never worth walking.
                total = sum(cost for _, cost in skips) + sum(self.extra_cost(deed) for deed in extras)
                if total <= 2 * limit and after not in seen:
                    seen.add(after)
                    stack.append(after)
        return best

    def worst(self) -> int:
        return sum(self.extra_cost(n) for n in range(len(self.deeds))) + 4 * len(self.graph.nodes)

    def cost(self, skipped, extra) -> int:
        total = sum(cost for _, cost in skipped) + sum(self.extra_cost(deed) for deed in extra)
        return total - self.saved(list(skipped), list(extra))

    def saved(self, skipped, extra) -> int:
        """The most that pairing a skipped step with an extra deed that carries it can save: all but the larger cost."""
        few, many = (skipped, extra) if len(skipped) <= len(extra) else (extra, skipped)
        best = 0
        for chosen in permutations(many, len(few)):
            now = 0
            for one, other in zip(few, chosen, strict=True):
                (name, cost), deed = (one, other) if few is skipped else (other, one)
                if name in self.tool_steps(deed):
                    now += min(cost, self.extra_cost(deed))
            best = max(best, now)
        return best

    def moves(self, state):
        at, done, heard, counts, assumed, skipped, extra = state
        node = self.graph.nodes[at]
        if done < len(self.deeds):
            used = any(name in self.tool_steps(done) for name in heard) or (bool(heard) and not self.is_paid(done))
            free = used or not self.extra_cost(done)
            yield (at, done + 1, frozenset(), counts, assumed, skipped, extra if free else (*extra, done))
        moment = done + 1 if heard else done
        known = self.known(moment, assumed)
        if node.kind is NodeKind.CHOOSE:
            for edge in node.edges:
                yield (edge.to, done, heard, counts, assumed, skipped, extra)
        elif node.kind is NodeKind.DECIDE:
            yield (choose(node, UNKNOWN, known).to, done, heard, counts, assumed, skipped, extra)
        elif node.kind is NodeKind.LEAVE:
            result = result_number(node.step, node.outcome)
            yield (choose(node, result, known).to, done, heard, counts, assumed, skipped, extra)
        elif node.kind is NodeKind.ACT:
            yield from self.acts(state, node, known, moment)

    def acts(self, state, node, known, moment):
        _, done, heard, counts, assumed, skipped, extra = state
        visits = dict(counts).get(node.counter, 0) if node.tries else 0
        if node.tries and visits >= node.tries:
            to = choose(node, result_number(node.step, OUT_OF_TRIES), known).to
            yield (to, done, heard, counts, assumed, skipped, extra)
            return
        if done < len(self.deeds) and node.name not in heard and self.can_carry(done, node, heard):
            after = self.known(done + 1, assumed)
            result = self.result(node, self.deeds[done], after)
            to, new = self.on(node, result, after, counts)
            yield (to, done, heard | {node.name}, new, assumed, skipped, extra)
        if node.step.verb is Verb.ASK and self.need_not_ask(node, known, moment):
            to, new = self.on(node, self.told(node.step, known), known, counts)
            yield (to, done, heard, new, assumed, skipped, extra)
        result, more = self.as_it_is(node, known, visits)
        to, new = self.on(node, result, known, counts)
        cost = self.skip_cost(node.step, done)
        left = tuple(sorted((*skipped, (node.name, cost)))) if cost else skipped
        yield (to, done, heard, new, tuple(sorted({**dict(assumed), **more}.items())), left, extra)

    def on(self, node, result, known, counts):
        edge = choose(node, result_number(node.step, result), known)
        if not node.tries:
            return edge.to, counts
        visits = dict(counts).get(node.counter, 0) + 1
        if visits >= node.tries and edge.back:
            edge = choose(node, result_number(node.step, OUT_OF_TRIES), known)
        return edge.to, frozenset({**dict(counts), node.counter: visits}.items())

    def known(self, moment, assumed):
        known = {fact: value for fact, value in self.truth.facts if fact not in self.got}
        if moment < len(self.deeds):
            known |= dict(self.deeds[moment].known)
        elif self.deeds:
            known |= {**dict(self.deeds[-1].known), **dict(self.deeds[-1].learned)}
        return {**dict(assumed), **{fact: value for fact, value in known.items() if value != UNKNOWN}}

    def result(self, node, deed, after):
        if node.step.verb is Verb.ASK:
            return self.told(node.step, after)
        return deed.result if deed.result in node.step.results else next(iter(node.step.results), "")

    def told(self, step, known):
        return self.domains[step.facts[0]].word(known.get(step.facts[0], UNKNOWN))

    def as_it_is(self, node, known, visits):
        if node.step.verb is Verb.ASK:
            fact = node.step.facts[0]
            more = {}
            if known.get(fact, UNKNOWN) == UNKNOWN and fact in dict(self.truth.facts):
                known = {**known, fact: dict(self.truth.facts)[fact]}
                more = {fact: known[fact]} if fact in self.got else {}
            return self.told(node.step, known), more
        return self.truth.result(node.name, node.step, visits), {}

    def need_not_ask(self, node, known, moment) -> bool:
        fact = node.step.facts[0]
        if known.get(fact, UNKNOWN) == UNKNOWN or fact not in self.got:
            return False
        if fact not in self.afresh:
            return True
        brought = [n for n in range(moment) if fact in dict(self.deeds[n].learned)]
        return not brought or node.name not in self.deeds[brought[-1]].steps

    def can_carry(self, done, node, heard) -> bool:
        deed = self.deeds[done]
        if node.name not in deed.steps:
            return False
        if node.step.verb in SPEECH:
            return True
        used = any(name in self.tool_steps(done) for name in heard)
        return bool(deed.verb) and (deed.verb == Verb.RECORD or not used)

    def tool_steps(self, number):
        deed = self.deeds[number]
        kinds = {node.name: node.step for node in self.graph.nodes if node.kind is NodeKind.ACT}
        return [n for n in deed.steps if deed.verb and n in kinds and kinds[n].verb not in SPEECH]

    def is_paid(self, number) -> bool:
        verb = self.deeds[number].verb
        return verb in {*TOOLS, Verb.END} and verb not in self.weights.harmless

    def extra_cost(self, number) -> int:
        least = self.weights.stray if number == self.last else 0
        return max(least, self.own_cost(number))

    @property
    def last(self) -> int:
        return max((number for number in range(len(self.deeds)) if self.carries(number)), default=-1)

    def own_cost(self, number) -> int:
        if not self.is_paid(number):
            return 0
        kinds = {node.name: node.step for node in self.graph.nodes if node.kind is NodeKind.ACT}
        return max((self.weights.of(kinds[n]) for n in self.tool_steps(number)), default=self.weights.step)

    def carries(self, number) -> bool:
        deed = self.deeds[number]
        acts = [node for node in self.graph.nodes if node.kind is NodeKind.ACT and node.name in deed.steps]
        return any(deed.verb or node.step.verb in SPEECH for node in acts)

    def skip_cost(self, step, done) -> int:
        if 0 <= self.weights.over <= done:
            return 0
        if step.verb in SPEECH and 0 <= self.weights.gone <= done:
            return 0
        if step.verb in TOOLS and not self.weights.tools_shown:
            return 0
        return self.weights.of(step)
