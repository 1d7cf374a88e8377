"""
A first look at a policy on a graph, before any fact is looked at: most policies hold on most procedures for reasons
that the bare graph shows, and then nothing dearer is needed.

It looks at more walks than there are (every edge is open), and knows of facts only which edges show that a certain
assurance was reached. So what it says holds does hold; about everything else it says nothing, and prove.py decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from simulator.flow.cells import bits
from simulator.flow.conditions import ASSURANCE, PROOF
from simulator.flow.decide import HIGHEST_ASSURANCE
from simulator.flow.nodes import Edge, Graph, Node, NodeKind
from simulator.flow.patterns import enough, has_states, may_select
from simulator.flow.splitting import is_always
from simulator.model.desk import Desk
from simulator.model.fact import ALWAYS, Test, holds
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import Step, Verb

_PROOF = f"{PROOF}:"
_ENOUGH = 2


class Sketch:
    """What can be said of a graph without its facts."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.ways = [_bits([edge.to for edge in node.edges]) for node in graph.nodes]
        self.finals = _bits(number for number, node in enumerate(graph.nodes) if node.kind is NodeKind.FINAL)
        self.counted = _bits(number for number, node in enumerate(graph.nodes) if node.tries)
        self.events = [
            (1 << number, node, node.step)
            for number, node in enumerate(graph.nodes)
            if node.step is not None and node.kind in (NodeKind.ACT, NodeKind.LEAVE)
        ]
        self.index: dict[str, dict[str, int]] = {}
        self.reached = self._reach(1 << graph.entry, 0) & _any([bit for bit, _, _ in self.events])
        """The events that some walk comes to."""
        self._unproven: dict[int, int] = {}
        self._proving: dict[int, list[int]] | None = None

    def holds(self, policy: Policy) -> bool:
        """Whether the policy holds for sure. A no says nothing."""
        match policy.template:
            case Template.NEVER | Template.AT_MOST:
                return not self._selected(policy.x)
            case Template.NEVER_TOGETHER:
                return not self._selected(policy.x) or not self._selected(policy.y)
            case Template.BEFORE | Template.AFTER:
                x = self._selected(policy.x)
                return not x or (not self._is_special(policy) and self._is_kept(policy, x))
        return False

    def _is_special(self, policy: Policy) -> bool:
        both = bool(policy.y.fields) and has_states(policy.y)
        return both or bool(policy.within) or policy.each_time or has_states(policy.x)

    def _is_kept(self, policy: Policy, x: int) -> bool:
        """No way leads around every Y: to an X, or from an X to an end. Or the assurance is enough at every X."""
        if policy.template is Template.BEFORE:
            if not policy.y.fields:
                return all(self._is_enough(policy.y, number) for number in bits(x))
            return not self._reach(1 << self.graph.entry, self._surely(policy.y) | self._surely(policy.unless)) & x
        if not policy.y.fields:
            return False
        after = 0
        for number in bits(x):
            after |= self.ways[number]
        # a step whose tries are used up is passed without doing anything: it may leave a duty undone
        return not self._reach(after, self._surely(policy.y) & ~self.counted) & self.finals

    def _selected(self, pattern: Pattern) -> int:
        """The nodes whose events the pattern may select, whatever their results and the states at that moment."""
        found, whole = self.reached, True
        for field, words in pattern.fields:
            if field in _WORDS and "" not in words:
                found &= self._with(field, words)
            else:
                whole = False
        if found and not whole:
            found &= _any(bit for bit, node, step in self.events if bit & found and may_select(pattern, node, step))
        return found

    def _with(self, field: str, words: tuple[str, ...]) -> int:
        """The nodes whose events have one of these words in a field."""
        if field not in self.index:
            own = self.index[field] = {}
            for bit, node, step in self.events:
                for word in _WORDS[field](node, step):
                    own[word] = own.get(word, 0) | bit
        return _any([self.index[field].get(word, 0) for word in words])

    def _surely(self, pattern: Pattern | None) -> int:
        """The nodes whose events the pattern selects with every result and in every state."""
        if pattern is None or has_states(pattern) or any(field == "result" for field, _ in pattern.fields):
            return 0
        return self._selected(pattern)

    def _reach(self, waiting: int, stops: int, ways: Sequence[int] = ()) -> int:
        """The nodes that can be come to from these, without going on from a stop."""
        ways = ways or self.ways
        found = waiting
        waiting &= ~stops
        while waiting:
            lowest = waiting & -waiting
            further = ways[lowest.bit_length() - 1] & ~found
            found |= further
            waiting = (waiting ^ lowest) | (further & ~stops)
        return found

    def _is_enough(self, pattern: Pattern, number: int) -> bool:
        """Whether every way to a node has reached the assurance that the pattern asks for there."""
        step = self.graph.nodes[number].step
        asked = max([enough(pattern, need) for need in self._needs(step)])
        if asked not in self._unproven:
            self._unproven[asked] = self._without(asked)
        return not asked or not self._unproven[asked] & 1 << number

    def _needs(self, step: Step | None) -> set[int]:
        """What assurance the action of a step may need; nothing where it has none."""
        return self._needed(step.protected) if step is not None and step.protected else {0}

    def _needed(self, action: str) -> set[int]:
        found: set[int] = set()
        protected = self.desk.action(action)
        for row in protected.needs if protected else ():
            found.add(row.value)
            if is_always(row.when):
                return found
        return found | {HIGHEST_ASSURANCE}

    def _without(self, asked: int) -> int:
        """The nodes that some way comes to without an edge that shows so much assurance."""
        ways = list(self.ways)
        for number, shown in self._shown().items():
            edges = self.graph.nodes[number].edges
            ways[number] = _bits([edge.to for edge, level in zip(edges, shown, strict=True) if level < asked])
        return self._reach(1 << self.graph.entry, 0, ways)

    def _shown(self) -> dict[int, list[int]]:
        """The assurance that taking each edge shows, for the nodes of which one shows any."""
        if self._proving is None:
            nodes = self.graph.nodes
            levels = {
                number: [self._proves(node, edge) for edge in node.edges]
                for number, node in enumerate(nodes)
                if _may_prove(node)
            }
            self._proving = {number: shown for number, shown in levels.items() if any(shown)}
        return self._proving

    def _proves(self, node: Node, edge: Edge) -> int:
        """The assurance that taking an edge shows: a check was passed, or a condition asks for it."""
        step = node.step
        passed = 0
        if edge.result == "passed" and step is not None and step.verb is Verb.VERIFY and node.kind is NodeKind.ACT:
            method = self.desk.method(step.target)
            passed = method.assurance if method else 0
        if edge.when == ALWAYS:
            return passed
        return max(passed, min((self._all_ask(tests) for tests in edge.when), default=0))

    def _all_ask(self, tests: tuple[Test, ...]) -> int:
        return max((self._asks(test) for test in tests), default=0)

    def _asks(self, test: Test) -> int:
        """The least assurance with which a test holds."""
        if test.fact == ASSURANCE:
            return next((level for level in range(HIGHEST_ASSURANCE + 1) if holds(test.spans, level)), 0)
        if test.fact.startswith(_PROOF) and not any(holds(test.spans, level) for level in range(_ENOUGH)):
            return min(self._needed(test.fact.removeprefix(_PROOF)))
        return 0


def _may_prove(node: Node) -> bool:
    """Whether a node is a check, or asks for assurance or proof: the others show no assurance."""
    if node.step is not None and node.step.verb is Verb.VERIFY:
        return True
    facts = [test.fact for edge in node.edges for tests in edge.when for test in tests]
    return any(fact == ASSURANCE or fact.startswith(_PROOF) for fact in facts)


def _acts(read: Callable[[Node, Step], Iterable[str]]) -> Callable[[Node, Step], Iterable[str]]:
    return lambda node, step: () if node.kind is NodeKind.LEAVE else read(node, step)


_WORDS: Mapping[str, Callable[[Node, Step], Iterable[str]]] = {
    "verb": lambda node, step: (Verb.USE if node.kind is NodeKind.LEAVE else step.verb,),
    "phase": lambda node, step: (step.phase,),
    "protected": _acts(lambda node, step: (step.protected,)),
    "fact": _acts(lambda node, step: step.facts),
    "field": _acts(lambda node, step: step.fields),
    "heard": _acts(lambda node, step: step.heard),
    "ends": _acts(lambda node, step: (node.outcome,) if step.verb is Verb.END else ()),
}
"""The words that an event has in the fields that policies mostly speak of."""


def _any(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found
