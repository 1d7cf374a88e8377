"""Unions of boxes hold the same cases in fewer boxes."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.flow.cells import OutOfBudget, bits
from simulator.flow.splitting import Splitter
from simulator.flow.unions import union

FIELDS = tuple(0b111 << 3 * place for place in range(5))
ALL = sum(FIELDS)


def cases(boxes, ever: int) -> set[int]:
    """Every single case of some boxes, of those that can ever be."""
    found: set[int] = set()
    for box in boxes:
        cells = [[1 << bit for bit in bits(box & ever & field)] for field in FIELDS]
        found |= {sum(case) for case in product(*cells)}
    return found


def free(_: int) -> None:
    """No budget."""


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_a_union_holds_the_same_cases(seed: int) -> None:
    draw = Random(seed)
    ever = sum(draw.choice([1, 3, 5, 7]) << 3 * place for place in range(5))
    boxes = set()
    for _ in range(draw.randrange(1, 40)):
        boxes.add(sum(draw.choice([1, 2, 4, 3, 5, 6, 7]) << 3 * place for place in range(5)))
    boxes = {box for box in boxes if all(box & ever & field for field in FIELDS)}
    found = union(boxes, FIELDS, ever, free)
    assert cases(found, ever) == cases(boxes, ever)
    assert len(found) <= max(1, len(boxes))


def test_pieces_that_fill_everything_are_seen_to_be_everything() -> None:
    every = [sum(case) for case in product(*([1 << 3 * place, 2 << 3 * place, 4 << 3 * place] for place in range(5)))]
    assert union(set(every), FIELDS, ALL, free) == [ALL]


def test_a_field_that_holds_all_it_ever_can_is_opened() -> None:
    assert union({0b001, 0b010}, (0b111,), 0b011, free) == [0b111]


def test_a_union_is_paid_for() -> None:
    with pytest.raises(OutOfBudget):
        union({1, 2, 4}, (0b111,), 0b111, Splitter(0b111, 1).spend)
