"""The curves of a mood against the mathematics they stand for."""

import math

import pytest

from simulator.caller.decay import ONE, hazard, impatience, remains


@pytest.mark.parametrize("thousandths", [0, 1, 50, 150, 300, 999, 1000, 2345, 9999])
def test_what_remains_is_e_to_the_minus_x(thousandths: int) -> None:
    assert remains(thousandths) == pytest.approx(math.exp(-thousandths / 1000) * ONE, abs=5)


def test_nothing_remains_far_out_and_all_at_nought() -> None:
    assert remains(10_000) == 0
    assert remains(-5) == ONE


@pytest.mark.parametrize(("seconds", "factor"), [(0, 1000), (60, 1520), (120, 2310), (30, 1260), (-9, 1000)])
def test_a_broken_announcement_multiplies_by_one_and_a_half_a_minute(seconds: int, factor: int) -> None:
    assert impatience(seconds) == factor


def test_impatience_is_flat_after_ten_minutes() -> None:
    assert impatience(600) == impatience(6000) == 65832


def test_the_hazard_is_that_of_the_formula() -> None:
    expected = (1 - math.exp(-30 / 420 * 1.52 * (1 + 2 * 0.4))) * 0.9 * 1_000_000
    assert hazard(30, 420, 60, 400, 1) == pytest.approx(expected, rel=0.02)


def test_who_does_not_wait_does_not_hang_up() -> None:
    assert hazard(0, 240, 0, 1000, 0) == 0


def test_the_hazard_grows_with_anger_and_shrinks_with_what_was_solved() -> None:
    assert hazard(30, 420, 0, 200, 0) < hazard(30, 420, 0, 800, 0)
    assert hazard(30, 420, 0, 800, 2) < hazard(30, 420, 0, 800, 1)
