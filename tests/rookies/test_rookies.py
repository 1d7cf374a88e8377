"""Simulated trainees: the ideal one passes everywhere, a fault fails where it matters, a habit passes nowhere."""

from __future__ import annotations

import json

import pytest

from simulator.model.place import Severity
from simulator.rookies import ROOKIES, rookie
from simulator.rookies.many import run
from simulator.rookies.proving import LAZY_WAY, NO_WAY, UNPUNISHED, holds, rookie_check, scenario_checks
from simulator.rookies.shown import rows_as_json, rows_as_text
from simulator.rookies.simulate import play_row, simulate
from simulator.scoring import Verdict
from tests.scoring.library import ROOT, good_call, library, scenario_ids, scored

LAZY = [one for one in ROOKIES if one.lazy]
SEED = 11


def one(name: str):
    found = rookie(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scenario", "mode"),
    [*((one, "guided") for one in scenario_ids()), *((one, "free") for one in scenario_ids()[::3])],
)
def test_the_ideal_rookie_passes_every_scenario_well(scenario: str, mode: str) -> None:
    """In free play every scenario has a good call beside it, too; `sop test` plays both for all."""
    row = play_row(library(), _scenario(scenario), one("ideal"), mode, SEED)
    assert row.passed, (row.unmet, row.skipped, row.codes, row.low)
    assert row.low >= 95


@pytest.mark.parametrize("scenario", scenario_ids()[::3])
def test_every_rookie_that_a_scenario_must_fail_fails_there(scenario: str) -> None:
    """`sop test` does this for all of them."""
    here = _scenario(scenario)
    checks = [rookie_check(library(), here, one(name), one(name).modes[0]) for name in here.must_fail]
    assert checks
    assert not [problem for check in checks for problem in check.problems]


@pytest.mark.parametrize(("number", "scenario"), tuple(enumerate(scenario_ids())))
def test_a_habit_without_thought_passes_nowhere(number: int, scenario: str) -> None:
    """Two habits in each scenario, in turn; `sop test --lazy` tries all of them everywhere."""
    for lazy in (LAZY[number % len(LAZY)], LAZY[(number + 3) % len(LAZY)]):
        assert rookie_check(library(), _scenario(scenario), lazy, lazy.modes[0], SEED).is_fine, lazy.id


@pytest.mark.parametrize("scenario", [one.id for one in library().scenarios if one.caller.genuine][::4])
def test_refusing_everyone_fails_every_genuine_caller(scenario: str) -> None:
    assert not play_row(library(), _scenario(scenario), one("refuse-everyone"), "free", SEED).passed


def test_the_same_seed_gives_the_same_row() -> None:
    scenario = _scenario("mfa-impostor-urgent")
    for each in ROOKIES:
        assert play_row(library(), scenario, each, each.modes[0], 3) == play_row(
            library(), scenario, each, each.modes[0], 3
        )


def test_a_scenario_that_the_ideal_cannot_pass_is_a_problem_with_its_place() -> None:
    from dataclasses import replace

    scenario = _scenario("pw-friendly")
    issue = scenario.issues[0]
    broken = replace(scenario, issues=(replace(issue, expect=replace(issue.expect, outcome="abandoned")),))
    (problem,) = rookie_check(replace(library(), scenarios=(broken,)), broken, one("ideal"), "free").problems
    assert (problem.rule, problem.severity, problem.at.file) == (NO_WAY, Severity.ERROR, "scenarios/pw-friendly.yaml")
    assert "expected" not in problem.help
    assert "abandoned" in problem.message


def test_a_fault_that_goes_unpunished_is_a_problem_and_so_is_a_lazy_way() -> None:
    from dataclasses import replace

    scenario = replace(_scenario("vpn-single"), must_fail=("ideal-twin", "skips-verification"))
    rules = {problem.rule for check in scenario_checks(library(), scenario) for problem in check.problems}
    assert rules == {UNPUNISHED}
    easy = replace(one("ideal"), id="copycat", lazy=True)
    (problem,) = rookie_check(library(), _scenario("pw-friendly"), easy, "free").problems
    assert problem.rule == LAZY_WAY


@pytest.mark.parametrize(
    ("expected", "so"),
    [
        ("not passed", True), ("passed", False), ("critical CE-01", True), ("critical CE-02", False),
        ("no critical", False), ("quality <= 99", True), ("quality >= 99", False), ("ended agent", True),
        ("needs review", False), ("no score", False), ("suspected CE-06", True), ("nonsense", False),
    ],
)  # fmt: skip
def test_expectations_of_a_call_file_are_held_against_the_score(expected: str, so: bool) -> None:
    found = scored(good_call("mfa-impostor-urgent.bad.call"))
    assert holds(expected, found) is so


def test_rows_come_in_order_whatever_the_number_of_processes() -> None:
    wanted = (["pw-friendly", "vpn-single"], (one("ideal"), one("transfer-happy")), (1,))
    alone = list(run(library(), ROOT, wanted))
    split = list(run(library(), ROOT, wanted, jobs=2))
    assert alone == split
    done = [row.key for row in alone[:3]]
    assert list(run(library(), ROOT, wanted, done=done)) == alone[3:]


def test_rows_are_shown_in_words_and_as_json() -> None:
    rows = list(simulate(library(), [_scenario("pw-friendly")], [one("ideal"), one("blamer")]))
    text = rows_as_text(rows)
    assert "everywhere" in text
    read = json.loads(rows_as_json(rows))
    assert read["format"] == "sop-simulate/1"
    assert [row["verdict"] for row in read["rows"]] == [Verdict.PASSED, Verdict.PASSED, Verdict.FAILED]


def _scenario(name: str):
    found = library().scenario(name)
    assert found is not None
    return found
