"""`sop cast draw`: people for a cast file, the same for the same seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.source import load_text
from tests.author.space import sop, texts


def test_the_same_seed_draws_the_same_people(capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for seed in ("7", "7", "8"):
        assert sop("cast", "draw", "--locale", "de", "--seed", seed, "--count", "3") == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] != shown[2]
    assert shown[0].count("\n  - {") == 3


def test_a_drawn_cast_is_read_without_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "_cast.da.yaml"
    assert sop("cast", "draw", "--locale", "da", "--count", "4", "--out", out) == 0
    assert capsys.readouterr().out == f"{out}\n"
    desk = texts()["sops/_desk.yaml"]
    space = load_text(texts() | {"scenarios/_cast.da.yaml": out.read_text(encoding="utf-8"), "sops/_desk.yaml": desk})
    assert [problem for problem in space.problems if problem.at.file == "scenarios/_cast.da.yaml"] == []
    assert sum(person.locale == "da" for person in space.cast) == 4


def test_a_file_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "cast.yaml"
    out.write_text("mine", encoding="utf-8")
    assert sop("cast", "draw", "--out", out, "--count", "1") == 3
    assert "stays as it is" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"


def test_no_folder_is_made_by_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("cast", "draw", "--out", tmp_path / "castt" / "people.yaml", "--count", "1") == 3
    assert "there is no folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--locale", "xx"], ["--count", "0"], ["--count", "1001"]], ids=" ".join)
def test_what_cannot_be_drawn_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("cast", "draw", *words) == 2
    assert capsys.readouterr().err
