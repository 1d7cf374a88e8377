"""Reading from disk: folders that are there, that are not, and that cannot be used; the starter library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import simulator.source
from simulator.model.stop import Exit, Stop
from simulator.source import find_root, load, load_text, starter_root, write_starter
from simulator.source import starter as starter_module
from tests.source.examples import EXAMPLE, example_texts


def test_a_folder_is_read_like_its_texts() -> None:
    read = load(EXAMPLE)
    given = load_text(example_texts())
    assert read.root == str(EXAMPLE)
    assert (read.sops, read.scenarios, read.desk, read.files) == (given.sops, given.scenarios, given.desk, given.files)


def test_a_folder_that_is_not_there_stops_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="sop init") as stop:
        load(tmp_path / "nowhere")
    assert stop.value.code is Exit.UNUSABLE


@pytest.mark.parametrize("made", [(), ("sops",), ("sops", "scenarios")])
def test_an_empty_workspace_stops_with_what_to_do(tmp_path: Path, made: tuple[str, ...]) -> None:
    for folder in made:
        (tmp_path / folder).mkdir()
    with pytest.raises(Stop, match="missing or empty"):
        load(tmp_path)


def test_a_folder_that_cannot_be_read_stops_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sops").mkdir()

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(Stop, match="Permission denied"):
        load(tmp_path)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sops").mkdir()
    (tmp_path / "sops" / "a.yaml").write_text("sop: a")

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    found = load(tmp_path).problems
    assert [(problem.rule, problem.message) for problem in found] == [
        ("syntax", "the file cannot be read: Permission denied")
    ]


def test_bytes_that_are_no_text_are_a_problem_and_make_no_name_unknown(tmp_path: Path) -> None:
    for name, text in example_texts().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "sops" / "prove.yaml").write_bytes(b"\xff\xfe\x00binary")
    found = load(tmp_path)
    assert {problem.at.file for problem in found.problems} == {"sops/prove.yaml"}
    assert found.sop("badge-lost") is not None


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "sops").mkdir()
    text = example_texts()["sops/goodbye.yaml"]
    (tmp_path / "sops" / "goodbye.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    found, expected = load(tmp_path), load_text({"sops/goodbye.yaml": text})
    assert [(step.id, step.at) for step in found.sops[0].steps] == [
        (step.id, step.at) for step in expected.sops[0].steps
    ]


def test_other_files_links_and_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sops" / "notes.yaml").mkdir(parents=True)
    (tmp_path / "sops" / ".hidden.yaml").write_text("x: [")
    (tmp_path / "sops" / "table.csv").write_text("x")
    (tmp_path / "sops" / "loop").symlink_to(tmp_path)
    (tmp_path / "sops" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "a.good.call").write_text("call: a")
    (tmp_path / "sops" / "readme.md").write_text("# Not an article")
    found = load(tmp_path)
    assert (found.problems, [name for name, _ in found.files], found.articles) == ((), ["sops/readme.md"], ())


def test_a_workspace_is_found_from_a_folder_within_it(tmp_path: Path) -> None:
    (tmp_path / "sops" / "kb").mkdir(parents=True)
    assert find_root(tmp_path / "sops" / "kb") is None
    (tmp_path / "sops" / "a.yaml").write_text("sop: a")
    assert find_root(tmp_path / "sops" / "kb") == tmp_path
    (tmp_path / "sops" / "sop.toml").write_text("")
    assert find_root(tmp_path / "sops" / "kb") == tmp_path / "sops"


def test_a_workspace_begun_by_sop_init_is_whole_and_clean(tmp_path: Path) -> None:
    written = write_starter(tmp_path / "new")
    assert written.kept == ()
    assert {"sops/_desk.yaml", ".sop/schemas/sop.json", ".sop/schemas/scenario.json"} <= set(written.new)
    assert load(tmp_path / "new").sops == load(starter_root()).sops
    assert find_root(tmp_path / "new") == tmp_path / "new"
    assert json.loads((tmp_path / "new/.sop/schemas/sop.json").read_text(encoding="utf-8"))["title"]


def test_sop_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "sops").mkdir()
    (tmp_path / "sops" / "_desk.yaml").write_text("mine")
    written = write_starter(tmp_path)
    assert written.kept == ("sops/_desk.yaml",)
    assert (tmp_path / "sops" / "_desk.yaml").read_text() == "mine"
    assert write_starter(tmp_path).new == ()
    assert not list(tmp_path.rglob(".sop-*"))


def test_sop_init_into_a_place_that_cannot_hold_it_stops(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Stop, match="cannot be written"):
        write_starter(tmp_path / "file")


def test_a_copy_that_fails_half_way_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Stop, match="No space left"):
        write_starter(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_packaged_library_is_used_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "simulator"
    (package / "source").mkdir(parents=True)
    monkeypatch.setattr(starter_module, "__file__", str(package / "source" / "starter.py"))
    with pytest.raises(Stop, match="missing from this installation"):
        starter_root()
    (tmp_path / "sops").mkdir()
    assert starter_root() == tmp_path
    (package / "_starter").mkdir()
    assert starter_root() == package / "_starter"


def test_a_clean_workspace_needs_no_slow_validator() -> None:
    script = (
        "import sys; from pathlib import Path; from simulator.source import load; "
        f"w = load(Path({str(EXAMPLE)!r})); assert not w.problems; "
        "print(sorted({'jsonschema', 'faker', 'questionary'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        _ = simulator.source.nothing  # type: ignore[attr-defined]
