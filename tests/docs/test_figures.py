"""Every number that a page tells of the rules, the starter library and the rookies is the real one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from simulator.lint.rules import RULES
from simulator.model.workspace import Workspace
from simulator.rookies.cast import ROOKIES
from tests.library.starter import ROOT, starter

Count = Callable[[Workspace], int]
NAMED = (
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
)
WORDS = {word: number for number, word in enumerate(NAMED, 5)}


def form_points(read: Workspace) -> int:
    assert read.scorecard is not None
    return sum(each.points for each in read.scorecard.criteria)


COUNTS: dict[str, Count] = {
    "rules": lambda _: len(RULES),
    "procedures": lambda read: len(read.procedures),
    "roads they share": lambda read: len(read.sops) - len(read.procedures),
    "scenarios": lambda read: len(read.scenarios),
    "calls to practise": lambda read: len(read.scenarios),
    "articles": lambda _: len([*(ROOT / "sops" / "kb").glob("*.md")]),
    "points and": form_points,
    "requirements": lambda read: len(read.requirements),
    "simulated trainees": lambda _: len(ROOKIES),
    "languages": lambda read: len(read.desk.languages),
    "how-to pages": lambda _: len([*(ROOT / "docs" / "how-to").glob("*.md")]),
    "contradictions": lambda _: len(re.findall(r"^\| X-", _text("docs/explanation/contradictions.md"), re.MULTILINE)),
}
"""What is counted, by the words that stand behind the number."""

CLAIMS = (
    ("CHANGELOG.md", ("rules", "procedures", "roads they share", "scenarios", "articles", "points and", "requirements",
                      "how-to pages", "languages", "contradictions")),
    ("docs/handbook.md", ("procedures", "calls to practise", "contradictions")),
    ("docs/how-to/set-up-a-desk.md", ("requirements",)),
    ("docs/explanation/contradictions.md", ("contradictions",)),
    ("docs/explanation/scoring.md", ("simulated trainees",)),
)  # fmt: skip


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def told(page: str, what: str) -> list[int]:
    """Every number that stands before these words on a page."""
    number = rf"\b(\d+|{'|'.join(WORDS)})\s+{re.escape(what)}\b"
    return [WORDS.get(found.casefold()) or int(found) for found in re.findall(number, _text(page), re.IGNORECASE)]


@pytest.mark.parametrize(("page", "what"), [(page, what) for page, claims in CLAIMS for what in claims])
def test_a_number_on_a_page_is_the_real_one(page: str, what: str) -> None:
    found = told(page, what)
    assert found, f"{page} no longer tells how many {what} there are"
    assert set(found) == {COUNTS[what](starter())}


def test_no_other_page_counts_the_library_by_hand() -> None:
    """A number that stands elsewhere belongs into the table above."""
    known = {page for page, _ in CLAIMS}
    pages = [*ROOT.glob("*.md"), *(path for path in (ROOT / "docs").rglob("*.md") if "rules" not in path.parts)]
    names = {path.relative_to(ROOT).as_posix() for path in pages} - known - {"docs/reference/performance.md"}
    counted = ("rules", "procedures", "scenarios", "requirements")
    assert [(name, what) for name in sorted(names) for what in counted if told(name, what)] == []
