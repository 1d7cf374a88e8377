"""The desk that is shipped: complete, proven, and every requirement carried by something that exists."""

from __future__ import annotations

import pytest

from simulator.flow.graph import unfold_call
from simulator.flow.prove import State, prove
from simulator.model.acts import Lure
from simulator.model.rookies import ROOKIES
from tests.library.starter import starter

PHASES = ("opening", "listening", "verification", "diagnosis", "resolution", "escalation", "closing", "wrap-up")


def test_the_files_are_read_without_a_problem() -> None:
    assert starter().problems == ()


def test_twelve_procedures_are_there_the_agenda_among_them() -> None:
    agenda = starter().sop("multi-issue-call")
    assert agenda is not None
    assert agenda.is_subflow
    assert len(starter().procedures) + 1 == 12


@pytest.mark.parametrize("sop", [sop.id for sop in starter().procedures])
def test_every_rule_of_the_desk_holds_on_every_path(sop: str) -> None:
    graph = unfold_call(starter(), sop)
    verdicts = {policy.id: prove(graph, policy, starter().desk).state for policy in starter().desk.policies}
    assert set(verdicts.values()) == {State.HOLDS}


def test_the_form_has_a_hundred_points_and_thirteen_critical_errors() -> None:
    card = starter().scorecard
    assert card is not None
    assert sum(criterion.points for criterion in card.criteria) == 100
    assert [error.code for error in card.critical] == [f"CE-{number:02d}" for number in range(1, 14)]


def test_there_are_wrong_options_of_both_kinds_for_every_phase() -> None:
    for phase in PHASES:
        kinds = {lure.kind for lure in starter().lures if lure.phase == phase}
        assert kinds == {"nice", "cautious"}, phase


def test_every_wrong_option_says_why_it_is_wrong() -> None:
    assert len(starter().lures) >= 30
    assert all(lure.because and lure.fault in ROOKIES for lure in starter().lures)


def test_wrong_options_are_as_long_as_right_ones() -> None:
    def words(lure: Lure) -> int:
        return len(str(lure.says).split())

    lengths = sorted(words(lure) for lure in starter().lures)
    assert 10 <= lengths[len(lengths) // 2] <= 25


def test_every_requirement_is_carried_or_has_a_reason() -> None:
    found = {requirement.id: requirement for requirement in starter().requirements}
    assert sorted(found) == [f"R-{number:03d}" for number in range(1, 141)]
    assert all(bool(one.carried_by) != bool(one.out) for one in found.values())


def test_what_is_said_to_carry_a_requirement_exists() -> None:
    workspace = starter()
    card = workspace.scorecard
    assert card is not None
    known = {
        "step": {f"{sop.id}/{step.id}" for sop in workspace.sops for step in sop.steps},
        "sop": {sop.id for sop in workspace.sops},
        "policy": {policy.id for policy in workspace.desk.policies},
        "criterion": {criterion.id for criterion in card.criteria},
        "act": {act.id for act in workspace.acts},
        "scenario": {scenario.id for scenario in workspace.scenarios},
        "setting": {name for name, _ in workspace.desk.places} | {setting.id for setting in workspace.desk.settings},
    }
    for requirement in workspace.requirements:
        for carrier in requirement.carried_by:
            kind, _, name = carrier.partition(":")
            assert name in known.get(kind, {name}), (requirement.id, carrier)
