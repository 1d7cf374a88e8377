"""What a set of walks went through."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.flow.coverage import Met, cover, trodden
from simulator.flow.graph import unfold
from simulator.flow.nodes import Graph, NodeKind
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


def met(graph: Graph, name: str, result: str = "", known: Mapping[str, int] = LOST, *, done: bool = True) -> Met:
    number = next(n for n, node in enumerate(graph.nodes) if node.kind is NodeKind.ACT and node.name == name)
    return Met(number, result, known, done)


LOST_CALL = (met(GRAPH, "a/q", "yes"), met(GRAPH, "a/block", "done"), met(GRAPH, "a/bye"))


def test_a_call_covers_the_ways_on_that_it_took() -> None:
    covered = cover(GRAPH, [trodden(GRAPH, LOST_CALL)])
    assert covered.steps == ("a/q", "a/block", "a/bye")
    assert covered.missed_steps == ("a/help",)
    assert {(row.step, row.result) for row in covered.missed_rows} == {
        ("a/q", "no, unknown"), ("a/block", "failed"), ("a/help", ""),
    }  # fmt: skip
    assert covered.share == 3000 // 6


def test_calls_add_up_to_everything() -> None:
    calls = [
        LOST_CALL,
        (met(GRAPH, "a/q", "unknown", {}), met(GRAPH, "a/bye", "", {})),
        (met(GRAPH, "a/q", "yes"), met(GRAPH, "a/block", "failed"), met(GRAPH, "a/help")),
    ]
    covered = cover(GRAPH, [trodden(GRAPH, call) for call in calls])
    assert covered.missed_steps == covered.missed_rows == ()
    assert covered.share == 1000


def test_results_that_lead_to_the_same_place_are_one_way_on() -> None:
    passes = [trodden(GRAPH, (met(GRAPH, "a/q", word, known), met(GRAPH, "a/bye", "", known)))
              for word, known in (("no", {"loss": 1}), ("unknown", {}))]  # fmt: skip
    first, second = (cover(GRAPH, [one]) for one in passes)
    assert first.rows == second.rows


def test_a_step_that_was_left_out_is_not_gone_through() -> None:
    covered = cover(GRAPH, [trodden(GRAPH, (met(GRAPH, "a/q", "yes"), met(GRAPH, "a/block", done=False)))])
    assert covered.steps == ("a/q",)
    assert [row.result for row in covered.rows] == ["yes"]


def test_a_way_that_leads_elsewhere_than_the_walk_went_is_not_taken() -> None:
    covered = cover(GRAPH, [trodden(GRAPH, (met(GRAPH, "a/q", "no", {"loss": 1}), met(GRAPH, "a/help", "", {})))])
    assert ("a/q", "no, unknown") not in {(row.step, row.result) for row in covered.rows}


def test_an_outcome_of_a_sub_flow_is_a_way_on_of_the_step_that_used_it() -> None:
    inner = sop("b", ask("q", LOSS, then={"yes": "lost", "no": "kept", "unknown": "kept"}),
                end("lost", "gone"), end("kept", "there"), outcomes="gone there", facts=(LOSS,))  # fmt: skip
    look = step("look", "use", "b", then={"gone": "help", "there": "bye"}, results="gone there")
    outer = sop("a", look, end("bye"), end("help", "escalated"))
    graph = unfold(space(outer, inner), "a")
    covered = cover(graph, [trodden(graph, (met(graph, "b/q", "yes"), met(graph, "a/help")))])
    assert ("a/look", "gone") in {(row.step, row.result) for row in covered.rows}
    assert ("a/look", "there") in {(row.step, row.result) for row in covered.missed_rows}


def test_the_row_of_used_up_tries_is_covered_by_the_last_try() -> None:
    call = step(
        "ring", "verify", "call-back", tries=1,
        then={"passed": "bye", "failed": "bye", "no-answer": "ring", "out-of-tries": "help"},
    )  # fmt: skip
    graph = unfold(space(sop("a", call, end("bye"), end("help", "escalated"))), "a")
    covered = cover(graph, [trodden(graph, (met(graph, "a/ring", "no-answer", {}), met(graph, "a/help", "", {})))])
    assert [row.result for row in covered.rows if row.step == "a/ring"] == ["out-of-tries"]
