"""`sop doctor` says what is amiss on this machine, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest

from simulator.cli import main


def test_a_sound_machine_is_told_so(capsys: pytest.CaptureFixture[str], own_data_folder: Path) -> None:
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "\nlook" not in shown
    assert f"kept in {own_data_folder}" in shown
    assert "the fast one" in shown


def test_a_missing_library_is_named_with_the_remedy(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name == "faker":
            raise importlib.metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert main(["doctor", "--format", "json"]) == 3
    shown = json.loads(capsys.readouterr().out)
    assert shown["format"] == "sop-doctor/1"
    (amiss,) = [finding for finding in shown["findings"] if not finding["fine"]]
    assert amiss["about"] == "faker"
    assert "pip install" in amiss["remedy"]


@pytest.mark.parametrize("home", ["file/below", "file"])
def test_a_data_folder_that_cannot_be_written_is_told(
    home: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SOP_HOME", home)
    assert main(["doctor"]) == 3
    assert "Set SOP_HOME to a folder of your own." in capsys.readouterr().out
