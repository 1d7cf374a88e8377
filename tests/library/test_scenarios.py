"""The calls that are shipped: how many, how hard, fair to both sides, and each with a way to do it well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.call import Call
from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.call.trace import trace
from simulator.model.scenario import Scenario
from simulator.rookies.coverage import coverage_of
from simulator.rookies.proving import holds
from simulator.scoring import score
from tests.library.starter import ROOT, starter

CALLS = sorted((ROOT / "scenarios").glob("*.good.call"))
LEFT_BY_US = ("escalated", "refused", "scheduled")


def with_tag(tag: str) -> tuple[Scenario, ...]:
    return tuple(scenario for scenario in starter().scenarios if tag in scenario.tags)


def test_all_twenty_five_calls_are_there() -> None:
    for number in range(1, 26):
        assert with_tag(f"S{number:02d}"), f"S{number:02d}"


def test_every_difficulty_is_there_and_at_least_five_are_mystery_calls() -> None:
    assert {scenario.difficulty for scenario in starter().scenarios} == {1, 2, 3, 4, 5}
    assert sum(scenario.mystery for scenario in starter().scenarios) >= 5


def test_at_least_a_quarter_ends_rightly_with_somebody_else() -> None:
    handed = [s for s in starter().scenarios if any(issue.expect.outcome in LEFT_BY_US for issue in s.issues)]
    assert len(handed) * 4 >= len(starter().scenarios)


@pytest.mark.parametrize("tag", ["impostor", "vip"])
def test_impostors_and_vips_have_a_twin_who_sounds_the_same(tag: str) -> None:
    assert with_tag(tag)
    for scenario in with_tag(tag):
        twin = starter().scenario(scenario.twin)
        assert twin is not None, scenario.id
        assert twin.twin == scenario.id
        assert twin.caller.genuine != scenario.caller.genuine
        assert [str(text) for text in twin.issues[0].opens] == [str(text) for text in scenario.issues[0].opens]
        assert twin.caller.cast == scenario.caller.cast


def test_a_caller_never_has_only_one_way_to_say_something() -> None:
    for scenario in starter().scenarios:
        for issue in scenario.issues:
            assert len(issue.opens) >= 2, scenario.id
            for fact, lines in issue.tells:
                assert len(lines) >= 2, (scenario.id, fact)


def test_every_scenario_has_a_lesson_a_reason_and_somebody_who_must_fail() -> None:
    for scenario in starter().scenarios:
        assert scenario.lesson, scenario.id
        assert scenario.must_fail, scenario.id
        assert all(issue.impact or issue.wants for issue in scenario.issues), scenario.id


def test_every_scenario_has_a_good_call() -> None:
    assert {path.name.split(".")[0] for path in CALLS} == {scenario.id for scenario in starter().scenarios}


def test_every_call_goes_as_it_is_written_and_together_they_take_every_way_on() -> None:
    """One test for both, because playing a hundred calls is what takes the time."""
    traces, wrong = [], []
    for path in sorted((ROOT / "scenarios").glob("*.call")):
        script = read_call(path.read_text(encoding="utf-8"), path.name)
        played = play_call(starter(), script)
        wrong += [f"{path.name}:{problem.at.line}: {problem.message}" for problem in played.problems]
        if played.call is None:
            continue
        result = score(trace(played.call), starter())
        wrong += [f"{path.name}: not {line.text}" for line in played.expectations if not holds(line.text, result)]
        traces.append((trace(played.call), result))
        if path.name.endswith(".good.call"):
            wrong += [f"{path.name}: {one}" for one in not_as_expected(played.call)]
    found = coverage_of(starter(), traces)
    assert not wrong, "\n".join(wrong)
    assert not [f"{part.at.file}:{part.at.line}: {part.kind} {part.name}" for part in found.missed]
    assert found.share() == 1000


def not_as_expected(call: Call) -> Iterator[str]:
    """What is not so that the scenario expects of a good call."""
    if not call.over:
        yield "the call was not ended"
    for number, issue in enumerate(call.issues):
        expect = call.play.scenario.issues[issue.index].expect
        opened = {ticket.kind for ticket in call.tickets if ticket.issue == number}
        if expect.outcome and issue.ended != expect.outcome:
            yield f"issue {number + 1} was ended as {issue.ended}, not {expect.outcome}"
        if expect.escalate and issue.handed_to != expect.escalate:
            yield f"issue {number + 1} went to {issue.handed_to}, not {expect.escalate}"
        if not set(expect.tickets) <= opened:
            yield f"issue {number + 1} lacks a ticket"


def test_people_and_numbers_are_invented() -> None:
    people = [person for person in starter().cast if person.locale in ("", "en")]
    assert len(people) >= 40
    for person in starter().cast:
        assert person.email.endswith("@example.com") or ".example" in person.email, person.id
