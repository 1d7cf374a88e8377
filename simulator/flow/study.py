"""
A graph made ready for proofs, once for all policies: what each variable can be at each node, and what still matters.

Two analyses over the graph (G. Kildall, A Unified Approach to Global Program Optimization, POPL 1973, doi
10.1145/512927.512945). Forward, one box a node: the values that can reach it, taken variable by variable; edges that
no such value takes are gone before any proof begins. Backward: the fields that are read from a node on before they are
set anew; all others are dropped there, so that boxes that differ only in the past become one.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TypeAlias

from simulator.flow.effects import Case, apply
from simulator.flow.nodes import Graph, NodeKind
from simulator.flow.patterns import event_of, selects
from simulator.flow.splitting import Widening
from simulator.flow.ways import Ways
from simulator.model.desk import Desk
from simulator.model.policy import Event, Pattern

Plain: TypeAlias = tuple[tuple[int, int, int], ...]
"""Edges that a node can be left by: where to, the edge's number, the case's number."""

Edges: TypeAlias = tuple[tuple[int, int, Case], ...]
"""Where edges lead, their numbers, and a case that takes each."""

SETTING_UP = 3_000_000


class Study:
    """What is known of a graph before any policy is looked at."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.ways = Ways(graph, desk)
        self.variables = self.ways.variables
        self.order = _reverse_postorder(graph)
        self.is_act = [node.kind is NodeKind.ACT for node in graph.nodes]
        self.is_final = [node.kind is NodeKind.FINAL for node in graph.nodes]
        self.makes_event = [node.kind in (NodeKind.ACT, NodeKind.LEAVE) for node in graph.nodes]
        self.ever = [0] * len(graph.nodes)
        self.plain: list[tuple[Plain, Plain]] = [((), ())] * len(graph.nodes)
        """For each node the edges of its silent cases, and those of its events."""
        self.open: list[frozenset[tuple[int, int]]] = [frozenset()] * len(graph.nodes)
        """For each node the cases, with the edges by which each can be left."""
        self._reach()
        self.touches = [self.ways.reads(number) | self._effects(number) for number in range(len(graph.nodes))]
        """The fields that a node looks at or changes."""
        self.touched_by: dict[tuple[int, int], tuple[int, ...]] = {}
        self.quiet = [self._quiet(number) for number in range(len(graph.nodes))]
        """The ways through a node for those who look at none of that: whether by an event, the edges, a case."""
        self.live = self._live()
        self.events = [event_of(node) for node in graph.nodes]
        self.index = self._index()

    def _reach(self) -> None:
        """Values that can come to a node, and with them the edges that can be taken at all."""
        splitter = Widening(self.variables.all, SETTING_UP)
        self.ever[self.graph.entry] = self.variables.start
        waiting = [(self.order[self.graph.entry], self.graph.entry)]
        queued = {self.graph.entry}
        while waiting:
            _, number = heappop(waiting)
            queued.discard(number)
            edges = self.graph.nodes[number].edges
            kinds: tuple[dict[int, tuple[int, int, int]], dict[int, tuple[int, int, int]]] = ({}, {})
            ways: set[tuple[int, int]] = set()
            for case in self.ways.cases[number]:
                boxes = apply(case.effects, [self.ever[number]], self.variables.all)
                for place, parts in self.ways.pass_through(number, case, boxes, splitter):
                    to = edges[place].to
                    kinds[case.event].setdefault(to, (to, place, case.number))
                    ways.add((case.number, place))
                    joined = self.ever[to]
                    for part in parts:
                        joined |= part
                    if joined != self.ever[to]:
                        self.ever[to] = joined
                        if to not in queued:
                            queued.add(to)
                            heappush(waiting, (self.order[to], to))
            self.plain[number] = (tuple(kinds[0].values()), tuple(kinds[1].values()))
            self.open[number] = frozenset(ways)

    def _quiet(self, number: int) -> tuple[tuple[bool, Edges, Case], ...]:
        cases = self.ways.cases[number]
        found = []
        for event in (False, True):
            ways = tuple((to, place, cases[case]) for to, place, case in self.plain[number][event])
            first = next((case for case in cases if case.event is event), None)
            if first is not None and (ways or not self.graph.nodes[number].edges):
                found.append((event, ways, first))
        return tuple(found)

    def touched(self, number: int, more: int) -> tuple[int, ...]:
        """The fields that a node looks at or changes, one by one, and those among `more`."""
        key = (number, more)
        if key not in self.touched_by:
            mask = self.touches[number] | more
            self.touched_by[key] = tuple(variable.field for variable in self.variables.named(mask))
        return self.touched_by[key]

    def _effects(self, number: int) -> int:
        found = 0
        for case in self.ways.cases[number]:
            for _, field, *_ in case.effects:
                found |= field
        return found

    def _live(self) -> list[int]:
        """The fields that are read from each node on, before they are set anew."""
        nodes = self.graph.nodes
        reads = [self.ways.reads(number) for number in range(len(nodes))]
        keeps = [~self.ways.sets(number) for number in range(len(nodes))]
        before: list[list[int]] = [[] for _ in nodes]
        for number, node in enumerate(nodes):
            for edge in node.edges:
                before[edge.to].append(number)
        live = list(reads)
        waiting = [(-self.order[number], number) for number in range(len(nodes))]
        waiting.sort()
        queued = set(range(len(nodes)))
        while waiting:
            _, number = heappop(waiting)
            queued.discard(number)
            for earlier in before[number]:
                wider = live[earlier] | (live[number] & keeps[earlier])
                if wider != live[earlier]:
                    live[earlier] = wider
                    if earlier not in queued:
                        queued.add(earlier)
                        heappush(waiting, (-self.order[earlier], earlier))
        return live

    def _index(self) -> dict[tuple[str, str], int]:
        """For a field and a word the nodes whose events have it, as bits; results apart, for they come later."""
        found: dict[tuple[str, str], int] = {}
        for number, event in enumerate(self.events):
            if self.makes_event[number] and self.ever[number]:
                for key in _words(event):
                    found[key] = found.get(key, 0) | 1 << number
        return found

    def selected(self, pattern: Pattern) -> int:
        """The nodes whose events a pattern can select, as bits; by results those that have one."""
        found = -1
        for field, words in pattern.fields:
            if field == "result":
                found &= self._with_result(words)
                continue
            own = 0
            for word in words:
                own |= self.index.get((field, word), 0)
            found &= own
        return found & self.index.get(("", ""), 0) if found < 0 else found

    def _with_result(self, words: tuple[str, ...]) -> int:
        found = 0
        for number, cases in enumerate(self.ways.cases):
            if self.is_act[number] and any(case.event and case.word in words for case in cases):
                found |= 1 << number
        return found

    def fits_result(self, pattern: Pattern, number: int, word: str) -> bool:
        """Whether a pattern selects the event of a node with this result."""
        return selects(pattern, event_of(self.graph.nodes[number], word))


