"""The calls that are shipped: how many, how hard, fair to both sides, and each with a way to do it well."""

from __future__ import annotations

import pytest

from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.model.scenario import Scenario
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


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.name)
def test_a_good_call_ends_as_its_scenario_expects(path) -> None:  # type: ignore[no-untyped-def]
    played = play_call(starter(), read_call(path.read_text(encoding="utf-8"), str(path)))
    assert not played.problems
    call = played.call
    assert call is not None
    assert call.over
    for number, issue in enumerate(call.issues):
        expect = call.play.scenario.issues[issue.index].expect
        opened = {ticket.kind for ticket in call.tickets if ticket.issue == number}
        assert issue.ended == expect.outcome or not expect.outcome
        assert issue.handed_to == expect.escalate or not expect.escalate
        assert set(expect.tickets) <= opened


def test_people_and_numbers_are_invented() -> None:
    people = [person for person in starter().cast if person.locale in ("", "en")]
    assert len(people) >= 40
    for person in starter().cast:
        assert person.email.endswith("@example.com") or ".example" in person.email, person.id
