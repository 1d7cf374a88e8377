"""
The ways through a graph, compiled once: the cases of each node, and the rows that say which edge is then taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.conditions import given_result
from simulator.flow.effects import SET, Case, cases_of
from simulator.flow.nodes import Edge, Graph, NodeKind, result_number
from simulator.flow.splitting import Compiler, Cut, Splitter, fields_of, is_always
from simulator.flow.variables import Variables
from simulator.model.desk import Desk
from simulator.model.sop import OUT_OF_TRIES


class Ways:
    """All cases of a graph's nodes, and the rows that say which edge is taken."""

    def __init__(self, graph: Graph, desk: Desk) -> None:
        self.graph = graph
        self.desk = desk
        self.variables = Variables(graph, desk)
        self.compiler = Compiler(self.variables, desk)
        self.cases = [cases_of(node, self.variables, desk) for node in graph.nodes]
        self.reads_by_case: dict[tuple[int, int], int] = {}
        self.rows_by_result: dict[tuple[int, int], tuple[tuple[int, Cut | None], ...]] = {}

    def rows(self, number: int, result: int) -> tuple[tuple[int, Cut | None], ...]:
        """The rows that a result can come to, with their conditions; None for one that always fits."""
        key = (number, result)
        if (known := self.rows_by_result.get(key)) is None:
            known = self.rows_by_result[key] = tuple(self._rows(self.graph.nodes[number].edges, result))
        return known

    def _rows(self, edges: tuple[Edge, ...], result: int) -> Iterator[tuple[int, Cut | None]]:
        for place, edge in enumerate(edges):
            when = given_result(edge.when, result)
            if is_always(when):
                yield place, None
                return
            if when:
                yield place, self.compiler.cut(when)

    def pass_through(
        self, number: int, case: Case, boxes: list[int], splitter: Splitter
    ) -> Iterator[tuple[int, list[int]]]:
        """The edges by which boxes leave a node, once the case has had its effects."""
        node = self.graph.nodes[number]
        if node.kind is NodeKind.CHOOSE:
            for place in range(len(node.edges)):
                yield place, boxes
            return
        looping: list[int] = []
        for place, fitting in self._choose(number, case.result, boxes, splitter):
            if case.last and node.edges[place].back:
                looping += fitting
            else:
                yield place, fitting
        if looping and node.step is not None:
            yield from self._choose(number, result_number(node.step, OUT_OF_TRIES), looping, splitter)

    def _choose(
        self, number: int, result: int, boxes: list[int], splitter: Splitter
    ) -> Iterator[tuple[int, list[int]]]:
        for place, cut in self.rows(number, result):
            if cut is None:
                yield place, boxes
                return
            fitting, boxes = splitter.split(boxes, cut)
            if fitting:
                yield place, fitting
            if not boxes:
                return

    def case_reads(self, number: int, case: Case) -> int:
        """The fields that decide by which edge a case leaves its node."""
        key = (number, case.number)
        if (known := self.reads_by_case.get(key)) is None:
            known = 0
            for _, cut in self.rows(number, case.result):
                known |= fields_of(cut) if cut else 0
            if case.last and (step := self.graph.nodes[number].step):
                for _, cut in self.rows(number, result_number(step, OUT_OF_TRIES)):
                    known |= fields_of(cut) if cut else 0
            self.reads_by_case[key] = known
        return known

    def reads(self, number: int) -> int:
        """The fields that a node's rows and cases look at."""
        found = 0
        for case in self.cases[number]:
            found |= self.case_reads(number, case)
            for code, field, *_ in case.effects:
                found |= field if code != SET else 0
        return found

    def sets(self, number: int) -> int:
        """The fields that every case of a node sets anew, whatever they were."""
        cases = self.cases[number]
        found = self.variables.all if cases else 0
        for case in cases:
            own = 0
            for code, field, *_ in case.effects:
                own |= field if code == SET else 0
            found &= own
        return found
