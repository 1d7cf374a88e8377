"""`sop init`: a workspace of one's own, nothing overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.author.space import sop


def test_a_new_workspace_lints_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("init", tmp_path / "desk") == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Made in {tmp_path / 'desk'}: ")
    assert "sop lint" in said
    assert (tmp_path / "desk" / "sops" / "_desk.yaml").is_file()
    assert (tmp_path / "desk" / ".sop" / "schemas" / "sop.json").is_file()
    assert sop("show", "opening", "--workspace", tmp_path / "desk") == 0


def test_what_is_there_is_kept_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sops").mkdir()
    (tmp_path / "sops" / "opening.yaml").write_text("mine", encoding="utf-8")
    assert sop("init", tmp_path) == 0
    assert "Left as it was: 1 file." in (said := capsys.readouterr().out)
    assert "  sops/opening.yaml\n" in said
    assert (tmp_path / "sops" / "opening.yaml").read_text(encoding="utf-8") == "mine"


def test_a_second_time_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sop("init", tmp_path)
    capsys.readouterr()
    assert sop("init", tmp_path, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["new"] == []


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note").write_text("", encoding="utf-8")
    assert sop("init", tmp_path / "note") == 3
    assert "is a file, and a workspace is a folder" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    assert sop("init", tmp_path / "shut") == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_folder_with_a_space_can_be_gone_into_as_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sop("init", tmp_path / "my desk") == 0
    assert f'cd "{tmp_path / "my desk"}"' in capsys.readouterr().out
