"""What changed between two versions of a procedure."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.flow.diff import compare, compare_all
from simulator.model.fact import ALWAYS, ASSURANCE, PROOF, fits
from simulator.model.place import Position
from simulator.model.sop import Go, Row, Sop, Step
from simulator.model.text import bare
from tests.flow.build import ask, end, fact, is_, number, sop, step
from tests.flow.random_flows import random_space

COUNT = fact("count", number(1, 100))
OLD = sop(
    "a",
    ask("q", COUNT, then="sort"),
    step("sort", "do", rows=((is_("count", (25, 100)), "major"),), then="minor"),
    step("minor", then="bye"),
    step("major", then="bye"),
    end("bye"),
    facts=(COUNT,),
)


def changed(name: str, **more) -> Sop:
    return replace(OLD, steps=tuple(replace(one, **more) if one.id == name else one for one in OLD.steps))


def test_nothing_changed_is_nothing_to_say() -> None:
    assert compare(OLD, OLD) == ()


def test_another_place_in_the_file_is_no_change() -> None:
    assert compare(OLD, changed("minor", at=Position("elsewhere", 9))) == ()


def test_a_table_written_in_another_way_is_no_change() -> None:
    rows = (Row(is_("count", -1, (1, 24)), Go("minor")), Row(ALWAYS, Go("major")))
    assert compare(OLD, changed("sort", rows=rows)) == ()


def test_a_limit_that_moved_is_shown_by_a_case() -> None:
    rows = (Row(is_("count", (20, 100)), Go("major")), Row(ALWAYS, Go("minor")))
    (change,) = compare(OLD, changed("sort", rows=rows))
    assert (change.kind, change.case) == ("leads-elsewhere", (("count", "20"),))
    assert change.words == "`sort` with count: 20 now leads to `major`, before to `minor`."


def test_a_condition_that_was_added_is_shown_by_a_case() -> None:
    (change,) = compare(OLD, changed("minor", when=is_("count", (1, 9)), below=Go("bye")))
    assert change.words == "`minor` with count: 10 now leads to `bye`, before to `minor`."


def test_a_script_that_changed_is_named() -> None:
    (change,) = compare(OLD, changed("minor", say=bare("I'll see to it.")))
    assert (change.subject, change.words) == ("a/minor", "`minor` has another script.")


def test_steps_that_came_and_went_are_named() -> None:
    new = replace(OLD, steps=(*OLD.steps[:2], *OLD.steps[3:], step("more", then="bye")))
    assert {(change.subject, change.kind) for change in compare(OLD, new)} == {
        ("a/minor", "removed"), ("a/more", "added"),
    }  # fmt: skip


def test_another_order_of_steps_is_named() -> None:
    new = replace(OLD, steps=(*OLD.steps[:2], OLD.steps[3], OLD.steps[2], OLD.steps[4]))
    assert [change.kind for change in compare(OLD, new)] == ["moved"]


def test_an_answer_that_was_lost_leads_nowhere() -> None:
    (change,) = compare(OLD, changed("sort", rows=OLD.steps[1].rows[:1]))
    assert change.after == "nowhere"


def test_libraries_are_compared_by_procedure() -> None:
    assert [change.kind for change in compare_all([OLD], [replace(OLD, id="b")])] == ["removed", "added"]
    assert compare_all([OLD], [OLD]) == ()


def edit(draw: Random, one: Step, ids: list[str]) -> Step:
    """One random change of a step."""
    match draw.randrange(6):
        case 0:
            return replace(one, say=bare(f"Words {draw.randrange(1000)}"))
        case 1:
            return replace(one, tries=one.tries + 1, results=one.results)
        case 2:
            return replace(one, heard=(*one.heard, "greets"))
        case 3:
            return replace(one, protected="account")
        case 4 if one.rows:
            at = draw.randrange(len(one.rows))
            rows = list(one.rows)
            rows[at] = replace(rows[at], go=draw.choice([Go(draw.choice(ids)), Go(end="resolved"), Go()]))
            return replace(one, rows=tuple(rows))
        case _:
            return replace(one, when=is_("c", (0, draw.randrange(5))), below=one.below)


def cases(one: Step):
    for a, b, c, d, proof, assurance in product(
        range(-1, 3), range(-1, 2), range(-1, 6), range(-1, 2), range(3), range(4)
    ):
        for result in range(max(1, len(one.results))):
            yield {"a": a, "b": b, "c": c, "d": d, "proof": proof, "assurance": assurance, "result": result}


def way(one: Step, case: dict[str, int]) -> object:
    row = next((row for row in one.rows if fits(row.when, case)), None)
    return (fits(one.when, case) or one.below, row.go if row else Go())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_a_random_edit_is_named_where_it_makes_a_difference(seed: int) -> None:
    draw = Random(seed)
    old = random_space(seed, 4).sops[0]
    at = draw.randrange(len(old.steps))
    new_step = edit(draw, old.steps[at], [one.id for one in old.steps])
    new = replace(old, steps=(*old.steps[:at], new_step, *old.steps[at + 1 :]))
    found = compare(old, new)
    assert {change.subject for change in found} <= {f"main/{new_step.id}"}
    was = old.steps[at]
    if not found:
        assert all(way(was, case) == way(new_step, case) for case in cases(was))
    for change in found:
        if change.case:
            domains = {known.id: known.domain for known in old.facts} | {"proof": PROOF, "assurance": ASSURANCE}
            numbers = {
                name: was.results.index(word) if name == "result" else domains[name].number(word)
                for name, word in change.case
                if name in domains or name == "result"
            }
            rest = {"proof": 0, "assurance": 0, "a": -1, "b": -1, "c": -1, "d": -1, "result": 0}
            assert way(was, rest | numbers) != way(new_step, rest | numbers)
