"""`sop diff`: what changed in plain words, nothing for equal ones, and cases that really take different ways."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from simulator.author.both_ways import Found
from simulator.author.change_words import problems, sentences
from simulator.author.changes import Comparison, compared
from simulator.source import load_text
from tests.author.space import EXAMPLE, sop, texts, written

KEY = "sops/lodge-key.yaml"
DESK = "sops/_desk.yaml"


def edited(file: str, *pairs: tuple[str, str]) -> dict[str, str]:
    files = texts()
    for old, new in pairs:
        assert old in files[file], old
        files[file] = files[file].replace(old, new, 1)
    return files


def difference(files: Mapping[str, str]) -> Comparison:
    new = load_text(files)
    assert not new.problems
    return compared(load_text(texts()), new)


def words(files: Mapping[str, str]) -> str:
    return "\n".join(sentences(load_text(texts()), load_text(files), difference(files)))


def test_equal_workspaces_have_nothing_to_say() -> None:
    assert difference(texts()).is_empty


def test_another_way_of_writing_is_no_difference() -> None:
    files = edited(
        KEY,
        ("title: A key left inside", 'title: "A key left inside"    # as ever'),
        ("then: {yes: go on, no: hand-over, unknown: hand-over}", "then: {yes: go on, otherwise: hand-over}"),
    )
    assert difference(files).is_empty
    assert words(files) == ""


def test_a_way_that_changed_is_told_with_a_case_and_a_call() -> None:
    files = edited(
        KEY,
        ("then: {yes: go on, no: hand-over,", "then: {yes: go on, no: new-code,"),
        ("    ask: works", "    tries: 2\n    ask: works"),
    )
    files[KEY] = files[KEY].replace("unknown: hand-over}", "unknown: hand-over, out-of-tries: hand-over}")
    found = difference(files)
    (change,) = found.sops
    assert change.version.startswith("the version is still 1.0.0")
    assert "How often it may be tried" in words(files)


def test_the_case_and_the_call_stand_in_plain_words() -> None:
    files = edited(
        KEY,
        ("failed: hand-over}", "failed: refused}"),
        ("version: 1.0.0", "version: 1.1.0\nchanges: [{version: 1.1.0, says: x}]"),
    )
    told = words(files)
    assert told.startswith("lodge-key · A key left inside · 1.0.0 → 1.1.0\n")
    assert "  4 new-code  sops/lodge-key.yaml:" in told
    assert "    When result is failed: the call goes to B1 sorry (“I can't set a new code" in told
    assert "; before, it went to A1 note-so-far (Write down:" in told
    assert "    Take a call. It goes ring-back = passed, new-code = failed. Then comes B1 sorry" in told
    assert "  ! " not in told


def test_a_step_that_only_has_another_name_is_told_as_that() -> None:
    files = edited(KEY, ("id: keep-it", "id: keep-code-secret"))
    found = difference(files)
    assert found.sops[0].renamed == (("keep-it", "keep-code-secret"),)
    assert found.sops[0].told == ()
    assert "The step keep-it is called keep-code-secret now." in words(files)


def test_neighbours_that_were_both_renamed_are_told_as_that() -> None:
    files = edited(
        KEY, ("id: write-down", "id: note-it"), ("id: new-code", "id: set-code"), ("id: try-it", "id: try-once")
    )
    assert [change.renamed for change in difference(files).sops] == [
        (("write-down", "note-it"), ("new-code", "set-code"), ("try-it", "try-once"))
    ]


def test_a_change_that_no_call_meets_is_told_as_that() -> None:
    rows = (
        "    then:\n      - {when: {proof: none}, next: refused}\n"
        "      - {when: {result: done}, next: go on}\n      - otherwise: hand-over"
    )
    old = edited(KEY, ("    then: {done: go on, failed: hand-over}", rows))
    new = dict(old)
    new[KEY] = new[KEY].replace("{when: {proof: none}, next: refused}", "{when: {proof: none}, next: hand-over}")
    found = compared(load_text(old), load_text(new))
    (told,) = [each for each in found.sops[0].told if each.change.kind == "leads-elsewhere"]
    assert told.call.found is Found.NEVER
    assert "(But no call goes another way for it.)" in "\n".join(sentences(load_text(old), load_text(new), found))


def test_a_script_is_told_now_and_before() -> None:
    told = words(edited(KEY, ("say: Keep the code to yourself, please.", "say: Please tell nobody the code.")))
    assert "What to do or say: “Please tell nobody the code.” Before: “Keep the code to yourself, please.”" in told


def test_a_sub_flow_says_where_it_runs() -> None:
    told = words(edited("sops/verify.yaml", ("I'm ringing the number that we have for you.", "I'll ring you back.")))
    assert "It runs in lodge-key." in told
    told = words(edited("sops/opening.yaml", ("Who am I speaking with?", "Your name, please?")))
    assert "It runs in every call." in told


def test_a_policy_that_is_newly_broken_is_found_and_a_mended_one_too() -> None:
    broken = edited(KEY, ("not-proven: refused}", "not-proven: new-code}"))
    found = difference(broken)
    assert [(one.sop, one.policy.id) for one in found.broken] == [("lodge-key", "proof-first")]
    (problem,) = problems(found)
    assert problem.path
    back = compared(load_text(broken), load_text(texts()))
    assert not back.broken
    assert [(one.sop, one.policy.id) for one in back.mended] == [("lodge-key", "proof-first")]
    assert compared(load_text(broken), load_text(broken)).is_empty


def test_the_desk_s_tables_are_told_by_cases() -> None:
    told = words(edited(DESK, ("affected: 25 or more", "affected: 10 or more")))
    assert "With affected 10 the priority is P1 now, before P2." in told
    told = words(
        edited(
            DESK, ('door-code: {says: "Open a door", needs: medium}', 'door-code: {says: "Open a door", needs: high}')
        )
    )
    assert "The proof needed for door-code is high now, before medium." in told


def test_the_desk_s_lists_are_told_by_item() -> None:
    told = words(edited(DESK, ("P2: {title: Soon, respond: 1 hour", "P2: {title: Soon, respond: 30 minutes")))
    assert "The target `P2` changed: respond 30, before 60." in told


VERSIONS = [
    ("version: 1.0.0", "version: 0.9.0", "the version went back from 1.0.0 to 0.9.0"),
    ("version: 1.0.0", "version: 1.1.0", "`changes` says nothing about 1.1.0"),
]


@pytest.mark.parametrize(("old", "new", "said"), VERSIONS)
def test_a_version_that_does_not_tell_is_found(old: str, new: str, said: str) -> None:
    found = difference(edited(KEY, (old, new), ("say: Keep the code to yourself, please.", "say: Keep it.")))
    assert found.sops[0].version == said


def test_a_new_review_date_needs_no_version() -> None:
    assert difference(edited(KEY, ("reviewed: 2026-11-01", "reviewed: 2026-11-20"))).sops[0].version == ""


def test_a_file_that_cannot_be_read_is_left_out_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = written(tmp_path, texts() | {KEY: "sop: lodge-key\nsteps: ["})
    assert sop("diff", EXAMPLE, bad) == 0
    shown = capsys.readouterr()
    assert "lodge-key" not in shown.out
    assert "sops/lodge-key.yaml has problems on one side and was left out" in shown.err


def test_folders_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = written(tmp_path, edited(KEY, ("not-proven: refused}", "not-proven: new-code}")))
    assert sop("diff", EXAMPLE, new, "--format", "json") == 1
    shape = json.loads(capsys.readouterr().out)
    assert shape["format"] == "sop-diff/1"
    assert [one["policy"] for one in shape["newly_broken"]] == ["proof-first"]
    (change,) = [one for one in shape["sops"][0]["changes"] if one["kind"] == "leads-elsewhere"]
    assert change["case"] == {"result": "not-proven"}
    assert change["call"]["found"] == "shown"
    assert sop("diff", EXAMPLE, EXAMPLE) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("No difference")


def test_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "newer.yaml"
    new.write_text(edited(KEY, ("say: Keep the code to yourself, please.", "say: Keep it."))[KEY], encoding="utf-8")
    assert sop("diff", EXAMPLE / KEY, new, "--workspace", EXAMPLE) == 0
    assert "What to do or say: “Keep it.”" in capsys.readouterr().out
    assert sop("diff", EXAMPLE / KEY, EXAMPLE / "sops" / "example.yaml", "--workspace", EXAMPLE) == 2
    assert "are different procedures" in capsys.readouterr().err
    assert sop("diff", EXAMPLE / DESK, new, "--workspace", EXAMPLE) == 3
    assert "is no procedure" in capsys.readouterr().err


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The small workspace as the first commit of a repository, in a folder inside it."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    space = written(tmp_path / "desk", texts())
    for command in (
        ["init", "-q"],
        ["add", "desk"],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True, capture_output=True)
    return space


def test_a_revision_is_compared_with_what_stands_now(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("diff", "HEAD", "--workspace", kept) == 0
    assert capsys.readouterr().out == ""
    written(kept, edited(KEY, ("not-proven: refused}", "not-proven: new-code}")))
    assert sop("diff", "HEAD", "--workspace", kept) == 1
    assert "2 who-is-it" in capsys.readouterr().out
    assert sop("diff", "HEAD", "HEAD", "--workspace", kept) == 0
    assert sop("diff", "HEAD", "--sop", "example", "--workspace", kept) == 0


@pytest.mark.parametrize("name", ["no-such-thing", "--output=x", "HEAD~99"])
def test_a_name_that_is_nothing_is_said(name: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("diff", "--workspace", kept, "--", name) == 2
    assert "is" in capsys.readouterr().err


def test_without_git_the_remedy_is_said(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert sop("diff", "HEAD", "--workspace", kept) == 2
    assert "git is not installed. Name two folders or two files instead." in capsys.readouterr().err


def test_a_folder_without_git_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    space = written(tmp_path / "desk", texts())
    assert sop("diff", "HEAD", "--workspace", space) == 2
    assert "is not kept in git" in capsys.readouterr().err