def _words(event: Event) -> list[tuple[str, str]]:
    keys = [("", ""), ("id", event.step), ("id", event.step.rpartition("/")[2])]
    keys += [("fact", fact) for fact in event.facts]
    keys += [("heard", act) for act in sorted(event.heard)]
    keys += [("field", name) for name in event.fields]
    single = {
        "verb": event.verb, "phase": event.phase, "protected": event.protected, "to": event.to, "mode": event.mode,
        "ticket": event.ticket, "subflow": event.subflow, "outcome": event.outcome, "ends": event.ends,
        "method": event.method,
    }  # fmt: skip
    return keys + list(single.items())


def _reverse_postorder(graph: Graph) -> list[int]:
    """Nodes before those they lead to, loops apart; nodes that nothing leads to last."""
    seen = [False] * len(graph.nodes)
    done: list[int] = []
    for root in (graph.entry, *range(len(graph.nodes))):
        if seen[root]:
            continue
        finished: list[int] = []
        seen[root] = True
        stack = [(root, iter(graph.nodes[root].edges))]
        while stack:
            number, rest = stack[-1]
            further = next((edge.to for edge in rest if not seen[edge.to]), None)
            if further is None:
                finished.append(number)
                stack.pop()
            else:
                seen[further] = True
                stack.append((further, iter(graph.nodes[further].edges)))
        done += reversed(finished)
    order = [0] * len(graph.nodes)
    for place, number in enumerate(done):
        order[number] = place
    return order
