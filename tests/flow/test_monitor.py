"""Policies watched along a call."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.flow.monitor import monitor
from simulator.model.policy import Event, Pattern, Policy, Template
from simulator.model.text import bare
from tests.flow.reference import breaks

NOTHING = Pattern()


def pattern(**fields: str) -> Pattern:
    return Pattern(tuple((field, tuple(words.split())) for field, words in fields.items()))


def policy(template: str, x: Pattern, y: Pattern = NOTHING, **more) -> Policy:
    return Policy("p", bare("A rule."), Template(template), x, y, **more)


def steps(names: str) -> list[Event]:
    return [Event(step=f"sop/{name}", minute=60 * number) for number, name in enumerate(names.split())]


A, B, C = pattern(id="a"), pattern(id="b"), pattern(id="c")


@pytest.mark.parametrize(
    ("rule", "call", "at"),
    [
        (policy("before", A, B), "b a a", []),
        (policy("before", A, B), "a b a", [0]),
        (policy("before", A, B, each_time=True), "b a a", [2]),
        (policy("before", A, B, within=1), "b c a", [2]),
        (policy("before", A, B, unless=C), "c a", []),
        (policy("before", A, B, unless=C), "a c", [0]),
        (policy("after", A, B), "a c b", []),
        (policy("after", A, B), "c a c", [1]),
        (policy("after", A, B, within=1), "a c b", [0]),
        (policy("after", A, B, each_time=True), "a a b", [1]),
        (policy("after", A, B, minutes=2), "a c b", []),
        (policy("after", A, B, minutes=1), "a c b", [0]),
        (policy("before", A, B, minutes=1), "b c a", [2]),
        (policy("always", A), "b c", [1]),
        (policy("always", A, unless=C), "b c", []),
        (policy("never", A), "b a a", [1, 2]),
        (policy("first", A), "b a", [0]),
        (policy("last", A), "a b", [1]),
        (policy("last", A), "b a", []),
        (policy("at_most", A, times=1), "a b a", [2]),
        (policy("never_together", A, B), "a c b", [2]),
    ],
)  # fmt: skip
def test_a_breach_is_found_where_it_happened(rule: Policy, call: str, at: list[int]) -> None:
    assert [breach.at for breach in monitor(rule, steps(call), over=True)] == at


def test_a_duty_is_no_breach_before_the_call_is_over() -> None:
    assert monitor(policy("after", A, B), steps("a c"), over=False) == ()


def test_a_duty_that_needs_the_caller_lapses_when_the_caller_hangs_up() -> None:
    said = policy("after", A, pattern(heard="thanks"))
    filed = policy("after", A, pattern(verb="record"))
    assert monitor(said, steps("a"), over=True, caller_left=1) == ()
    assert len(monitor(said, steps("a"), over=True)) == 1
    assert len(monitor(filed, steps("a"), over=True, caller_left=1)) == 1


def test_proof_is_read_at_the_moment_of_the_action_and_against_it() -> None:
    rule = policy("before", pattern(protected="recovery"), Pattern(proof=2))
    weak, strong = (
        Event(step="s/x", protected="recovery", needed=2, assurance=1),
        Event(protected="recovery", needed=2, assurance=2),
    )
    assert [breach.at for breach in monitor(rule, [weak, strong], over=True)] == [0]


def test_a_breach_says_what_was_missing() -> None:
    (breach,) = monitor(policy("before", A, B, within=2), steps("a"), over=True)
    assert breach.because == "`a` came without what must happen before it within 2 steps."


EVENTS = st.builds(
    Event,
    step=st.sampled_from(["s/a", "s/b", "s/c"]),
    protected=st.sampled_from(["", "recovery"]),
    subflow=st.sampled_from(["", "", "verify"]),
    assurance=st.integers(0, 3),
    needed=st.integers(0, 3),
)
PATTERNS = st.one_of(
    st.builds(lambda names: Pattern((("id", tuple(sorted(names))),)), st.sets(st.sampled_from("abc"), min_size=1)),
    st.builds(lambda proof: Pattern((("protected", ("recovery",)),), proof), st.sampled_from([-1, 1, 2])),
    st.builds(lambda name, level: Pattern((("id", (name,)),), -1, level), st.sampled_from("abc"), st.integers(0, 3)),
    st.builds(lambda proof, level: Pattern((), proof, level), st.integers(-1, 2), st.integers(0, 3)),
    st.just(pattern(subflow="verify")),
)
POLICIES = st.builds(
    Policy,
    st.just("p"),
    st.just(bare("rule")),
    st.sampled_from(list(Template)),
    PATTERNS,
    PATTERNS,
    st.one_of(st.none(), PATTERNS),
    st.integers(0, 3),
    st.just(0),
    st.integers(1, 2),
    st.booleans(),
)


@settings(max_examples=1500, deadline=None)
@given(POLICIES, st.lists(EVENTS, max_size=9))
def test_the_automaton_agrees_with_looking_back_and_ahead(rule: Policy, events: list[Event]) -> None:
    assert bool(monitor(rule, events, over=True)) == breaks(rule, events)
