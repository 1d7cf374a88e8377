"""What the content of files is called, remembered: no old name for a new content, no file read for nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from simulator.cli import digests as module
from simulator.cli.digests import SETTLED, digests
from simulator.source.folder import files_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="on Windows every file is read")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(module, "SETTLED", -SETTLED)  # as if every file had been there for long
    sops = tmp_path / "desk" / "sops"
    sops.mkdir(parents=True)
    for name in ("a", "b"):
        (sops / f"{name}.yaml").write_text(f"sop: {name}\n", encoding="utf-8")
    return tmp_path / "desk"


def named(folder: Path) -> dict[str, str]:
    return digests(folder, files_in(folder))


def test_unchanged_files_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = named(folder)
    monkeypatch.setattr(module, "_digest", lambda _: pytest.fail("a file was read again"))
    assert named(folder) == first
    assert set(first) == {"sops/a.yaml", "sops/b.yaml"}


def test_a_change_of_equal_length_and_with_the_old_time_is_seen(folder: Path) -> None:
    first = named(folder)
    path = folder / "sops/a.yaml"
    before = path.stat()
    time.sleep(0.02)
    path.write_text("sop: x\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = named(folder)
    assert after["sops/a.yaml"] != first["sops/a.yaml"]
    assert after["sops/b.yaml"] == first["sops/b.yaml"]


def test_a_file_that_was_just_written_is_not_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SETTLED", SETTLED)
    named(folder)
    read: list[str] = []
    monkeypatch.setattr(module, "_digest", lambda file: read.append(file.name) or "")
    named(folder)
    assert read == ["sops/a.yaml", "sops/b.yaml"]


def test_a_spoilt_index_counts_as_none(folder: Path) -> None:
    first = named(folder)
    (index,) = (folder.parent / "home" / "lint").glob("*.files")
    for text in ("[", "[1, 2]", '["sop-lint-files/1", []]', '["sop-lint-files/1", {"sops/a.yaml": 1}]', ""):
        index.write_text(text, encoding="utf-8")
        assert named(folder) == first
