"""The commands that score, test and simulate, as they are typed."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.cli.testing import Wanted, decided_by, run_again
from simulator.model.place import Position
from simulator.model.stop import Exit
from simulator.rookies import coverage as coverage_module
from simulator.rookies.coverage import Coverage, Part, covered
from simulator.rookies.shown import coverage_as_text
from simulator.source import load
from tests.scoring.library import ROOT

pytest_plugins = ["pytester"]
HERE = ["--workspace", str(ROOT)]
GOOD, BAD = (str(ROOT / "scenarios" / f"mfa-impostor-urgent.{kind}.call") for kind in ("good", "bad"))


def test_score_tells_a_good_call_from_a_bad_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", GOOD, *HERE]) == Exit.FINE
    assert capsys.readouterr().out.startswith("Passed")
    assert main(["score", BAD, *HERE]) == Exit.FOUND
    assert "CE-01" in capsys.readouterr().out


@pytest.mark.parametrize(("form", "begins"), [("json", "{"), ("markdown", "# "), ("html", "<!doctype html>")])
def test_score_writes_other_forms(form: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["score", BAD, "--format", form, *HERE])
    assert capsys.readouterr().out.startswith(begins)


def test_score_reads_a_transcript_and_lists_all_that_is_wrong_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "call.csv"
    good.write_text("speaker,text\nagent,Is there anything else I can do for you?\n", encoding="utf-8")
    assert main(["score", str(good), "--sop", "mfa-loss", "--facts", "loss=lost", *HERE]) == Exit.FOUND
    bad = tmp_path / "bad.csv"
    bad.write_text("speaker,text,time\nrobot,Hi,1\nagent,Hi,soon\n", encoding="utf-8")
    assert main(["score", str(bad), "--sop", "mfa-loss", *HERE]) == Exit.UNUSABLE
    told = capsys.readouterr().err
    assert "bad.csv:2:1" in told
    assert "bad.csv:3:1" in told
    assert "nothing was scored" in told


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["score", "nowhere.jsonl"], Exit.UNUSABLE, "No such file"),
        (["score", "{latin}", "--sop", "mfa-loss"], Exit.UNUSABLE, "UTF-8"),
        (["score", "{empty}"], Exit.USAGE, "--sop"),
        (["score", "{empty}", "--sop", "mfa-los"], Exit.USAGE, "mfa-loss"),
        (["score", "{empty}", "--sop", "mfa-loss", "--facts", "colour=red"], Exit.USAGE, "no fact"),
        (["simulate"], Exit.USAGE, "--all"),
        (["simulate", "pw-frendly"], Exit.USAGE, "pw-friendly"),
        (["simulate", "pw-friendly", "--rookie", "nobody"], Exit.USAGE, "ideal"),
        (["test", "-k", "no-such-test"], Exit.USAGE, "no-such-test"),
        (["simulate", "--all", "--seeds", "0"], Exit.USAGE, "1 or more"),
        (["coverage", "--fail-under", "101"], Exit.USAGE, "from 0 to 100"),
        (["simulate", "--all", "--jobs", "-2"], Exit.USAGE, "1 or more"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(
    words: list[str], code: Exit, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin.csv").write_bytes("speaker,text\nagent,Grüße\n".encode("latin-1"))
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    files = {"latin": str(tmp_path / "latin.csv"), "empty": str(tmp_path / "empty.jsonl")}
    assert main([word.format(**files) for word in words] + HERE) == code
    assert told in capsys.readouterr().err


def test_test_plays_what_is_named_and_says_how_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "-k", "mfa-impostor-urgent", "--format", "json", *HERE]) == Exit.FINE
    read = json.loads(capsys.readouterr().out)
    assert read["format"] == "sop-test/1"
    names = {one["name"] for one in read["tests"]}
    assert "scenarios/mfa-impostor-urgent.good.call" in names
    assert "mfa-impostor-urgent, ideal (guided)" in names


def test_watching_plays_again_only_what_a_changed_file_decides(
    own_workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = own_workspace / "scenarios" / "pw-friendly.yaml"
    looks = 0

    def pause(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            text = scenario.read_text(encoding="utf-8")
            scenario.write_text(text.replace("outcome: resolved", "outcome: refused"), encoding="utf-8")
        if looks == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_again(Wanted(own_workspace, quiet=True), pause)
    first, again = capsys.readouterr().out.split("sop: playing pw-friendly again")
    assert "failed" not in first
    assert "no-way-to-pass" in again


def test_a_changed_procedure_decides_every_test() -> None:
    assert decided_by({"x/scenarios/a.yaml", "x/scenarios/b.good.call"}) == {"a", "b"}
    assert decided_by({"x/scenarios/a.yaml", "x/sops/closing.yaml"}) is None
    assert decided_by({"x/scenarios/_cast.en.yaml"}) is None


def test_simulate_keeps_rows_and_goes_on_from_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep = tmp_path / "rows.jsonl"
    words = ["simulate", "pw-friendly", "--rookie", "ideal", "--keep", str(keep), "--format", "json", *HERE]
    assert main([*words, "--seeds", "1"]) == Exit.FINE
    first = json.loads(capsys.readouterr().out)["rows"]
    keep.write_text(keep.read_text(encoding="utf-8") + '{"torn', encoding="utf-8")
    assert main([*words, "--seeds", "2"]) == Exit.FINE
    second = json.loads(capsys.readouterr().out)["rows"]
    assert second[: len(first)] == first
    assert len(second) == 2 * len(first)


def test_coverage_fails_under_a_mark_and_counts_the_rookies_that_a_scenario_names(
    own_workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--workspace", str(own_workspace)]
    assert main(["coverage", "--format", "json", "--fail-under", "100", *here]) == Exit.FOUND
    parts = {part["name"]: part["times"] for part in json.loads(capsys.readouterr().out)["parts"]}
    assert parts["abuse-warnings/first-warning"] == 0
    assert parts["opening/greet"] > len(("the call as text", "the ideal rookie"))


def test_coverage_names_what_nothing_goes_through_and_what_need_not_be_played() -> None:
    taken = Part("row", "a/ring, no, unknown", Position("sops/a.yaml", 7), 1, ("no", "unknown"), ("no",))
    missed = Part("step", "a/leave-word", Position("sops/a.yaml", 9), 0)
    ways = [
        Part("row", f"a/ring, {end}", Position("sops/a.yaml", 7), 0, words)
        for end, words in (("no, lost", ("no", "lost")), ("this row", ()))
    ]
    lines = coverage_as_text(Coverage((taken, missed, *ways))).splitlines()
    assert "  sops/a.yaml:7: from step a/ring, when it is no, lost" in lines
    assert "  sops/a.yaml:7: from step a/ring, this row" in lines
    assert "  sops/a.yaml:9: step a/leave-word" in lines
    assert any(line.startswith("Results not played because another one leads to the same place: 1") for line in lines)


def test_rescore_with_nothing_kept_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rescore", *HERE]) == Exit.FINE
    assert "0 attempts" in capsys.readouterr().out


@pytest.fixture
def own_workspace(tmp_path: Path) -> Path:
    """A workspace of its own with one scenario."""
    root = tmp_path / "desk"
    shutil.copytree(ROOT / "sops", root / "sops")
    (root / "scenarios").mkdir()
    for name in ("_cast.en.yaml", "pw-friendly.yaml", "pw-friendly.good.call"):
        shutil.copy(ROOT / "scenarios" / name, root / "scenarios" / name)
    return root


@pytest.mark.parametrize(
    "words", [["test"], ["coverage"], ["simulate", "pw-friendly"], ["score", GOOD], ["rescore"]], ids=" ".join
)
def test_a_broken_procedure_is_named_with_its_place_before_anything_is_played(
    words: list[str], own_workspace: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_workspace / "sops" / "password-reset.yaml").write_text("", encoding="utf-8")
    assert main([*words, "--workspace", str(own_workspace)]) == Exit.UNUSABLE
    told = capsys.readouterr().err
    assert "sops/password-reset.yaml:1:1: error: the file is empty" in told
    assert "until this is mended" in told
    assert not (own_data_folder / "bug.log").exists()


def test_watching_shows_the_place_of_what_broke(own_workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_workspace / "sops" / "password-reset.yaml").write_text("", encoding="utf-8")

    def pause(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_again(Wanted(own_workspace, quiet=True), pause)
    assert "sops/password-reset.yaml:1:1" in capsys.readouterr().err


def test_rows_are_never_added_to_a_file_of_something_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Buy milk.\nRing the desk.\n", encoding="utf-8")
    words = ["simulate", "pw-friendly", "--rookie", "ideal", "--keep", str(notes), *HERE]
    assert main(words) == Exit.UNUSABLE
    assert notes.read_text(encoding="utf-8") == "Buy milk.\nRing the desk.\n"
    assert "stays as it is" in capsys.readouterr().err


def test_a_played_call_is_scored_anew_and_becomes_a_test(
    own_workspace: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--workspace", str(own_workspace)]
    assert main(["practice", "--play", str(own_workspace / "scenarios" / "pw-friendly.good.call"), *here]) == Exit.FINE
    (attempt,) = (own_data_folder / "attempts").iterdir()
    capsys.readouterr()
    assert main(["score", str(attempt / "journal.jsonl"), *here]) == Exit.FINE
    assert capsys.readouterr().out.startswith("Passed")
    assert main(["rescore", *here]) == Exit.FINE
    assert "1 attempt, 0 come out otherwise" in capsys.readouterr().out
    assert main(["test", "--record", attempt.name, *here]) == Exit.FINE
    made = own_workspace / "scenarios" / f"pw-friendly.{attempt.name}.call"
    assert "expect: passed, quality = " in made.read_text(encoding="utf-8")
    assert main(["test", "-k", attempt.name, *here]) == Exit.FINE
    assert main(["test", "--record", "newest", *here]) == Exit.UNUSABLE
    assert f"pw-friendly.{attempt.name}.call is there already" in capsys.readouterr().err


def test_rescore_lists_what_comes_out_otherwise_today(own_workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["--workspace", str(own_workspace)]
    main(["practice", "--play", str(own_workspace / "scenarios" / "pw-friendly.good.call"), *here])
    scenario = own_workspace / "scenarios" / "pw-friendly.yaml"
    scenario.write_text(scenario.read_text(encoding="utf-8").replace("outcome: resolved", "outcome: refused"), "utf-8")
    capsys.readouterr()
    assert main(["rescore", "--format", "json", *here]) == Exit.FINE
    (row,) = json.loads(capsys.readouterr().out)["attempts"]
    assert row["before"].startswith("passed")
    assert row["now"].startswith("failed")


def test_a_call_that_was_left_in_the_middle_is_no_call_that_comes_out_otherwise(
    own_workspace: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ["--workspace", str(own_workspace)]
    monkeypatch.setattr("sys.stdin", io.StringIO("Hello.\n"))
    main(["practice", "pw-friendly", "--mode", "free", *here])
    assert len(list((own_data_folder / "attempts").iterdir())) == 1
    capsys.readouterr()
    assert main(["rescore", *here]) == Exit.FINE
    assert capsys.readouterr().out == "0 attempts, 0 come out otherwise today. 1 call was left unfinished.\n"
    assert main(["rescore", "--format", "json", *here]) == Exit.FINE
    (row,) = json.loads(capsys.readouterr().out)["attempts"]
    assert (row["before"], row["now"]) == ("unfinished", "unfinished")


@pytest.mark.parametrize("name", ["x" * 61, " ", "a\x1bb"], ids=["long", "blank", "hidden"])
def test_a_name_that_cannot_be_said_is_refused_and_not_kept(
    name: str, own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["practice", "pw-friendly", "--trainee", name, *HERE]) == Exit.USAGE
    assert "--trainee" in capsys.readouterr().err
    assert not (own_data_folder / "trainee.json").exists()


def test_coverage_plays_rookies_only_where_they_can_help(own_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = load(own_workspace)
    played: list[str] = []
    left = [Part("step", "nobody-uses-it/greet", Position("sops/nobody-uses-it.yaml", 9), 0)]
    monkeypatch.setattr(coverage_module, "_played", lambda _, scenario, name: played.append(name))
    monkeypatch.setattr(coverage_module.Tally, "coverage", lambda _: Coverage(tuple(left)))
    covered(read, {})
    assert played == []
    left[:] = [Part("step", "closing/farewell", Position("sops/closing.yaml", 9), 0)]
    told: list[str] = []
    covered(read, {}, told.append)
    assert "ideal" in played
    assert told[1].startswith("1 left out so far; the ideal rookie may come to them")
    assert len(played) > 1


def test_pytest_collects_call_files(pytester: pytest.Pytester) -> None:
    good = (ROOT / "scenarios" / "pw-friendly.good.call").read_text(encoding="utf-8")
    pytester.makefile(".call", good=good, bad=good.replace("expect: passed", "expect: not passed"))
    found = pytester.runpytest_inprocess("-p", "simulator.rookies.pytest_plugin", "-p", "no:cacheprovider")
    found.assert_outcomes(passed=1, failed=1)
    found.stdout.fnmatch_lines(["*expected `not passed`*"])


def test_a_file_of_brackets_is_no_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "journal.jsonl").write_text("[" * 100_000, encoding="utf-8")
    assert main(["score", str(tmp_path / "journal.jsonl"), *HERE]) == Exit.USAGE
    assert "is no journal" in capsys.readouterr().err


def test_a_damaged_move_is_told_by_rescore(
    own_workspace: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--workspace", str(own_workspace)]
    main(["practice", "--play", str(own_workspace / "scenarios" / "pw-friendly.good.call"), *here])
    (journal,) = (own_data_folder / "attempts").glob("*/journal.jsonl")
    text = journal.read_text(encoding="utf-8")
    journal.write_text(text.replace('"move":"speech"', '"move":"speeches"'), encoding="utf-8")
    capsys.readouterr()
    assert main(["rescore", *here]) == Exit.FINE
    assert "its journal is damaged" in capsys.readouterr().out


def test_every_kept_call_is_listed_with_the_id_that_other_commands_take(
    own_workspace: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ["--workspace", str(own_workspace)]
    main(["progress", "--calls", *here])
    assert capsys.readouterr().out == "No call is kept here.\n"
    main(["practice", "--play", str(own_workspace / "scenarios" / "pw-friendly.good.call"), *here])
    monkeypatch.setattr("sys.stdin", io.StringIO("Hello.\n"))
    main(["practice", "pw-friendly", "--mode", "mystery", *here])
    assert len(list((own_data_folder / "attempts").iterdir())) == 2
    capsys.readouterr()
    assert main(["progress", "--calls", "--format", "json", *here]) == Exit.FINE
    (row,) = json.loads(capsys.readouterr().out)["calls"]
    assert (row["mode"], row["result"]) == ("free", "passed")
    assert main(["progress", "--calls", *here]) == Exit.FINE
    shown = capsys.readouterr().out
    assert shown.split()[:4] == [row["attempt"], "free", "passed", row["quality"]]
    assert main(["debrief", row["attempt"], *here]) == Exit.FINE


def test_calls_can_be_seen_and_erased_while_a_procedure_is_broken(
    own_workspace: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ["--workspace", str(own_workspace)]
    main(["practice", "--play", str(own_workspace / "scenarios" / "pw-friendly.good.call"), *here])
    (own_workspace / "sops" / "closing.yaml").write_text("subflow: [", encoding="utf-8")
    capsys.readouterr()
    assert main(["progress", *here]) == Exit.FINE
    assert "mastered" in capsys.readouterr().out
    monkeypatch.setattr("simulator.terminal.sitting.interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("erase\n"))
    assert main(["progress", "--erase", *here]) == Exit.FINE
    assert not (own_data_folder / "attempts").exists()


def test_every_call_is_listed_by_its_procedure_with_what_was_mastered(
    own_workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--workspace", str(own_workspace)]
    assert main(["practice", "--list", *here]) == Exit.FINE
    assert "\n  pw-friendly" in capsys.readouterr().out
    main(["practice", "--play", str(own_workspace / "scenarios" / "pw-friendly.good.call"), *here])
    capsys.readouterr()
    assert main(["practice", "--list", *here]) == Exit.FINE
    shown = capsys.readouterr().out
    assert "password-reset\n* pw-friendly  1  The password that ran out" in shown
    assert all(f"{one.id} " in shown for one in load(own_workspace).scenarios)
