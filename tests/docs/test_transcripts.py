"""
The calls in the tutorial are real runs: `pytest tests/docs --update-golden` takes them again and writes them in.

A page holds a place `<!-- call: NAME -->` … `<!-- end -->`; what stands there is what `docs/tutorial/calls/NAME.call`
showed on the screen when it was typed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from simulator.call.script import read_call
from simulator.call.trace import trace
from simulator.cli.folders import data_folder
from simulator.records import attempts, resume
from simulator.rookies.proving import holds
from simulator.scoring import Result, score
from tests.docs.typing_person import Run, run, take
from tests.library.starter import ROOT, starter

Golden = Callable[[Path, str], None]
TUTORIAL = ROOT / "docs" / "tutorial"
CALLS = sorted((TUTORIAL / "calls").glob("*.call"))
SCORED = [path for path in CALLS if "\nexpect: " in path.read_text(encoding="utf-8")]
PLACE = re.compile(r"<!-- (call|screen): ([a-z-]+) -->\n.*?<!-- end -->", re.DOTALL)
PAGES = sorted(
    path for path in (*TUTORIAL.glob("*.md"), ROOT / "README.md") if PLACE.search(path.read_text(encoding="utf-8"))
)


@cache
def taken(path: Path) -> tuple[Run, Result | None]:
    """What was on the screen, and the score of the attempt that was kept."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as home:
        patch.setenv("SOP_HOME", home)
        patch.setenv("NO_COLOR", "1")
        ran = take(path, patch)
        assert ran.code in (0, 1), ran.shown
        call = resume(attempts(data_folder())[0], starter()).call
        return ran, score(trace(call), starter()) if call.over else None


def first_screen(patch: pytest.MonkeyPatch) -> str:
    return run([], ["Robin"], patch, stays=False).shown.rpartition("\n>")[0]


def filled(text: str, patch: pytest.MonkeyPatch) -> str:
    """The page with every call taken anew."""

    def place(found: re.Match[str]) -> str:
        kind, name = found.groups()
        shown = first_screen(patch) if kind == "screen" else taken(TUTORIAL / "calls" / f"{name}.call")[0].shown
        return f"<!-- {kind}: {name} -->\n```text\n{shown}\n```\n<!-- end -->"

    return PLACE.sub(place, text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_page_shows_what_the_program_does(page: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    golden(page, filled(page.read_text(encoding="utf-8"), monkeypatch))


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_a_call_of_the_tutorial_ends_as_it_says(path: Path) -> None:
    ran, result = taken(path)
    assert result is not None
    expected = [line.text for line in read_call(path.read_text(encoding="utf-8"), path.name).expectations]
    assert expected
    assert [each for each in expected if not holds(each, result)] == []
    assert ran.code == (0 if "passed" in expected else 1)


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_a_call_of_the_tutorial_is_in_words_of_its_own(path: Path) -> None:
    """No line is copied from the good call beside the scenario."""
    text = path.read_text(encoding="utf-8")
    script = read_call(text, path.name)
    model = (ROOT / "scenarios" / f"{script.scenario}.good.call").read_text(encoding="utf-8")
    said = [line.text for line in script.lines if line.who == "you" and not line.text.startswith("/")]
    assert [line for line in said if f"you: {line}\n" in model] == []


def test_every_call_of_the_tutorial_is_shown_somewhere() -> None:
    shown = {name for page in PAGES for kind, name in PLACE.findall(page.read_text(encoding="utf-8")) if kind == "call"}
    assert shown == {path.stem for path in CALLS}
