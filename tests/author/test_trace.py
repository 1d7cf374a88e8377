"""`sop trace`: every claim of a requirement exists, and nothing in scope is left without one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.author.requirements import KINDS, matrix
from simulator.cli.commands import COMMANDS
from simulator.source import load_text
from tests.author.space import STARTER, sop, texts, written

WORDS = {command.words for command in COMMANDS}


def requirements(lines: str) -> dict[str, str]:
    return texts() | {"sops/_requirements.yaml": f"requirements:\n{lines}"}


def test_the_starter_library_carries_all_that_it_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("trace", "--format", "json", "--strict", "--workspace", STARTER) == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["problems"] == []
    ids = [row["id"] for row in shape["requirements"]]
    assert ids == [f"R-{number:03}" for number in range(1, 141)]
    assert all(row["carried_by"] or row["covered_by"] or row["out"] for row in shape["requirements"])


GOOD = [
    "step:lodge-key/new-code", "sop:verify", "policy:proof-first", "act:farewell", "scenario:lodge-key",
    "rule:broken-policy", "tool:verify", "metric:handle_time", "setting:routing", "setting:hold.policy",
    "caller:abusive", "command:trace", "page:policies",
]  # fmt: skip


@pytest.mark.parametrize("claim", GOOD)
def test_a_claim_of_what_exists_is_no_finding(claim: str) -> None:
    found = matrix(load_text(requirements(f'  R-012: {{says: "Proof", carried_by: ["{claim}"]}}\n')), WORDS)
    assert found.problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_claim_of_nothing_is_a_finding_of_every_kind(kind: str) -> None:
    space = load_text(requirements(f'  R-012: {{says: "Proof", carried_by: ["{kind}:no-such-thing"]}}\n'))
    (problem,) = matrix(space, WORDS).problems
    assert (problem.rule, problem.subject) == ("claim-of-nothing", "R-012")
    assert problem.at.file == "sops/_requirements.yaml"


def test_a_kind_that_is_none_is_a_finding_with_the_nearest() -> None:
    space = load_text(requirements('  R-012: {says: "Proof", carried_by: ["polices:proof-first"]}\n'))
    (problem,) = matrix(space, WORDS).problems
    assert problem.help == "did you mean `policy:`?"


def test_what_covers_a_requirement_carries_it() -> None:
    found = matrix(load_text(requirements('  R-012: {says: "Proof"}\n')), WORDS)
    assert found.rows[0].covered_by == ("policy:proof-first",)
    assert found.problems == ()


def test_a_requirement_with_nothing_needs_a_reason() -> None:
    lines = '  R-012: {says: "Proof"}\n  R-013: {says: "History"}\n  R-014: {says: "Mail", out: "Calls only"}\n'
    (problem,) = matrix(load_text(requirements(lines)), WORDS).problems
    assert (problem.rule, problem.subject) == ("requirement-without-carrier", "R-013")


def test_only_strict_fails_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    space = written(tmp_path, requirements('  R-012: {says: "Proof", carried_by: ["sop:gone"]}\n'))
    assert sop("trace", "--workspace", space) == 0
    assert "R-012 claims the sop `gone`, which does not exist [claim-of-nothing]" in capsys.readouterr().out
    assert sop("trace", "--strict", "--workspace", space) == 1


def test_a_workspace_without_requirements_has_nothing_to_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sop("trace", "--strict", "--workspace", written(tmp_path, texts())) == 0
    assert "nothing to trace" in capsys.readouterr().out
