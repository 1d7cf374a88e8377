"""Procedures unfold into graphs that say what can follow."""

from __future__ import annotations

from simulator.flow.follow import ahead, go_on, settle, start, take
from simulator.flow.graph import NodeKind, unfold, unfold_call
from simulator.model.desk import Around
from tests.flow.build import ask, desk, end, fact, is_, sop, space, step

LOSS = fact("loss")


def names(graph, wheres):
    return [graph.nodes[where.node].name for where in wheres]


def test_steps_follow_one_another_to_a_visible_end() -> None:
    graph = unfold(space(sop("a", step("one", below="two"), step("two", then="!resolved"))), "a")
    where = start(graph)
    for name in ("a/one", "a/two", "a/two:end"):
        assert names(graph, settle(graph, where, {})) == [name]
        where = take(graph, where, name, "done", {})
        assert where is not None
    assert graph.nodes[where.node].kind is NodeKind.FINAL


def test_a_when_that_does_not_hold_is_passed_silently() -> None:
    flow = sop(
        "a", ask("q", LOSS, then="block"), step("block", when=is_("loss", 0), below="bye"), end("bye"), facts=(LOSS,)
    )
    graph = unfold(space(flow), "a")
    for value, expected in ((0, "a/block"), (1, "a/bye"), (-1, "a/bye")):
        where = take(graph, start(graph), "a/q", LOSS.domain.word(value), {"loss": value})
        assert names(graph, settle(graph, where, {"loss": value})) == [expected]


def test_an_optional_step_may_come_or_not() -> None:
    graph = unfold(space(sop("a", step("nice", optional=True, below="bye"), end("bye"))), "a")
    assert names(graph, settle(graph, start(graph), {})) == ["a/nice", "a/bye"]


def test_any_order_opens_what_is_left() -> None:
    group = [step(name, group="g", below=below) for name, below in (("x", "y"), ("y", "z"), ("z", "bye"))]
    graph = unfold(space(sop("a", *group, end("bye"))), "a")
    assert names(graph, settle(graph, start(graph), {})) == ["a/x", "a/y", "a/z"]
    where = take(graph, start(graph), "a/y", "done", {})
    assert names(graph, settle(graph, where, {})) == ["a/x", "a/z"]
    where = take(graph, where, "a/z", "done", {})
    where = take(graph, where, "a/x", "done", {})
    assert names(graph, settle(graph, where, {})) == ["a/bye"]


def test_a_failure_leaves_the_group_in_any_order() -> None:
    group = [
        step("x", "do", group="g", then={"done": "y", "failed": "help"}, below="y"),
        step("y", group="g", below="bye"),
    ]
    graph = unfold(space(sop("a", *group, end("bye"), end("help", "escalated"))), "a")
    where = take(graph, start(graph), "a/x", "failed", {})
    assert names(graph, settle(graph, where, {})) == ["a/help"]


def test_the_last_try_that_would_loop_goes_the_other_way() -> None:
    verify = step(
        "v", "verify", "call-back", tries=2,
        then={"passed": "bye", "failed": "no", "no-answer": "v", "out-of-tries": "no"},
    )  # fmt: skip
    graph = unfold(space(sop("a", verify, end("bye"), end("no", "refused"))), "a")
    where = take(graph, start(graph), "a/v", "no-answer", {})
    assert names(graph, settle(graph, where, {})) == ["a/v"]
    last = take(graph, where, "a/v", "no-answer", {})
    assert names(graph, settle(graph, last, {})) == ["a/no"]
    passed = take(graph, where, "a/v", "passed", {})
    assert names(graph, settle(graph, passed, {})) == ["a/bye"]


def test_a_visit_too_many_does_nothing() -> None:
    again = fact("again", afresh=True)
    flow = sop(
        "a",
        step("fix", "do", tries=1, then={"done": "q", "failed": "q", "out-of-tries": "no"}),
        ask("q", again, then={"yes": "fix", "no": "bye", "unknown": "bye"}),
        end("bye"),
        end("no", "refused"),
        facts=(again,),
    )
    graph = unfold(space(flow), "a")
    where = take(graph, start(graph), "a/fix", "done", {})
    where = take(graph, where, "a/q", "yes", {"again": 0})
    assert names(graph, settle(graph, where, {"again": 0})) == ["a/no"]


def identity(**more):
    return sop(
        "verify",
        step("explain", below="ring"),
        step("ring", "verify", "call-back", rows=((is_("proof", 2), "note"),), then="stop"),
        step("note", then="!proven"),
        step("stop", then="!not-proven"),
        outcomes="proven not-proven",
        **more,
    )


