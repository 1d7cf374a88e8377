"""What a policy's automaton reads at each node of a graph, worked out once a policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from simulator.flow.automaton import TICK, UNLESS, Y_STATE, Automaton, X, Y, parts, with_states
from simulator.flow.cells import bits
from simulator.flow.decide import HIGHEST_ASSURANCE
from simulator.flow.effects import Case
from simulator.flow.nodes import NodeKind
from simulator.flow.patterns import has_states
from simulator.flow.splitting import Splitter, fields_of
from simulator.flow.study import Edges, Study
from simulator.model.policy import Policy, Template

_NEEDS_X = (Template.BEFORE, Template.AFTER, Template.NEVER, Template.AT_MOST, Template.NEVER_TOGETHER)


Group: TypeAlias = tuple[Case, int, tuple[int, ...]]
"""A case, its letter, and the edges it may take where no tracked field decides."""


class Labels:
    """Letters by node; by result where a pattern asks for results; by assurance where one asks for states."""

    def __init__(self, study: Study, policy: Policy) -> None:
        self.study = study
        self.policy = policy
        self.automaton = Automaton(policy)
        self.by_state = any(has_states(pattern) for _, pattern in parts(policy))
        self.selected = {bit: study.selected(pattern) for bit, pattern in parts(policy) if pattern is not None}
        self.is_idle = self._is_idle()
        self.letters: list[int] = []
        self.by_result: dict[int, dict[str, int]] = {}
        self.groups: dict[int, dict[int, tuple[Group, ...]]] = {}
        """For what is tracked, and a node: its cases, taken together where they do not differ (moves.py)."""
        self.simple: dict[int, dict[int, tuple[tuple[bool, int, Edges, Case], ...] | None]] = {}
        self.every_exact: dict[tuple[int, int], tuple[int, ...]] = {}
        self.relevant: frozenset[int] | None = None
        """Node + state × number of nodes, for what can still come to a breach; None while nobody has asked."""
        self.state_fields = 0
        if not self.is_idle:
            self._spell()
            self.state_fields = self._state_fields()

    def _is_idle(self) -> bool:
        """Whether nothing in the graph can break the policy, because what it speaks of does not occur."""
        template = self.policy.template
        if template in _NEEDS_X and not self.selected[X]:
            return True
        return template is Template.NEVER_TOGETHER and not self.selected[Y]

    def _spell(self) -> None:
        nodes = self.study.graph.nodes
        plain = 0 if self.by_state else Y_STATE
        self.letters = [plain | (TICK if act else 0) for act in self.study.is_act]
        for bit, pattern in parts(self.policy):
            if pattern is None:
                continue
            by_result = any(field == "result" for field, _ in pattern.fields)
            for number in bits(self.selected[bit]):
                if by_result and nodes[number].kind is NodeKind.ACT:
                    self.by_result[number] = {}
                else:
                    self.letters[number] |= bit
        for number, words in self.by_result.items():
            for case in self.study.ways.cases[number]:
                words[case.word] = self._with_result(number, case.word)

    def _with_result(self, number: int, word: str) -> int:
        letter = self.letters[number]
        for bit, pattern in parts(self.policy):
            if pattern is not None and self.study.fits_result(pattern, number, word):
                letter |= bit
        return letter

    def letter(self, number: int, case: Case) -> int:
        """What the automaton reads of a case of a node, before states are looked at."""
        if number in self.by_result:
            return self.by_result[number][case.word]
        return self.letters[number]

    def reads_states(self, letter: int) -> bool:
        """Whether the assurance at an event's moment decides what the automaton reads."""
        return self.by_state and bool(letter & (X | Y | UNLESS))

    def exact(self, number: int, letter: int) -> tuple[int, ...]:
        """All letters that an event may have once states are looked at, whatever they are."""
        if not self.reads_states(letter):
            return (letter,)
        key = (number, letter)
        if key not in self.every_exact:
            step = self.study.graph.nodes[number].step
            rows = self.study.ways.compiler.needs(step.protected if step else "")
            needs = {row.value for row in rows} | {HIGHEST_ASSURANCE if step and step.protected else 0}
            levels = range(HIGHEST_ASSURANCE + 1)
            found = {with_states(self.policy, letter, level, need) for level in levels for need in needs}
            self.every_exact[key] = tuple(sorted(found))
        return self.every_exact[key]

    def _state_fields(self) -> int:
        """The fields that the states of the policy read."""
        if not self.by_state:
            return 0
        found = self.study.variables.assurance.field
        for node in self.study.graph.nodes:
            if node.step is not None and node.step.protected:
                for row in self.study.ways.compiler.needs(node.step.protected):
                    found |= fields_of(self.study.ways.compiler.cut(row.when))
        return found

    def read(self, number: int, letter: int, boxes: list[int], splitter: Splitter) -> Iterable[tuple[int, list[int]]]:
        """The letters that an event has in these boxes once states are looked at, each with its part of them."""
        if not self.reads_states(letter):
            return ((letter, boxes),)
        return self._read(number, letter, boxes, splitter)

    def _read(self, number: int, letter: int, boxes: list[int], splitter: Splitter) -> Iterator[tuple[int, list[int]]]:
        step = self.study.graph.nodes[number].step
        for need, part in self._needs(step.protected if step else "", boxes, splitter):
            for level in range(HIGHEST_ASSURANCE + 1):
                reached = self._at(level, part, splitter)
                if reached:
                    yield with_states(self.policy, letter, level, need), reached

    def _needs(self, action: str, boxes: list[int], splitter: Splitter) -> Iterator[tuple[int, list[int]]]:
        compiler = self.study.ways.compiler
        for row in compiler.needs(action):
            fitting, boxes = splitter.split(boxes, compiler.cut(row.when))
            if fitting:
                yield row.value, fitting
        if boxes:
            yield (HIGHEST_ASSURANCE if action else 0), boxes

    def _at(self, level: int, boxes: list[int], splitter: Splitter) -> list[int]:
        reached = self.study.variables.assurance
        if not reached.field & splitter.tracked:
            return boxes
        bit = reached.bit(level)
        return [box & ~reached.field | bit for box in boxes if box & bit]
