"""Ways through a graph."""

from __future__ import annotations

from simulator.flow.graph import unfold
from simulator.flow.paths import can_finish, endless, reachable, reachable_with, way_to
from simulator.flow.prove import State
from tests.flow.build import ask, desk, end, fact, is_, sop, space, step

LOSS = fact("loss")
AGAIN = fact("again", afresh=True)


def graph_of(*steps, facts=(LOSS, AGAIN)):
    return unfold(space(sop("a", *steps, facts=facts)), "a")


def at(graph, *names):
    return {number for number, node in enumerate(graph.nodes) if node.step and node.step.id in names}


def test_a_step_that_nothing_leads_to_is_not_reachable() -> None:
    graph = graph_of(step("one", then="bye"), step("lost", then="bye"), end("bye"))
    assert at(graph, "lost").isdisjoint(reachable(graph))
    assert at(graph, "one", "bye") <= reachable(graph)


def test_a_step_behind_a_fact_that_is_never_asked_is_not_reachable_with_facts() -> None:
    graph = graph_of(step("block", when=is_("loss", 0), below="bye"), end("bye"))
    acts = {number for number in at(graph, "block") if graph.nodes[number].kind.value == "act"}
    assert acts <= reachable(graph)
    assert acts.isdisjoint(reachable_with(graph, desk()))


def test_a_loop_without_a_way_out_cannot_finish() -> None:
    graph = graph_of(ask("q", LOSS, then={"yes": "round", "otherwise": "bye"}), step("round", then="round"), end("bye"))
    assert at(graph, "round").isdisjoint(can_finish(graph))
    assert at(graph, "q") <= can_finish(graph)


def test_only_loops_without_tries_could_go_round_for_ever() -> None:
    free = graph_of(ask("q", AGAIN, then={"yes": "q", "otherwise": "bye"}), end("bye"))
    bound = graph_of(ask("q", AGAIN, then={"yes": "q", "otherwise": "bye"}, tries=2), end("bye"))
    assert at(free, "q") <= set(endless(free))
    assert endless(bound) == ()


def test_a_way_to_a_step_comes_with_the_facts_that_allow_it() -> None:
    graph = graph_of(
        ask("q", LOSS, then="block"), step("nice", optional=True, below="block"),
        step("block", when=is_("loss", 1), below="bye"), end("bye"),
    )  # fmt: skip
    block = {number for number in at(graph, "block") if graph.nodes[number].kind.value == "act"}
    found = way_to(graph, desk(), block)
    assert found.state is State.BROKEN
    assert found.facts == (("loss", "no"),)
    assert [waypoint.step for waypoint in found.path] == ["a/q"]


def test_no_facts_lead_to_a_step_behind_two_conditions_that_exclude_each_other() -> None:
    graph = graph_of(
        ask("q", LOSS, then={"yes": "block", "otherwise": "bye"}),
        step("block", when=is_("loss", 1), below="bye"), end("bye"),
    )  # fmt: skip
    block = {number for number in at(graph, "block") if graph.nodes[number].kind.value == "act"}
    assert way_to(graph, desk(), block).state is State.HOLDS
