"""The pages of the rules are made from their docstrings: `pytest --update-golden` writes docs/reference/rules anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.lint.pages import as_markdown, index
from simulator.lint.rules import FAMILIES, RULES, Rule

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "rules"
Golden = Callable[[Path, str], None]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_every_rule_has_its_page(rule: Rule, golden: Golden) -> None:
    golden(PAGES / f"{rule.ID}.md", as_markdown(rule))


def test_the_index_names_every_rule(golden: Golden) -> None:
    golden(PAGES / "index.md", index())


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {rule.ID for rule in RULES} | {"index"}


def test_every_rule_is_in_one_family() -> None:
    ids = [rule.ID for _, rules in FAMILIES for rule in rules]
    assert len(ids) == len(set(ids)) == len(RULES)
