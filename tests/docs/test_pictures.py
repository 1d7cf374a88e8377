"""The pictures in the README are pieces of real runs: `pytest tests/docs --update-golden` makes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.cli import main
from tests.docs.bent import texts
from tests.docs.typing_person import take
from tests.library.starter import ROOT

Golden = Callable[[Path, str], None]
README = ROOT / "README.md"
IMPOSTOR = ROOT / "docs" / "tutorial" / "calls" / "impostor.call"
FROM, TO = "> Before I change anything", "> Of course"
IDENTITY = re.compile(r"  - id: identity\n(?:    .*\n)+")


def piece_of_the_call(patch: pytest.MonkeyPatch) -> str:
    """From the moment when identity is to be proven to the refusal."""
    shown = take(IMPOSTOR, patch).shown
    start = shown.index(FROM)
    return shown[start : shown.index(TO, start)].rstrip()


def without_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The first finding of the linter when mfa-loss has lost its step `identity`."""
    for file, text in texts().items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        cut = IDENTITY.sub("", text, count=1) if file == "sops/mfa-loss.yaml" else text
        path.write_text(cut, encoding="utf-8")
    capsys.readouterr()
    assert main(["lint", "--workspace", str(folder), "--today", "2026-11-22", "--select", "broken-policy"]) == 1
    found = capsys.readouterr().out.split("\n\n")
    return next(part for part in found if "account-recovery" in part).replace(f"{folder}/", "").strip("\n")


def test_the_readme_shows_real_runs(
    golden: Golden, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = README.read_text(encoding="utf-8")
    pictures = {"impostor-call.md": piece_of_the_call(monkeypatch), "lint": without_the_check(tmp_path, capsys)}
    for name, picture in pictures.items():
        place = re.compile(rf"<!-- picture: {re.escape(name)} -->\n.*?<!-- end -->", re.DOTALL)
        assert place.search(text)
        filled = f"<!-- picture: {name} -->\n```text\n{picture}\n```\n<!-- end -->"
        text = place.sub(lambda _, filled=filled: filled, text)
    golden(README, text)
