"""Whole calls with the starter library's callers: what holds whatever an agent does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.caller import Happening, Reply, Stimulus, arrive, react
from simulator.caller.effects import DEFAULTS
from simulator.model.call import Clarity, Heard, Hint
from simulator.model.scenario import Scenario
from simulator.model.sop import SPEECH, Verb
from simulator.model.workspace import Workspace
from simulator.source import load
from tests.caller.desk import happens, say, tool

ROOT = Path(__file__).parents[2]
GOOD = ("apologises acknowledges-issue", "takes-ownership", "explains-plainly", "gives-next-step", "names-feeling")


@cache
def library() -> Workspace:
    return load(ROOT)


@cache
def steps_of(scenario: str) -> tuple[str, ...]:
    """Every step that a call with this scenario might carry out."""
    made = library().scenario(scenario)
    assert made is not None
    wanted = {issue.sop for issue in made.issues}
    return tuple(
        f"{sop.id}/{step.id}" for sop in library().sops if sop.is_subflow or sop.id in wanted for step in sop.steps
    )


def stimuli(scenario: str) -> st.SearchStrategy[list[Stimulus]]:
    steps = st.sampled_from(steps_of(scenario))
    acts = st.lists(
        st.sampled_from(sorted([*DEFAULTS, "offers-help", "asks-open", "anything-else", "farewell"])), max_size=3
    )
    issues = st.integers(0, 4)
    return st.lists(
        st.one_of(
            st.builds(_speech, st.lists(steps, max_size=2), acts, issues, st.booleans()),
            st.builds(_tool, steps, issues, st.integers(0, 200)),
            st.builds(
                happens, st.sampled_from([kind for kind in Happening if kind is not Happening.TOOL]), st.integers(0, 90)
            ),
        ),
        max_size=25,
    )


def _speech(steps: list[str], acts: list[str], issue: int, unclear: bool) -> Stimulus:
    clarity = Clarity.UNCLEAR if unclear and not steps else Clarity.CLEAR
    heard = Heard(tuple(Hint(act) for act in acts) if clarity is Clarity.CLEAR else (), clarity=clarity)
    return Stimulus(Happening.SPEECH, heard, " ".join(steps + acts), steps=tuple(steps), issue=issue)


def _tool(name: str, issue: int, seconds: int) -> Stimulus:
    sop, _, bare = name.partition("/")
    step = next(step for made in library().sops if made.id == sop for step in made.steps if step.id == bare)
    verb = Verb.DO if step.verb in SPEECH else step.verb
    return tool(verb, step.target, name, issue=issue, seconds=seconds, resolved=verb is Verb.END)


def play(made: Scenario, seed: int, given_stimuli: list[Stimulus]) -> list[Reply]:
    _, reply = arrive(library(), made, seed, "en")
    replies = [reply]
    for stimulus in given_stimuli:
        if reply.hangs_up:
            break
        reply = react(reply.person, stimulus)
        replies.append(reply)
    return replies


SCENARIOS = tuple(made.id for made in library().scenarios)
CALLS = st.sampled_from(SCENARIOS).flatmap(lambda name: st.tuples(st.just(name), st.integers(0, 10**6), stimuli(name)))


def scenario(name: str) -> Scenario:
    made = library().scenario(name)
    assert made is not None
    return made


@given(CALLS)
def test_no_line_is_said_twice_in_a_call(call: tuple[str, int, list[Stimulus]]) -> None:
    name, seed, moves = call
    lines = [line for reply in play(scenario(name), seed, moves) for line in reply.lines]
    assert len(lines) == len(set(lines))


@given(CALLS)
def test_the_same_seed_gives_the_same_call(call: tuple[str, int, list[Stimulus]]) -> None:
    name, seed, moves = call
    assert play(scenario(name), seed, moves) == play(scenario(name), seed, moves)


@given(CALLS)
def test_states_stay_in_bounds_and_every_change_has_a_reason(call: tuple[str, int, list[Stimulus]]) -> None:
    name, seed, moves = call
    for reply in play(scenario(name), seed, moves):
        mood = reply.person.mood
        assert all(0 <= state <= 1000 for state in (mood.anger, mood.helplessness, mood.trust))
        assert all(change.because and change.by for change in reply.changes)


@given(CALLS)
def test_every_question_and_step_gets_an_answer_that_it_can_have(call: tuple[str, int, list[Stimulus]]) -> None:
    name, seed, moves = call
    steps = {f"{sop.id}/{step.id}": step for sop in library().sops for step in sop.steps}
    for move, reply in zip(moves, play(scenario(name), seed, moves)[1:], strict=False):
        if move.kind is Happening.SPEECH:
            assert [step for step, _ in reply.answers] == list(move.steps)
        for step, result in reply.answers:
            known = steps[step]
            if known.results and move.verb != Verb.DO:
                assert result in known.results or result == "unknown", (step, result)


@given(CALLS)
def test_an_issue_is_told_once_and_a_hint_never_counts_as_telling(call: tuple[str, int, list[Stimulus]]) -> None:
    name, seed, moves = call
    told = [issue for reply in play(scenario(name), seed, moves) for issue in reply.issues]
    assert len(told) == len(set(told))
    assert told[0] == 0


def good_call(made: Scenario) -> list[Stimulus]:
    """An agent who hears the caller out, explains, solves or hands over, and says goodbye."""
    calls = [
        say("Thank you for calling, my name is Sam.", "thanks-for-calling own-name"),
        say("May I have your name and number?", "asks-name", "opening/who"),
        tool("check", "record", "opening/look-up"),
        say("How can I help you?", "offers-help"),
    ]
    for number in range(6):
        calls.append(say(f"Kind and useful words, number {number}.", GOOD[number % len(GOOD)]))
        calls.append(tool("record", "diagnosis", "opening/look-up"))
    calls += [
        tool("end", "resolved", issue=issue, resolved=made.issues[issue].expect.outcome == "resolved")
        for issue in range(len(made.issues))
    ]
    return [
        *calls,
        say("Your ticket is INC-1, and this comes next.", "ticket-number gives-next-step"),
        say("Thank you for your patience, goodbye.", "thanks farewell"),
    ]


ROBOT = [
    say("Thank you for calling, my name is Sam.", "own-name"),
    *[say("Please calm down and answer the question that I asked.", "invalidates", "opening/who")] * 4,
    *[say("I can only repeat what I have just said to you.", "dismisses", "opening/who")] * 6,
    happens(Happening.HOLD),
    happens(Happening.RESUME, 120),
]
ANGRY = [made for made in library().scenarios if made.caller.genuine and play(made, 1, [])[0].person.mood.anger >= 400]


def test_there_are_angry_callers_to_learn_on() -> None:
    assert len(ANGRY) >= 5


@pytest.mark.parametrize("made", ANGRY, ids=lambda made: made.id)
def test_a_caller_who_is_treated_well_ends_calmer_and_never_hangs_up(made: Scenario) -> None:
    calmer = 0
    for seed in range(40):
        replies = play(made, seed, good_call(made))
        assert not replies[-1].hangs_up
        calmer += replies[-1].person.mood.anger < replies[0].person.mood.anger
    assert calmer >= 38


def test_a_robot_makes_at_least_half_of_them_escalate_or_hang_up() -> None:
    bad = 0
    for made in ANGRY:
        for seed in range(20):
            replies = play(made, seed, ROBOT)
            bad += any(reply.causes or reply.hangs_up for reply in replies)
    assert bad * 2 >= 20 * len(ANGRY)


@pytest.mark.parametrize("made", library().scenarios, ids=lambda made: made.id)
def test_ten_plays_do_not_read_alike(made: Scenario) -> None:
    plays = [tuple(line for reply in play(made, seed, good_call(made)) for line in reply.lines) for seed in range(10)]
    assert len(set(plays)) == 10
    together = {line for lines in plays for line in lines}
    assert len(together) >= 2 * max(len(lines) for lines in plays)


def test_twins_speak_alike_until_the_check_tells_them_apart() -> None:
    pairs = [
        (made, library().scenario(made.twin)) for made in library().scenarios if not made.caller.genuine and made.twin
    ]
    assert pairs
    for impostor, twin in pairs:
        assert twin is not None
        for seed in range(20):
            first, second = (play(made, seed, []) for made in (impostor, twin))
            assert first[0].lines == second[0].lines
            assert first[0].person.mood == second[0].person.mood


@pytest.mark.slow
@pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer takes more time than the turn")
def test_a_turn_takes_less_than_a_hundred_microseconds() -> None:
    made = scenario("angry-repeat")
    times: list[float] = []
    for seed in range(60):
        person, _ = arrive(library(), made, seed, "en")
        for stimulus in good_call(made):
            began = time.perf_counter()
            reply = react(person, stimulus)
            times.append(time.perf_counter() - began)
            person = reply.person
    assert median(times) < 100e-6


PROGRAM = """
from tests.caller.test_whole_calls import ROBOT, good_call, play, scenario
for name in ("angry-repeat", "four-issues-rambler", "mfa-impostor-urgent"):
    for moves in (good_call(scenario(name)), ROBOT):
        for reply in play(scenario(name), 7, moves):
            print(reply.lines, reply.changes, reply.causes, reply.answers, reply.person.mood)
"""


def test_a_call_does_not_depend_on_the_order_of_hashes() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale in (("1", "C.UTF-8"), ("2", "C"), ("77", "C.UTF-8"))
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
