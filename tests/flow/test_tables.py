"""Tables: what nothing answers, what never comes, what two rows answer; checked against every single case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.flow.tables import OutOfBudget, dead_rows, gaps, overlaps
from simulator.model import fact as facts
from simulator.model.fact import ALWAYS, UNKNOWN, Decided, Domain, fits, normal
from tests.flow.build import is_, number, words

DOMAINS = {"loss": words("lost", "stolen", "new"), "affected": number(1, 9), "urgent": words("yes", "no")}


def table(*whens):
    return [Decided(when, 0) for when in whens]


def test_a_gap_is_shown_by_a_case() -> None:
    case = gaps(table(is_("affected", (1, 3)), is_("affected", (5, 9)), is_("affected", UNKNOWN)), DOMAINS)
    assert case == {"affected": "4"}


def test_a_table_that_answers_all_has_no_gap() -> None:
    assert gaps(table(is_("affected", (1, 4)), is_("affected", (5, 9)), is_("affected", UNKNOWN)), DOMAINS) is None


def test_a_fact_that_is_known_for_sure_leaves_no_gap_at_unknown() -> None:
    rows = table(is_("urgent", 0), is_("urgent", 1))
    assert gaps(rows, DOMAINS) == {"urgent": "unknown"}
    assert gaps(rows, DOMAINS, surely_known={"urgent"}) is None


def test_a_result_that_no_row_answers_is_a_gap() -> None:
    assert gaps(table(is_("result", 0)), DOMAINS, ("done", "failed")) == {"result": "failed"}


def test_a_row_below_one_that_takes_all_is_dead() -> None:
    assert dead_rows(table(is_("loss", 0, 1), is_("loss", 1), ALWAYS, is_("urgent", 0)), DOMAINS) == (1, 3)


def test_a_row_that_several_rows_together_take_is_dead() -> None:
    rows = table(is_("affected", (1, 5)), is_("affected", (6, 9)), is_("affected", (4, 7)))
    assert dead_rows(rows, DOMAINS) == (2,)


def test_overlaps_name_a_case_that_reaches_both() -> None:
    found = overlaps(table(is_("affected", (1, 5)), is_("affected", (4, 9)), ALWAYS), DOMAINS)
    assert [(pair.first, pair.second, pair.case) for pair in found] == [(0, 1, (("affected", "4"),))]


def test_the_answer_to_a_question_is_its_fact() -> None:
    results = ("yes", "no", "unknown")
    rows = table(is_("urgent", 0), is_("result", 1), is_("result", 2))
    assert gaps(rows, DOMAINS, results, asked="urgent") is None
    assert gaps(rows, DOMAINS, results) is not None


def test_forty_facts_do_not_blow_up() -> None:
    domains = {f"f{n}": words("a", "b", "c") for n in range(40)}
    rows = [is_(f"f{n}", 0) for n in range(40)] + [is_(f"f{n}", 1, UNKNOWN) for n in range(39)]
    case = gaps(table(*rows), domains)
    assert case == {f"f{n}": "c" if n < 39 else case["f39"] for n in range(40)}
    assert gaps(table(*rows, is_("f39", 1, UNKNOWN), is_("f39", 2)), domains) is None


def test_a_table_made_to_explode_is_given_up_not_guessed() -> None:
    holes = words(*"abcdefghij")
    pigeons = {f"p{n}": holes for n in range(11)}
    rows = [((*is_(a, hole)[0], *is_(b, hole)[0]),) for a, b in combinations(pigeons, 2) for hole in range(10)]
    with pytest.raises(OutOfBudget):
        gaps(table(*rows), pigeons, surely_known=set(pigeons))


SPANS = st.lists(st.sampled_from([(-1, -1), (0, 0), (1, 1), (2, 2), (1, 2), (0, 1)]), min_size=1, max_size=2).map(
    lambda spans: normal(tuple(spans))
)
TESTS = st.lists(st.builds(facts.Test, st.sampled_from(["a", "b", "c", "result"]), SPANS), max_size=3).map(tuple)
WHENS = st.lists(TESTS, min_size=1, max_size=2).map(tuple)
SMALL: dict[str, Domain] = {"a": words("x", "y", "z"), "b": words("x", "y"), "c": number(0, 2)}
RESULTS = ("done", "failed", "no-answer")


def every_case() -> Iterator[dict[str, int]]:
    for a, b, c, result in product(range(-1, 3), range(-1, 2), range(-1, 3), range(3)):
        yield {"a": a, "b": b, "c": c, "result": result}


@settings(max_examples=300, deadline=None)
@given(st.lists(WHENS, min_size=1, max_size=6))
def test_tables_agree_with_every_single_case(whens) -> None:
    rows = table(*whens)
    takers = [[n for n, when in enumerate(whens) if fits(when, case)] for case in every_case()]
    case = gaps(rows, SMALL, RESULTS)
    assert (case is None) == all(takers)
    if case is not None:
        numbers = {
            fact: RESULTS.index(word) if fact == "result" else SMALL[fact].number(word) for fact, word in case.items()
        }
        full = {"a": -1, "b": -1, "c": -1, "result": 0} | numbers
        assert not any(fits(when, full) for when in whens)
    reached = {taker[0] for taker in takers if taker}
    assert set(dead_rows(rows, SMALL, RESULTS)) == set(range(len(whens))) - reached
    expected = {(t[0], other) for t in takers if t for other in t[1:] if () not in whens[other]}
    found = {(pair.first, pair.second) for pair in overlaps(rows, SMALL, RESULTS)}
    assert found == expected
