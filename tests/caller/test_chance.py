"""Draws that repeat on every system."""

from simulator.caller.chance import happens, number, pick


def test_a_draw_is_the_same_for_ever() -> None:
    assert [number(7, "line", counter, 1000) for counter in range(5)] == [38, 37, 287, 17, 493]


def test_draws_by_different_names_do_not_disturb_each_other() -> None:
    assert [number(7, "a", n, 10**6) for n in range(9)] != [number(7, "b", n, 10**6) for n in range(9)]


def test_another_seed_draws_otherwise() -> None:
    assert [number(7, "a", n, 10**6) for n in range(9)] != [number(8, "a", n, 10**6) for n in range(9)]


def test_every_item_comes_about_equally_often() -> None:
    drawn = [pick(1, "x", n, "abcd") for n in range(4000)]
    assert all(900 < drawn.count(item) < 1100 for item in "abcd")


def test_what_never_happens_never_happens_and_what_must_does() -> None:
    assert not any(happens(1, "x", n, 0) for n in range(500))
    assert all(happens(1, "x", n, 1_000_000) for n in range(500))


def test_a_chance_of_three_in_ten_is_about_that() -> None:
    assert 250 < sum(happens(3, "x", n, 300_000) for n in range(1000)) < 350
