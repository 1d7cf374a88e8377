"""
Unions of boxes in few boxes.

Boxes that lie in each other, or differ in one field only, become one; that is enough nearly always. Where many stay,
the union is built anew as a multi-valued decision diagram (A. Srinivasan et al., Algorithms for Discrete Function
Manipulation, ICCAD 1990, doi 10.1109/ICCAD.1990.129849), field after field, cells with the same rest being taken
together; the diagram of a set is unique, so a union that is everything is seen to be everything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

FEW = 8
"""Up to so many boxes nothing more is tried."""


def union(boxes: set[int], fields: Sequence[int], ever: int, spend: Callable[[int], None]) -> list[int]:
    """The same set in few boxes. A field that holds all that it ever can (`ever`) is opened: all its bits are set."""
    left = _merged(boxes, fields, ever, spend)
    if len(left) > FEW:
        diagram = _Diagram(fields, ever, spend)
        again = _merged(set(diagram.boxes(frozenset(left), 0)), fields, ever, spend)
        left = again if len(again) < len(left) else left
    return sorted(left)


def _merged(left: set[int], fields: Sequence[int], ever: int, spend: Callable[[int], None]) -> set[int]:
    before = 0
    while len(left) > 1 and len(left) != before:
        before = len(left)
        for field in fields:
            spend(len(left))
            groups: dict[int, int] = {}
            for box in left:
                rest = box & ~field
                groups[rest] = groups.get(rest, 0) | box
            left = {box | field if not ever & field & ~box else box for box in groups.values()}
        if len(left) > 1:
            left = _outermost(left, spend)
    return left


def _outermost(boxes: set[int], spend: Callable[[int], None]) -> set[int]:
    spend(len(boxes) * len(boxes) // 8)
    return {box for box in boxes if not any(box != other and not box & ~other for other in boxes)}


class _Diagram:
    def __init__(self, fields: Sequence[int], ever: int, spend: Callable[[int], None]) -> None:
        self.fields = fields
        self.ever = ever
        self.spend = spend
        self.known: dict[tuple[frozenset[int], int], tuple[int, ...]] = {}

    def boxes(self, boxes: frozenset[int], level: int) -> tuple[int, ...]:
        """The boxes of a union, none with a case of another; their fields before this level are empty."""
        if level == len(self.fields):
            return tuple(boxes)[:1]
        key = (boxes, level)
        if key not in self.known:
            self.known[key] = self._boxes(boxes, level)
        return self.known[key]

    def _boxes(self, boxes: frozenset[int], level: int) -> tuple[int, ...]:
        field = self.fields[level]
        self.spend(len(boxes))
        by_rest: dict[tuple[int, ...], int] = {}
        by_subset: dict[frozenset[int], tuple[int, ...]] = {}
        cells = self.ever & field
        while cells:
            cell = cells & -cells
            cells ^= cell
            subset = frozenset(box & ~field for box in boxes if box & cell)
            if not subset:
                continue
            if subset not in by_subset:
                by_subset[subset] = self.boxes(subset, level + 1)
            rest = by_subset[subset]
            by_rest[rest] = by_rest.get(rest, 0) | cell
        found = []
        for rest, own in by_rest.items():
            opened = field if own == self.ever & field else own
            found += [box | opened for box in rest]
        return tuple(sorted(found))
