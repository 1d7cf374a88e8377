"""What a set of walks went through."""

from __future__ import annotations

from simulator.flow.coverage import Taken, cover, retrace
from simulator.flow.graph import unfold
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
LOST_CALL = (Taken("a/q", "yes", LOST), Taken("a/block", "done", LOST), Taken("a/bye", "", LOST))


def test_a_call_covers_the_rows_that_it_took() -> None:
    covered = cover(GRAPH, [retrace(GRAPH, LOST_CALL)])
    assert covered.steps == ("a/q", "a/block", "a/bye")
    assert covered.missed_steps == ("a/help",)
    assert {(row.step, row.result) for row in covered.missed_rows} == {
        ("a/q", "no"), ("a/q", "unknown"), ("a/block", "failed"), ("a/help", ""),
    }  # fmt: skip
    assert covered.share == 3000 // 7


def test_calls_add_up_to_everything() -> None:
    kept = {"loss": 1}
    calls = [
        LOST_CALL,
        (Taken("a/q", "no", kept), Taken("a/bye", "", kept)),
        (Taken("a/q", "unknown", {}), Taken("a/bye", "", {})),
        (Taken("a/q", "yes", LOST), Taken("a/block", "failed", LOST), Taken("a/help", "", LOST)),
    ]
    covered = cover(GRAPH, [retrace(GRAPH, call) for call in calls])
    assert covered.missed_steps == covered.missed_rows == ()
    assert covered.share == 1000


def test_a_move_that_has_no_place_in_the_flow_is_left_out() -> None:
    passes = retrace(GRAPH, (Taken("a/elsewhere", "done", {}), *LOST_CALL))
    assert passes == retrace(GRAPH, LOST_CALL)


def test_a_step_that_was_jumped_to_is_covered_and_the_one_left_out_is_not() -> None:
    covered = cover(GRAPH, [retrace(GRAPH, (Taken("a/block", "done", {}),))])
    assert covered.steps == ("a/block",)


def test_the_row_of_used_up_tries_is_covered_by_the_last_try() -> None:
    call = step(
        "ring", "verify", "call-back", tries=1,
        then={"passed": "bye", "failed": "bye", "no-answer": "ring", "out-of-tries": "bye"},
    )  # fmt: skip
    graph = unfold(space(sop("a", call, end("bye"))), "a")
    covered = cover(graph, [retrace(graph, (Taken("a/ring", "no-answer", {}),))])
    assert [row.result for row in covered.rows] == ["out-of-tries"]