def recovery():
    who = use("who", for_="recovery", then={"proven": "act", "not-proven": "bye"})
    return sop("a", who, step("act", "do", protected="recovery", below="bye"), end("bye"))


def use(name, **more):
    return step(name, "use", "verify", results="proven not-proven", **more)


def test_a_sub_flow_stands_in_place_and_is_left_with_its_outcome() -> None:
    main = sop(
        "a",
        use("who", for_="recovery", then={"proven": "act", "not-proven": "bye"}),
        step("act", "do", protected="recovery", below="bye"),
        end("bye"),
    )
    graph = unfold(space(main, identity()), "a")
    where = take(graph, start(graph), "verify/explain", "done", {})
    known = {"assurance": 2, "proof:recovery": 2}
    where = take(graph, where, "verify/ring", "passed", known)
    where = take(graph, where, "verify/note", "done", known)
    passage = go_on(graph, where, known)
    left = [graph.nodes[node] for node in passage.passed if graph.nodes[node].kind is NodeKind.LEAVE]
    assert [(node.step.target, node.outcome) for node in left] == [("verify", "proven")]
    assert names(graph, [passage.where]) == ["a/act"]
    assert {node.run for node in graph.nodes if node.name == "verify/ring"} == {"who"}


def test_a_sub_flow_that_ran_in_this_call_is_passed_when_proof_is_enough() -> None:
    main = sop(
        "a",
        use("who", for_="recovery", then={"proven": "act", "not-proven": "bye"}),
        step("act", "do", below="bye"),
        end("bye"),
    )
    graph = unfold(space(main, identity(per_call=True)), "a")
    ran = {"ran:verify": 0, "assurance": 2}
    assert names(graph, settle(graph, start(graph), {**ran, "proof:recovery": 2})) == ["a/act"]
    assert names(graph, settle(graph, start(graph), {**ran, "proof:recovery": 1})) == ["verify/explain"]
    assert names(graph, settle(graph, start(graph), {})) == ["verify/explain"]


def test_steps_that_were_left_out_are_jumped_over() -> None:
    graph = unfold(space(sop("a", *(step(f"s{n}", below=f"s{n + 1}") for n in range(5)), end("s5"))), "a")
    where = take(graph, start(graph), "a/s3", "done", {})
    assert names(graph, settle(graph, where, {})) == ["a/s4"]
    assert take(graph, where, "a/s1", "done", {}) is None
    assert ahead(graph, where, 9) == ("a/s4", "a/s5")


def test_a_sub_flow_that_uses_itself_still_unfolds() -> None:
    loop = sop("loop", step("again", "use", "loop", results="out", then={"out": "!out"}), outcomes="out")
    graph = unfold(space(loop), "loop")
    assert any(node.kind is NodeKind.FINAL for node in graph.nodes)


def test_every_call_stands_around_the_issue() -> None:
    opening = sop(
        "open",
        ask("who", LOSS, then={"yes": "!known", "no": "!stranger", "unknown": "!stranger"}),
        outcomes="known stranger",
        facts=(LOSS,),
    )
    closing = sop("close", step("more", then="thanks"), step("thanks", then="!finished"), outcomes="finished another")
    parts = (
        Around("open", (("known", "go on"), ("stranger", "close"))),
        Around(),
        Around("close", (("another", "each issue"), ("finished", "hang up"))),
    )
    graph = unfold_call(space(opening, closing, sop("a", end("bye")), of=desk(*parts)), "a")
    where = take(graph, start(graph), "open/who", "yes", {"loss": 0})
    assert names(graph, settle(graph, where, {"loss": 0})) == ["a/bye"]
    where = take(graph, where, "a/bye", "", {"loss": 0})
    assert names(graph, settle(graph, where, {})) == ["close/more"]
    stranger = take(graph, start(graph), "open/who", "no", {"loss": 1})
    assert names(graph, settle(graph, stranger, {})) == ["close/more"]


def test_a_result_without_a_row_abandons_the_issue() -> None:
    graph = unfold(space(sop("a", step("fix", "do", then={"done": "bye"}), end("bye"))), "a")
    where = take(graph, start(graph), "a/fix", "failed", {})
    assert graph.nodes[where.node].outcome == "abandoned"


def test_a_graph_is_linear_in_the_steps() -> None:
    flow = sop("a", *(step(f"s{n}", when=is_("loss", 0), below=f"s{n + 1}") for n in range(2000)), end("s2000"))
    graph = unfold(space(flow), "a")
    assert len(graph.nodes) == 4002
