"""What a person reads, as golden files: every rule's bad example, and the pairs that lie in `golden/more`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.lint import check
from simulator.lint.rules import RULES
from simulator.report.problems import as_text
from simulator.source import load_text
from tests.lint.examples import TODAY, Example, examples, laid_over

FOLDER = Path(__file__).parent / "golden"
BAD = [example for rule in RULES for example in examples(rule) if example.is_bad]
Golden = Callable[[Path, str], None]


def shown(files: dict[str, str]) -> str:
    problems = check(load_text(files), TODAY)
    return as_text(problems, files) + "\n"


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.rule.ID)
def test_a_rules_finding_reads_as_it_did(example: Example, golden: Golden) -> None:
    golden(FOLDER / f"{example.rule.ID}.out", shown(laid_over(example.files)))


@pytest.mark.parametrize("path", sorted((FOLDER / "more").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_with_several_problems_reads_as_it_did(path: Path, golden: Golden) -> None:
    head, _, text = path.read_text(encoding="utf-8").partition("\n")
    golden(path.with_suffix(".out"), shown(laid_over({head.removeprefix("# in: "): text})))


def test_no_golden_file_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.out")} == {example.rule.ID for example in BAD}
