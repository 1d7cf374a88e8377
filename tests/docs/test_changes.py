"""The list of changes has a day, and on that day the starter library is clean at every severity."""

from __future__ import annotations

import datetime
import re

import pytest

from simulator import __version__
from simulator.cli import main
from tests.library.starter import ROOT

ENTRY = re.compile(r"^## (\S+) · (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def entries() -> list[tuple[str, str]]:
    return ENTRY.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def test_every_version_has_its_day_and_the_newest_stands_first() -> None:
    days = [datetime.date.fromisoformat(day) for _, day in entries()]
    assert days
    assert days == sorted(days, reverse=True)
    assert entries()[0][0] == __version__


def test_the_starter_library_is_clean_on_the_day_of_the_newest_version(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["lint", "--strict", "--workspace", str(ROOT), "--today", entries()[0][1]])
    assert code == 0, capsys.readouterr().out
