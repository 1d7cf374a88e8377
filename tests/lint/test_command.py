"""`sop lint` as a person calls it: exit codes, paths, settings, baseline, ignores, fixes on disk, cache, watch."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from simulator.cli import lint_watch, main
from simulator.cli.lint_cache import key_of
from tests.lint.folder import DAY, STALE, lint, written

Captured = pytest.CaptureFixture[str]
BROKEN = {"sops/example.yaml": ("    end: resolved", "    then: {done: nowhere}")}
SLIPS = {"sops/example.yaml": ("    say: The code is", '    say: "Good morning.  The code is')}


def test_a_clean_run_says_so_in_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert lint(written(tmp_path)) == 0
    assert capsys.readouterr().out == "2 SOPs, 2 scenarios: no problems. 1 policy holds on every path.\n"


def test_an_error_fails_the_run_and_is_counted(tmp_path: Path, capsys: Captured) -> None:
    assert lint(written(tmp_path, BROKEN)) == 1
    out = capsys.readouterr().out
    assert "error: there is no step or path `nowhere` [unknown-name]" in out
    assert out.endswith("1 error in 2 SOPs and 2 scenarios. `sop rule unknown-name` explains.\n")


def test_a_warning_fails_only_a_strict_run(tmp_path: Path) -> None:
    folder = written(tmp_path, STALE)
    assert lint(folder) == 0
    assert lint(folder, "--strict") == 1


def test_paths_choose_what_is_shown(tmp_path: Path, capsys: Captured) -> None:
    folder = written(tmp_path, BROKEN)
    assert lint(folder, str(folder / "sops" / "opening.yaml")) == 0
    assert lint(folder, str(folder / "sops")) == 1
    capsys.readouterr()
    assert lint(folder, str(folder / "missing.yaml")) == 3
    assert "no such file" in capsys.readouterr().err


def test_the_workspace_of_a_named_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "desk", BROKEN)
    monkeypatch.chdir(tmp_path)
    assert main(["lint", "desk/sops/example.yaml", *DAY]) == 1


def test_files_are_named_from_the_readers_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    written(tmp_path / "desk", BROKEN)
    monkeypatch.chdir(tmp_path)
    main(["lint", "--workspace", "desk", *DAY])
    out = capsys.readouterr().out
    assert out.startswith("desk/sops/example.yaml:")
    assert "say: The code is" in out


def test_settings_turn_rules_off_and_change_how_much_they_count(tmp_path: Path, capsys: Captured) -> None:
    folder = written(tmp_path, STALE)
    settings = folder / "sop.toml"
    settings.write_text('[lint.severity]\nstale-review = "error"\n', encoding="utf-8")
    assert lint(folder) == 1
    settings.write_text('[lint]\nignore = ["stale-review"]\nstrict = true\n', encoding="utf-8")
    assert lint(folder) == 0
    settings.write_text('[lint.per_file]\n"sops/ex*.yaml" = ["stale-review"]\n', encoding="utf-8")
    assert lint(folder, "--strict") == 0
    settings.write_text('[lint]\nselect = ["syntax"]\n', encoding="utf-8")
    assert lint(folder, "--strict") == 0
    capsys.readouterr()
    settings.write_text('[lint]\nignore = ["stale-reviews"]\n', encoding="utf-8")
    assert lint(folder) == 3
    assert "Did you mean `stale-review`?" in capsys.readouterr().err


def test_a_project_file_holds_settings_too(tmp_path: Path) -> None:
    folder = written(tmp_path, STALE)
    (folder / "pyproject.toml").write_text('[tool.sop.lint.severity]\nstale-review = "off"\n', encoding="utf-8")
    assert lint(folder, "--strict") == 0


def test_broken_settings_are_told_with_their_file(tmp_path: Path, capsys: Captured) -> None:
    folder = written(tmp_path)
    (folder / "sop.toml").write_text("[lint\n", encoding="utf-8")
    assert lint(folder) == 3
    assert "sop.toml cannot be read as settings" in capsys.readouterr().err
    (folder / "sop.toml").write_text('ignore = ["stale-review"]\n', encoding="utf-8")
    assert lint(folder) == 3
    assert "It belongs under the line [lint]." in capsys.readouterr().err


def test_a_baseline_knows_old_problems_though_their_lines_move(tmp_path: Path, capsys: Captured) -> None:
    folder = written(tmp_path / "desk", STALE)
    known = str(tmp_path / "known.json")
    assert lint(folder, "--baseline", known, "--update-baseline") == 0
    example = folder / "sops" / "example.yaml"
    example.write_text("# a line more\n" + example.read_text(encoding="utf-8"), encoding="utf-8")
    assert lint(folder, "--strict", "--baseline", known) == 0
    lodge = folder / "sops" / "lodge-key.yaml"
    lodge.write_text(lodge.read_text(encoding="utf-8").replace("2026-11-01", "2020-01-01"), encoding="utf-8")
    assert lint(folder, "--strict", "--baseline", known) == 1
    Path(known).write_text("{}", encoding="utf-8")
    assert lint(folder, "--baseline", known) == 3
    assert "is no baseline" in capsys.readouterr().err


def test_a_comment_lets_a_finding_be_and_needs_its_reason(tmp_path: Path, capsys: Captured) -> None:
    comment = "  # sop: ignore[stale-review] because the lodge is rebuilt"
    new = ("reviewed: 2026-11-01", f"reviewed: 2020-01-01{comment}")
    assert lint(written(tmp_path / "a", {"sops/example.yaml": new}), "--strict") == 0
    above = ("reviewed: 2026-11-01", f"{comment.strip()}\nreviewed: 2020-01-01")
    assert lint(written(tmp_path / "b", {"sops/example.yaml": above}), "--strict") == 0
    without = ("reviewed: 2026-11-01", "reviewed: 2020-01-01  # sop: ignore[stale-review]")
    assert lint(written(tmp_path / "c", {"sops/example.yaml": without})) == 1
    assert "no reason is given" in capsys.readouterr().out


def test_statistics_count_by_rule(tmp_path: Path, capsys: Captured) -> None:
    lint(written(tmp_path, BROKEN), "--statistics", "--quiet")
    assert capsys.readouterr().out == "1  unknown-name\n"


def test_a_diff_shows_what_a_fix_would_change_and_changes_nothing(tmp_path: Path, capsys: Captured) -> None:
    change = ("say: The code is on the back of your card.", 'say: "Good morning.  The code is on your card."')
    folder = written(tmp_path, {"sops/example.yaml": change})
    before = (folder / "sops/example.yaml").read_bytes()
    assert lint(folder, "--diff") == 1
    out = capsys.readouterr().out
    assert '-    say: "Good morning.  The code is on your card."' in out
    assert '+    say: "Hello. The code is on your card."' in out
    assert (folder / "sops/example.yaml").read_bytes() == before


def test_a_fix_keeps_byte_order_mark_line_ends_and_rights(tmp_path: Path) -> None:
    change = ("say: The code is on the back of your card.", 'say: "Good morning.  The code is on your card."')
    folder = written(tmp_path, {"sops/example.yaml": change})
    path = folder / "sops/example.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    before = path.read_bytes()
    assert lint(folder, "--fix") == 0
    assert path.read_bytes() == before.replace(b"Good morning.  The", b"Hello. The")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(name.name for name in path.parent.iterdir()) == sorted(
        [
            "_acts.yaml",
            "_desk.yaml",
            "closing.yaml",
            "example.yaml",
            "kb",
            "lodge-key.yaml",
            "opening.yaml",
            "verify.yaml",
        ]
    )
    assert lint(folder, "--diff") == 0


def test_a_draft_comes_by_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    folder = written(tmp_path)
    text = (folder / "sops/example.yaml").read_text(encoding="utf-8").replace("end: resolved", "end: resolvd")

    class Stdin:
        buffer = io.BytesIO(text.encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert lint(folder, "-") == 1
    out = capsys.readouterr().out
    assert "sops/example.yaml:" in out
    assert "resolvd" in out


def test_the_cache_answers_until_anything_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "desk", STALE)
    home = tmp_path / "home"
    monkeypatch.setenv("SOP_HOME", str(home))
    assert lint(folder, "--strict") == 1
    kept = list((home / "lint").glob("*.json"))
    assert len(kept) == 1
    if os.name == "posix":
        assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    monkeypatch.setattr("simulator.cli.linting.check_texts", _forbidden)
    assert lint(folder, "--strict") == 1
    desk = folder / "sops/_desk.yaml"
    desk.write_text(desk.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert lint(folder) == 70


def _forbidden(*_: object) -> None:
    raise RuntimeError("the cache should have answered")


def test_the_key_of_a_run_differs_by_text_name_settings_and_day() -> None:
    runs = (
        ({"a": "x"}, ("2026-11-22",)),
        ({"a": "y"}, ("2026-11-22",)),
        ({"b": "x"}, ("2026-11-22",)),
        ({"a": "x"}, ("2026-11-23",)),
        ({"a": "x"}, ("2026-11-22", "strict")),
        ({"ax": ""}, ("2026-11-22",)),
    )
    keys = {key_of(files, more) for files, more in runs}
    assert len(keys) == 6


def test_a_spoilt_cache_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "desk", STALE)
    monkeypatch.setenv("SOP_HOME", str(tmp_path / "home"))
    lint(folder)
    (kept,) = (tmp_path / "home" / "lint").glob("*.json")
    kept.write_text(kept.read_text(encoding="utf-8")[:50], encoding="utf-8")
    assert lint(folder, "--strict") == 1


def test_watching_shows_again_when_a_file_changes(tmp_path: Path) -> None:
    folder = written(tmp_path)
    shown: list[int] = []
    rounds = 0

    class Enough(Exception):
        pass

    def pause(_: float) -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 3:
            (folder / "sops/example.yaml").write_text("changed", encoding="utf-8")
        if rounds == 5:
            raise Enough

    with pytest.raises(Enough):
        lint_watch.watch(folder, lambda: shown.append(rounds), pause)
    assert shown == [0, 3]


def test_several_processes_find_the_same(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path, {"sops/lodge-key.yaml": ("    for: door-code\n", "")})
    monkeypatch.setattr("simulator.cli.lint_jobs.FEWEST", 1)
    lint(folder, "--no-cache")
    alone = capsys.readouterr().out
    lint(folder, "--no-cache", "--jobs", "2")
    assert capsys.readouterr().out == alone


@pytest.mark.parametrize("number", ["0", "-1"])
def test_a_number_of_processes_that_is_none_is_refused(number: str, tmp_path: Path, capsys: Captured) -> None:
    assert lint(written(tmp_path), "--jobs", number) == 2
    assert "--jobs" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_back_to_itself_is_named_for_what_it_is(tmp_path: Path, capsys: Captured) -> None:
    folder = written(tmp_path / "desk")
    (tmp_path / "round").symlink_to("round")
    assert lint(tmp_path / "round") == 3
    assert "a link that leads nowhere" in capsys.readouterr().err
    assert lint(folder, str(tmp_path / "round")) == 3
    (folder / "sops" / "round.yaml").symlink_to("round.yaml")
    assert lint(folder) == 1
    assert "sops/round.yaml:1:1: error: the file cannot be read" in capsys.readouterr().out


def test_a_file_is_no_workspace(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "desk").write_text("x", encoding="utf-8")
    assert lint(tmp_path / "desk") == 3
    assert "is no folder" in capsys.readouterr().err


def test_without_a_workspace_it_is_told_whose_procedures_were_looked_at(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["lint", *DAY])
    assert "starter library" in capsys.readouterr().err
    main(["lint", "--quiet", *DAY])
    assert capsys.readouterr().err == ""


def test_json_holds_every_problem_whole(tmp_path: Path, capsys: Captured) -> None:
    lint(written(tmp_path, BROKEN), "--format", "json")
    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "sop-lint/1"
    (problem,) = data["problems"]
    assert (problem["rule"], problem["severity"], problem["file"]) == ("unknown-name", "error", "sops/example.yaml")
    assert problem["column"] < problem["end_column"]


def test_rule_explains_and_knows_the_nearest_name(capsys: Captured) -> None:
    assert main(["rule", "gap-in-table"]) == 0
    assert capsys.readouterr().out.startswith("gap-in-table (error)\n\nA table with a case that no row answers.")
    assert main(["rule", "gap-in-tables"]) == 2
    assert "Did you mean 'gap-in-table'?" in capsys.readouterr().err
    assert main(["rule", "--list"]) == 0
    assert "  broken-policy " in capsys.readouterr().out
