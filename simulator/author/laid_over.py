"""
Two versions of one step laid over each other in one graph.

Where both versions have rows, every pair of them becomes a row that asks for both conditions: tried in the order of
the old rows and then of the new, the first pair that fits is the pair that the two versions would take. A pair that
leads to different places leads to the probe, an end of its own, so that "does any call go two ways here" becomes a
question that the prover answers. A `when` that only one version has is a row against none.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.flow.nodes import Edge, Graph, Node, NodeKind
from simulator.model.fact import ALWAYS, Fact, Test, When, both
from simulator.model.sop import Verb

MOST_ROWS = 400
"""Pairs of rows of one step that are still laid over each other."""


class Laid:
    """The old graph with the step's rows laid over. `is_whole` is false where the versions cannot be paired."""

    def __init__(self, old: Graph, new: Graph, name: str) -> None:
        self.old = old
        self.new = new
        self.nodes = list(old.nodes)
        self.entry = old.entry
        self.probe = len(self.nodes)
        self.nodes.append(Node(NodeKind.FINAL, None, old.sop))
        self.differs = False
        self.is_whole = self._lay(_standing(old, name), _standing(new, name))

    def graph(self, facts: tuple[Fact, ...]) -> Graph:
        """The graph to ask the prover about."""
        return Graph(self.old.sop, tuple(self.nodes), self.entry, facts, self.old.assume)

    def is_act(self, number: int) -> bool:
        return number < len(self.old.nodes) and self.old.nodes[number].kind is NodeKind.ACT

    def _lay(self, was: dict[Key, list[int]], is_now: dict[Key, list[int]]) -> bool:
        if not was or {key for key in was if key[0] != GUARD} != {key for key in is_now if key[0] != GUARD}:
            return False
        for key in dict.fromkeys((*was, *is_now)):
            mine, theirs = was.get(key, []), is_now.get(key, [])
            if key[0] == GUARD and not mine:
                acts = was.get((str(NodeKind.ACT), *key[1:]), [])
                laid = len(acts) == len(theirs) and all(map(self._guard_came, acts, theirs))
            elif key[0] == GUARD and not theirs:
                laid = all(map(self._guard_went, mine))
            else:
                laid = len(mine) == len(theirs) and all(map(self._rows, mine, theirs))
            if not laid:
                return False
        return True

    def _rows(self, place: int, other: int) -> bool:
        """The rows of both versions as one table; pairs that differ lead to the probe."""
        mine, theirs = self.old.nodes[place], self.new.nodes[other]
        if mine.step is None or theirs.step is None or mine.step.results != theirs.step.results:
            return False
        if len(mine.edges) * len(theirs.edges) > MOST_ROWS:
            return False
        found = []
        for edge in mine.edges:
            for against in theirs.edges:
                when = _and(edge.when, against.when)
                same = label(self.old.nodes[edge.to]) == label(self.new.nodes[against.to])
                if when:
                    found.append(edge_to(edge, edge.to if same else self.probe, when, back=edge.back and same))
                    self.differs = self.differs or not same
        self.nodes[place] = replace(mine, edges=tuple(found))
        return True

    def _guard_came(self, act: int, guard: int) -> bool:
        """The new version passes the step by in some cases: a decision before it, in all ways that lead to it."""
        carried, passed = self.new.nodes[guard].edges
        if label(self.new.nodes[passed.to]) == label(self.old.nodes[act]):
            return True
        before = len(self.nodes)
        for number, node in enumerate(self.nodes):
            edges = tuple(replace(edge, to=before) if edge.to == act else edge for edge in node.edges)
            self.nodes[number] = replace(node, edges=edges)
        self.entry = before if self.entry == act else self.entry
        ways = edge_to(carried, act, carried.when), edge_to(passed, self.probe, ALWAYS)
        self.nodes.append(
            replace(self.old.nodes[act], kind=NodeKind.DECIDE, edges=ways, tries=0, counter=-1, resets=())
        )
        self.differs = True
        return True

    def _guard_went(self, guard: int) -> bool:
        """The new version never passes the step by."""
        carried, passed = self.nodes[guard].edges
        if label(self.old.nodes[passed.to]) != label(self.old.nodes[carried.to]):
            self.nodes[guard] = replace(self.nodes[guard], edges=(carried, edge_to(passed, self.probe, passed.when)))
            self.differs = True
        return True


Key = tuple[str, str, str]
"""What stands where: kind of node, the use steps on the way in, the outcome."""
GUARD = "guard"


def label(node: Node) -> str:
    """A place in words that mean the same in both graphs; two steps that end alike are one place to the caller."""
    if node.kind is NodeKind.FINAL:
        return f"end:{node.outcome}" if node.outcome else "end"
    if node.step is not None and node.step.verb is Verb.END and node.kind is NodeKind.ACT:
        return f"end:{node.step.target}" + (f"+{node.opens}" if node.opens else "")
    return f"{node.name}:{node.outcome}" if node.kind is NodeKind.LEAVE else node.name


def edge_to(edge: Edge, to: int, when: When, *, back: bool = False) -> Edge:
    return replace(edge, to=to, when=when, back=back)


def _standing(graph: Graph, name: str) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for number, node in enumerate(graph.nodes):
        if node.name == name and node.kind in (NodeKind.ACT, NodeKind.LEAVE, NodeKind.DECIDE):
            kind = GUARD if node.kind is NodeKind.DECIDE else str(node.kind)
            found.setdefault((kind, node.run, node.outcome if node.kind is NodeKind.LEAVE else ""), []).append(number)
    return found


def _and(first: When, second: When) -> When:
    """Both conditions; nothing where they exclude each other."""
    found = []
    for one in first:
        for other in second:
            tests: dict[str, Test] = {}
            for test in (*one, *other):
                known = tests.get(test.fact)
                tests[test.fact] = replace(test, spans=both(known.spans, test.spans)) if known else test
            if all(test.spans for test in tests.values()):
                found.append(tuple(tests.values()))
    return tuple(found)
