"""
Conditions on boxes: every box is cut into the part that fits and the part that does not, exactly.

Only some variables are tracked. A test on one that is not may go either way, so both parts hold the whole box: the
answer can only be too wide. Facts that a table decides, and proof, are read through their tables, never listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from simulator.flow.cells import OutOfBudget
from simulator.flow.conditions import PROOF
from simulator.flow.decide import HIGHEST_ASSURANCE, in_order, proof_level
from simulator.flow.variables import Variables
from simulator.model.desk import Desk
from simulator.model.fact import ALWAYS, UNKNOWN, Decided, Fact, Spans, When, holds


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A test on what a table decides: for each of its rows a test that settles it; then what holds if none fits."""

    rows: tuple[tuple[Cut, Atom], ...]
    otherwise: Atom
    fields: int


Atom: TypeAlias = tuple[int, int, Derived | None]
"""A test: the field, the cells that fit, or a table to read. Field 0: always (cells 1) or never (cells 0)."""
Cut: TypeAlias = tuple[tuple[Atom, ...], ...]
"""A compiled condition, read like a `When`."""

MOST_AT_ONCE = 200_000
"""Boxes that are held at once at most: the budget bounds time, this bounds memory."""
DEEPEST = 60
"""So many tables may be read one inside the other."""
YES: Atom = (0, 1, None)
NO: Atom = (0, 0, None)


class Compiler:
    """Conditions of one graph, compiled once."""

    def __init__(self, variables: Variables, desk: Desk) -> None:
        self.variables = variables
        self.desk = desk
        self.order = {fact.id: number for number, fact in enumerate(in_order(tuple(variables.facts.values())))}
        self.atoms: dict[tuple[str, Spans], Atom] = {}
        self.depth = 0

    def cut(self, when: When) -> Cut:
        return tuple(tuple(self.atom(test.fact, test.spans) for test in tests) for tests in when)

    def atom(self, name: str, spans: Spans) -> Atom:
        key = (name, spans)
        if (known := self.atoms.get(key)) is None:
            self.depth += 1
            if self.depth > DEEPEST:
                raise OutOfBudget
            known = self.atoms[key] = self._atom(name, spans)
            self.depth -= 1
        return known

    def _atom(self, name: str, spans: Spans) -> Atom:
        variable = self.variables.by_name.get(name)
        if variable is not None:
            return variable.field, variable.mask(spans), None
        if name.startswith(f"{PROOF}:"):
            return self._proof(name.removeprefix(f"{PROOF}:"), spans)
        fact = self.variables.facts.get(name)
        if fact is not None and fact.decided:
            return self._decided(fact, spans)
        return YES if holds(spans, UNKNOWN) else NO

    def _decided(self, fact: Fact, spans: Spans) -> Atom:
        rows = tuple(
            (self._earlier(row, self.order[fact.id]), YES if holds(spans, row.value) else NO) for row in fact.decided
        )
        return _derived(rows, YES if holds(spans, UNKNOWN) else NO)

    def _earlier(self, row: Decided, before: int) -> Cut:
        """A row's condition; facts that are decided later (tables in a circle) are unknown in it."""
        return tuple(
            tuple(
                (YES if holds(test.spans, UNKNOWN) else NO)
                if self.order.get(test.fact, -1) >= before
                else self.atom(test.fact, test.spans)
                for test in tests
            )
            for tests in row.when
        )

    def _proof(self, action: str, spans: Spans) -> Atom:
        rows = tuple((self.cut(row.when), self._level(row.value, spans)) for row in self.needs(action))
        return _derived(rows, self._level(HIGHEST_ASSURANCE if action else 0, spans))

    def needs(self, action: str) -> tuple[Decided, ...]:
        """The rows that say what assurance an action needs."""
        protected = self.desk.action(action)
        return protected.needs if protected else ()

    def _level(self, need: int, spans: Spans) -> Atom:
        reached = self.variables.assurance
        cells = sum(reached.bit(n) for n in range(4) if holds(spans, proof_level(n, need)))
        return reached.field, cells, None


def _derived(rows: tuple[tuple[Cut, Atom], ...], otherwise: Atom) -> Atom:
    fields = fields_of(tuple((atom,) for _, atom in rows)) | fields_of(((otherwise,),))
    for cut, _ in rows:
        fields |= fields_of(cut)
    return fields, 0, Derived(rows, otherwise, fields)


def fields_of(cut: Cut) -> int:
    """The fields that a condition reads."""
    found = 0
    for atoms in cut:
        for field, _, _ in atoms:
            found |= field
    return found


class Splitter:
    """Cuts boxes by conditions, counting operations. `tracked` are the fields that are looked at."""

    __slots__ = ("left", "tracked")

    def __init__(self, tracked: int, budget: int) -> None:
        self.tracked = tracked
        self.left = budget

    def spend(self, operations: int) -> None:
        """Takes operations off the budget."""
        self.left -= operations
        if self.left < 0:
            raise OutOfBudget

    def split(self, boxes: list[int], cut: Cut) -> tuple[list[int], list[int]]:
        """The parts of boxes that fit a condition, and those that do not."""
        fitting: list[int] = []
        for atoms in cut:
            inside, boxes = self._all(boxes, atoms)
            fitting += inside
            if not boxes:
                break
        return fitting, boxes

    def _all(self, boxes: list[int], atoms: tuple[Atom, ...]) -> tuple[list[int], list[int]]:
        outside: list[int] = []
        for atom in atoms:
            inside: list[int] = []
            for box in boxes:
                self.atom(box, atom, inside, outside)
            if len(inside) + len(outside) > MOST_AT_ONCE:
                raise OutOfBudget
            boxes = inside
            if not boxes:
                break
        return boxes, outside

    def atom(self, box: int, atom: Atom, inside: list[int], outside: list[int]) -> None:
        """Cuts one box by one test."""
        self.left -= 1
        if self.left < 0:
            raise OutOfBudget
        field, cells, derived = atom
        if derived is not None:
            self._derived(box, derived, inside, outside)
            return
        if not field:
            (inside if cells else outside).append(box)
            return
        if not field & self.tracked:
            inside.append(box)
            outside.append(box)
            return
        off = box & field & ~cells
        if not off:
            inside.append(box)
        elif box & field == off:
            outside.append(box)
        else:
            inside.append(box ^ off)
            outside.append(box & ~field | off)

    def _derived(self, box: int, derived: Derived, inside: list[int], outside: list[int]) -> None:
        if not derived.fields & self.tracked:
            inside.append(box)
            outside.append(box)
            return
        rest = [box]
        for cut, settles in derived.rows:
            fitting, rest = self.split(rest, cut)
            for part in fitting:
                self.atom(part, settles, inside, outside)
            if not rest:
                return
        for part in rest:
            self.atom(part, derived.otherwise, inside, outside)


class Widening(Splitter):
    """For those who only ask what can come at all: what is cut into very many parts is taken as one box around them."""

    __slots__ = ()

    def split(self, boxes: list[int], cut: Cut) -> tuple[list[int], list[int]]:
        fitting, rest = super().split(boxes, cut)
        return _around(fitting), _around(rest)


MOST_PARTS = 64


def _around(boxes: list[int]) -> list[int]:
    if len(boxes) <= MOST_PARTS:
        return boxes
    whole = 0
    for box in boxes:
        whole |= box
    return [whole]


def is_always(when: When) -> bool:
    """Whether a condition is the one that always holds."""
    return when == ALWAYS or () in when
