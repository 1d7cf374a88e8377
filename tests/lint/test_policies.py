"""What the linter says of the desk's policies: the shortest way that breaks one, its place, and what to do."""

from __future__ import annotations

import dataclasses

from simulator.flow.graph import unfold_call
from simulator.flow.prove import State, prove
from simulator.lint import Study, check
from simulator.lint.rules import RULES, undecided_policy
from simulator.model.place import Problem
from simulator.model.workspace import Workspace
from simulator.report.problems import as_text
from simulator.source import load, load_text
from tests.lint.examples import TODAY

FLOW = [rule for rule in RULES if rule.ID not in ("script-not-heard", "act-example-fails")]


def _procedures() -> dict[str, str]:
    """The starter library without its scenarios, and without the list that names them."""
    left_out = ("scenarios/", "sops/_requirements.yaml")
    return {name: text for name, text in load().files if not name.startswith(left_out)}


def _without_identity() -> Workspace:
    """The starter library with the step `identity` taken out of mfa-loss."""
    files = _procedures()
    text = files["sops/mfa-loss.yaml"]
    start = text.index("  - id: identity\n")
    end = text.index("  - phase: diagnosis\n", start)
    files["sops/mfa-loss.yaml"] = text[:start] + text[end:]
    return load_text(files)


def _breach(workspace: Workspace) -> Problem:
    found = [problem for problem in check(workspace, TODAY) if problem.rule == "broken-policy"]
    return next(problem for problem in found if "verify-before-recovery" in problem.why)


def test_mfa_loss_without_its_verification_is_caught_on_the_shortest_way() -> None:
    workspace = _without_identity()
    problem = _breach(workspace)
    lines = dict(workspace.files)["sops/mfa-loss.yaml"].splitlines()
    assert problem.at.file == "sops/mfa-loss.yaml"
    assert lines[problem.at.line - 1][problem.at.column - 1 : problem.at.end_column - 1] == "account-recovery"
    assert problem.path[-1].step in {"mfa-loss/issue-code", "mfa-loss/day-pass", "mfa-loss/release-key"}
    assert problem.covers == ("R-012", "CE-01")
    assert "use: verify-identity" in problem.help
    sop = next(sop for sop in workspace.sops if sop.id == "mfa-loss")
    policy = next(policy for policy in workspace.desk.policies if policy.id == "verify-before-recovery")
    shortest = prove(unfold_call(workspace, sop.id), policy, workspace.desk)
    assert len(problem.path) == len(shortest.path)


def test_the_way_is_shown_by_its_choices_with_file_and_line() -> None:
    workspace = _without_identity()
    problem = _breach(workspace)
    text = as_text([problem], dict(workspace.files))
    assert f"{problem.at}: error: " in text
    assert "the shortest way there:" in text
    assert f"{problem.at.file}:{problem.path[-1].at.line}" in text
    assert "(verify-before-recovery, R-012, CE-01)" in text


def test_a_policy_is_not_called_broken_where_a_missing_answer_is_the_fault() -> None:
    files = _procedures()
    closing = files["sops/closing.yaml"]
    files["sops/closing.yaml"] = closing.replace(
        "then: {yes: another, no: go on, unknown: go on}", "then: {yes: another, no: go on}"
    )
    assert {problem.rule for problem in check(load_text(files), TODAY, FLOW)} == {"unanswered-result"}


def test_a_policy_that_takes_too_long_to_prove_is_a_warning() -> None:
    workspace = _without_identity()
    study = Study(workspace, TODAY)
    sop = next(sop for sop in workspace.sops if sop.id == "mfa-loss")
    policy = next(policy for policy in workspace.desk.policies if policy.id == "verify-before-recovery")
    verdict = study.verdict(sop, policy)
    study.verdicts[sop.id, policy.id] = dataclasses.replace(verdict, state=State.UNDECIDED)
    found = [
        problem
        for problem in undecided_policy.check_sop(study, sop)
        if problem.subject == "mfa-loss/verify-before-recovery"
    ]
    assert len(found) == 1
    assert "could not be decided" in found[0].message
