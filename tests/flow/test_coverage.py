"""What a set of walks went through."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.flow.coverage import Taken, cover, retrace
from simulator.flow.graph import unfold
from simulator.model.fact import ALWAYS
from tests.flow.build import ask, end, fact, is_, sop, space, step

LOSS = fact("loss")
FLOW = sop(
    "a",
    ask("q", LOSS, then={"yes": "block", "no": "bye", "unknown": "bye"}),
    step("block", "do", when=is_("loss", 0), below="bye", then={"done": "bye", "failed": "help"}),
    end("bye"),
    end("help", "escalated"),
    facts=(LOSS,),
)
GRAPH = unfold(space(FLOW), "a")
LOST = {"loss": 0}


def met(name: str, result: str = "", known: Mapping[str, int] = LOST) -> Taken:
    return Taken(name, result, known, known)


LOST_CALL = (met("a/q", "yes"), met("a/block", "done"), met("a/bye"))


def test_a_call_covers_the_ways_on_that_it_took() -> None:
    covered = cover(GRAPH, [retrace(GRAPH, LOST_CALL)])
    assert covered.steps == ("a/q", "a/block", "a/bye")
    assert covered.missed_steps == ("a/help",)
    assert {(row.step, row.result) for row in covered.missed_rows} == {
        ("a/q", "no, unknown"), ("a/block", "failed"), ("a/help", ""),
    }  # fmt: skip
    assert covered.share == 3000 // 6


def test_calls_add_up_to_everything() -> None:
    calls = [
        LOST_CALL,
        (met("a/q", "unknown", {}), met("a/bye", "", {})),
        (met("a/q", "yes"), met("a/block", "failed"), met("a/help")),
    ]
    covered = cover(GRAPH, [retrace(GRAPH, call) for call in calls])
    assert covered.missed_steps == covered.missed_rows == ()
    assert covered.share == 1000


def test_results_that_lead_to_the_same_place_are_one_way_on() -> None:
    passes = [retrace(GRAPH, (met("a/q", word, known), met("a/bye", "", known)))
              for word, known in (("no", {"loss": 1}), ("unknown", {}))]  # fmt: skip
    first, second = (cover(GRAPH, [one]) for one in passes)
    assert first.rows == second.rows


def test_a_move_that_has_no_place_in_the_flow_is_left_out() -> None:
    assert retrace(GRAPH, (met("a/elsewhere", "done"), *LOST_CALL)) == retrace(GRAPH, LOST_CALL)


def test_what_was_jumped_over_is_not_gone_through() -> None:
    covered = cover(GRAPH, [retrace(GRAPH, (met("a/q", "yes"), met("a/help")))])
    assert covered.steps == ("a/q",)
    assert [row.result for row in covered.rows] == ["yes"]


def test_a_proof_that_the_step_itself_gave_decides_its_way_on() -> None:
    call = step("ring", "verify", "call-back", rows=((is_("proof", 2), "bye"), (ALWAYS, "help")), below="help")
    graph = unfold(space(sop("a", call, end("bye"), end("help", "escalated"))), "a")
    moves = (Taken("a/ring", "passed", {"proof": 0}, {"proof": 2}), met("a/bye"))
    assert cover(graph, [retrace(graph, moves)]).steps == ("a/ring", "a/bye")


def test_a_loop_counts_the_row_that_led_into_it() -> None:
    again = ask("again", LOSS, then={"yes": "bye", "no": "again", "unknown": "help"}, tries=3)
    graph = unfold(space(sop("a", again, end("bye"), end("help", "escalated"), facts=(LOSS,))), "a")
    moves = (met("a/again", "no", {"loss": 1}), met("a/again", "yes"), met("a/bye"))
    covered = cover(graph, [retrace(graph, moves)])
    assert [row.result for row in covered.rows if row.step == "a/again"] == ["yes", "no"]


def test_an_outcome_of_a_sub_flow_is_a_way_on_of_the_step_that_used_it() -> None:
    inner = sop("b", ask("q", LOSS, then={"yes": "lost", "no": "kept", "unknown": "kept"}),
                end("lost", "gone"), end("kept", "there"), outcomes="gone there", facts=(LOSS,))  # fmt: skip
    look = step("look", "use", "b", then={"gone": "help", "there": "bye"}, results="gone there")
    outer = sop("a", look, end("bye"), end("help", "escalated"))
    graph = unfold(space(outer, inner), "a")
    covered = cover(graph, [retrace(graph, (met("b/q", "yes"), met("a/help")))])
    assert ("a/look", "gone") in {(row.step, row.result) for row in covered.rows}
    assert ("a/look", "there") in {(row.step, row.result) for row in covered.missed_rows}


def test_the_row_of_used_up_tries_is_covered_by_the_last_try() -> None:
    call = step(
        "ring", "verify", "call-back", tries=1,
        then={"passed": "bye", "failed": "bye", "no-answer": "ring", "out-of-tries": "help"},
    )  # fmt: skip
    graph = unfold(space(sop("a", call, end("bye"), end("help", "escalated"))), "a")
    covered = cover(graph, [retrace(graph, (met("a/ring", "no-answer", {}), met("a/help", "", {})))])
    assert [row.result for row in covered.rows if row.step == "a/ring"] == ["out-of-tries"]
