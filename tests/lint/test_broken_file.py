"""One broken file is one finding: nothing is said of other files that would be right if it could be read."""

from __future__ import annotations

import pytest

from simulator.lint import check
from simulator.lint.rules import RULES
from simulator.source import load
from simulator.source.assemble import assemble
from simulator.source.files import read_file
from tests.lint.examples import TODAY

BROKEN = ["sops/password-reset.yaml", "sops/verify-identity.yaml", "sops/warm-transfer.yaml"]
RULES_OF_READING = [rule for rule in RULES if rule.ID not in ("script-not-heard", "act-example-fails")]
"""What is heard costs the most, and a file is heard or not by itself."""
STARTER = load()
TEXTS = dict(STARTER.files)
PARSED = {name: read_file(text, name) for name, text in TEXTS.items()}


@pytest.mark.parametrize("file", BROKEN)
def test_a_line_with_a_slip_is_all_that_is_said(file: str) -> None:
    slipped = TEXTS[file].replace("\ntitle:\n", "\ntitle\n", 1)
    assert slipped != TEXTS[file]
    found = check(
        assemble(TEXTS | {file: slipped}, (PARSED | {file: read_file(slipped, file)}).values()), TODAY, RULES_OF_READING
    )
    assert {(problem.at.file, problem.rule) for problem in found} == {(file, "syntax")}


def test_a_sub_flow_that_is_gone_is_missed_only_where_it_is_named() -> None:
    gone = "sops/major-incident-check.yaml"
    left = {name: file for name, file in PARSED.items() if name != gone}
    found = check(assemble({name: TEXTS[name] for name in left}, left.values()), TODAY, RULES_OF_READING)
    assert {problem.message for problem in found} == {"there is no sub-flow `major-incident-check`"}
    assert all("sops/major-incident-check.yaml" in problem.help for problem in found)


def test_a_procedure_of_another_name_than_its_file_is_told_once() -> None:
    file = "sops/password-reset.yaml"
    slipped = TEXTS[file].replace("sop: password-reset", "sop: pasword-reset", 1)
    found = check(
        assemble(TEXTS | {file: slipped}, (PARSED | {file: read_file(slipped, file)}).values()), TODAY, RULES_OF_READING
    )
    named = [problem for problem in found if problem.rule == "unknown-name"]
    assert [(one.at.file, one.message) for one in named] == [
        (file, "the file is called `password-reset`, the procedure `pasword-reset`")
    ]
