"""Proofs: what holds on every walk, and a shortest walk for what does not."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.flow.graph import NodeKind, unfold, unfold_call
from simulator.flow.monitor import monitor
from simulator.flow.prove import State, prove
from simulator.model.fact import ALWAYS
from simulator.model.policy import Pattern, Template
from tests.flow.brute import Brute
from tests.flow.build import ask, end, fact, is_, number, sop, space, step
from tests.flow.random_flows import random_policy, random_space
from tests.flow.reference import breaks
from tests.flow.replay import Replay
from tests.flow.test_graph import identity, recovery
from tests.flow.test_monitor import pattern, policy

LOSS = fact("loss")
COUNT = fact("count", number(0, 100))
GUARDED = policy("before", pattern(protected="recovery"), Pattern(proof=2))
ACT, FIX = pattern(id="act"), pattern(id="fix")


def verdict(flow, rule, *others, **more):
    workspace = space(flow, *others, **more)
    return prove(unfold(workspace, flow.id), rule, workspace.desk)


def names(found):
    return [waypoint.step.rpartition("/")[2] for waypoint in found.path]


def test_an_account_is_given_only_after_proof() -> None:
    assert verdict(recovery(), GUARDED, identity()).state is State.HOLDS


def test_without_the_step_that_proves_the_shortest_way_to_the_account_is_shown() -> None:
    bare = sop(
        "a", ask("q", LOSS, then="act"), step("act", "do", protected="recovery", below="bye"), end("bye"), facts=(LOSS,)
    )
    found = verdict(bare, GUARDED)
    assert found.state is State.BROKEN
    assert names(found) == ["q", "act"]
    assert found.path[-1].at.file == "test.yaml"


def test_a_way_that_no_facts_allow_breaks_nothing() -> None:
    flow = sop(
        "a", ask("q", LOSS, then="fix"), step("fix", when=is_("loss", 0), below="act"),
        step("act", when=is_("loss", 0), below="bye"), end("bye"), facts=(LOSS,),
    )  # fmt: skip
    assert verdict(flow, policy("before", ACT, FIX)).state is State.HOLDS
    assert verdict(flow, policy("always", FIX)).state is State.BROKEN


def test_what_may_be_answered_anew_may_differ_the_second_time() -> None:
    steps = (
        ask("q", LOSS, then="fix"), step("fix", when=is_("loss", 0), below="again"),
        ask("again", LOSS, then="act"), step("act", when=is_("loss", 0), below="bye"), end("bye"),
    )  # fmt: skip
    anew = fact("loss", afresh=True)
    rule = policy("before", ACT, FIX)
    assert verdict(sop("a", *steps, facts=(anew,)), rule).state is State.BROKEN
    assert names(verdict(sop("a", *steps, facts=(LOSS,)), rule)) == ["q", "again", "act"]  # unknown at first


def test_the_facts_of_a_breach_are_told() -> None:
    flow = sop(
        "a", ask("q", COUNT, then="act"), step("act", when=is_("count", (25, 100)), below="bye"), end("bye"),
        facts=(COUNT,),
    )  # fmt: skip
    found = verdict(flow, policy("never", ACT))
    assert found.facts == (("count", "25"),)


def test_an_assumed_fact_holds_until_a_step_asks_for_it() -> None:
    act = step("act", when=is_("loss", 0), below="bye")
    never = policy("never", ACT)
    assumed = {"facts": (LOSS,), "assume": (("loss", 1),)}
    assert verdict(sop("a", act, end("bye"), **assumed), never).state is State.HOLDS
    assert verdict(sop("a", ask("q", LOSS, then="act"), act, end("bye"), **assumed), never).state is State.BROKEN


def test_decided_facts_are_read_through_their_tables() -> None:
    from simulator.model.fact import Decided

    urgent = fact("urgent", decided=(Decided(is_("count", (50, 100)), 0), Decided(ALWAYS, 1)))
    flow = sop(
        "a", ask("q", COUNT, then="fix"), step("fix", when=is_("count", (40, 100)), below="act"),
        step("act", when=is_("urgent", 0), below="bye"), end("bye"), facts=(COUNT, urgent),
    )  # fmt: skip
    assert verdict(flow, policy("before", ACT, FIX)).state is State.HOLDS
    assert verdict(flow, policy("after", FIX, ACT)).facts == (("count", "40"),)


def test_tries_are_counted() -> None:
    again = fact("again", afresh=True)
    flow = sop(
        "a", step("fix", "do", tries=2, then={"done": "q", "failed": "q", "out-of-tries": "act"}),
        ask("q", again, then={"yes": "fix", "no": "bye", "unknown": "bye"}), step("act", below="bye"), end("bye"),
        facts=(again,),
    )  # fmt: skip
    assert verdict(flow, policy("at_most", FIX, times=2)).state is State.HOLDS
    assert verdict(flow, policy("at_most", FIX, times=1)).state is State.BROKEN


def test_a_proof_that_takes_too_long_is_not_decided() -> None:
    facts = tuple(fact(f"f{n}") for n in range(12))
    asks = [ask(f"q{n}", facts[n], then=f"q{n + 1}" if n < 11 else "s0") for n in range(12)]
    steps = [step(f"s{n}", when=is_(f"f{n}", 0), below=f"s{n + 1}") for n in range(12)]
    flow = sop("a", *asks, *steps, step("s12", when=is_("f3", 0), below="bye"), end("bye"), facts=facts)
    workspace = space(flow)
    graph = unfold(workspace, "a")
    rule = policy("before", pattern(id="s12"), pattern(id="s3"))
    assert prove(graph, rule, workspace.desk).state is State.HOLDS
    starved = prove(graph, rule, workspace.desk, budget=100)
    assert starved.state is State.UNDECIDED
    assert starved.path


def check(seed: int, size: int, rules: int = 4) -> None:
    workspace = random_space(seed, size)
    graph = unfold_call(workspace, "main")
    brute = Brute(graph, workspace.desk)
    for nth in range(rules):
        rule = random_policy(seed * rules + nth)
        found = prove(graph, rule, workspace.desk, shortening=10**9)
        shortest = brute.shortest(rule)
        assert found.state is (State.HOLDS if shortest is None else State.BROKEN)
        if shortest is not None:
            acts = [stride for stride in found.walk if stride.event and graph.nodes[stride.node].kind is NodeKind.ACT]
            assert len(acts) == shortest
            events = Replay(graph, workspace.desk).walk(found)
            over = rule.template in (Template.AFTER, Template.ALWAYS, Template.LAST)
            assert breaks(rule, events) or not over
            assert monitor(rule, events, over=over)
            longer = prove(graph, rule, workspace.desk, shortening=0)
            assert monitor(rule, Replay(graph, workspace.desk).walk(longer), over=over)


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 10**9), st.integers(3, 6))
def test_the_prover_agrees_with_trying_every_walk(seed: int, size: int) -> None:
    check(seed, size)


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("SOP_LONG"), reason="20,000 proofs against brute force; set SOP_LONG=1")
@settings(max_examples=5000, deadline=None)
@given(st.integers(0, 10**9), st.integers(3, 7))
def test_the_prover_agrees_with_trying_every_walk_of_many_flows(seed: int, size: int) -> None:
    check(seed, size)
