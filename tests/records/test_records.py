"""Attempts are kept, found, resumed with the files they were begun with, and erased."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from simulator.call import Call, answer, begin
from simulator.call.grammar import read_line
from simulator.call.ideal import rights
from simulator.call.whole import whole_move
from simulator.cli.folders import data_folder
from simulator.model.call import Move
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.records import (
    Attempt,
    Outcome,
    Progress,
    append,
    attempts,
    erase,
    find,
    finish,
    guided_next,
    home,
    keep,
    know,
    newest_unfinished,
    outcome_of,
    progress,
    resume,
    trainee,
)
from simulator.records.attempts import fingerprint, is_over
from simulator.records.home import write_whole
from simulator.records.outcome import from_json, to_json
from simulator.source.workspace import load, load_text

FOLDER = Path(__file__).parents[1] / "call" / "workspace"
NINE = datetime(2026, 1, 5, 9, 0, 0)  # noqa: DTZ001
TEN = datetime(2026, 1, 5, 10, 0, 0)  # noqa: DTZ001
POSIX = os.name == "posix"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(FOLDER)


def ring(workspace: Workspace, scenario: str = "tablet", mode: str = "free") -> Call:
    found = workspace.scenario(scenario)
    assert found is not None
    return begin(workspace, found, seed=7, mode=mode)


def play(attempt: Attempt, call: Call, turns: int = 99) -> Call:
    for _ in range(turns):
        if call.over:
            break
        call = answer(call, whole_move(call, rights(call)[0]))
        append(attempt, call)
    return call


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_data_folder_is_where_sop_home_says(own_data_folder: Path) -> None:
    assert home() == own_data_folder


def test_without_sop_home_it_is_the_systems_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOP_HOME")
    assert home(tmp_path / "data" / "sop").is_dir()
    with pytest.raises(Stop, match="Set SOP_HOME"):
        home()
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_: tmp_path / name)
    assert data_folder() == tmp_path / "sop"


def test_the_command_looks_into_sop_home_first(own_data_folder: Path) -> None:
    assert data_folder() == own_data_folder


def test_a_data_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("SOP_HOME", str(tmp_path / "file" / "below"))
    with pytest.raises(Stop, match="Set SOP_HOME to a folder of your own"):
        home()


def test_an_attempt_keeps_its_journal_its_sources_and_who_took_it(workspace: Workspace) -> None:
    call = ring(workspace)
    attempt = keep(home(), call, now=NINE, trainee_id="t-1")
    assert attempt.id == "20260105-090000-tablet-7"
    assert attempts(home()) == (attempt,)
    assert (attempt.trainee, attempt.trainee_id, attempt.sops) == ("Sam", "t-1", ("parcel-tablet",))
    sources = json.loads((home() / "sources" / f"{call.play.shelf.hash}.json").read_text(encoding="utf-8"))
    assert sources == dict(workspace.files)


@pytest.mark.skipif(not POSIX, reason="modes are POSIX's")
def test_everything_is_its_owners_alone(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    finish(attempt, Outcome("passed", 90, 90))
    for path in home().rglob("*"):
        assert mode_of(path) == (0o700 if path.is_dir() else 0o600), path


def test_two_attempts_of_one_second_have_folders_of_their_own(workspace: Workspace) -> None:
    first, second = (keep(home(), ring(workspace), now=NINE) for _ in range(2))
    assert second.id == f"{first.id}-2"


def test_wall_time_and_the_attempts_id_are_not_in_the_journal(workspace: Workspace) -> None:
    first, second = (keep(home(), ring(workspace), now=now) for now in (NINE, TEN))
    play(first, ring(workspace))
    play(second, ring(workspace))
    assert fingerprint(first) == fingerprint(second)
    assert first.id not in first.path.read_text(encoding="utf-8")


def test_a_call_goes_on_where_it_stopped(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    call = play(attempt, ring(workspace), turns=4)
    assert newest_unfinished(home()) == attempt
    again = resume(attempt, workspace)
    assert again.call.entries == call.entries
    assert not again.changed
    play(attempt, again.call)
    assert newest_unfinished(home()) is None
    assert is_over(attempt)


def test_a_turn_that_a_crash_cut_off_is_completed_in_the_journal(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    play(attempt, ring(workspace), turns=3)
    whole = attempt.path.read_bytes()
    attempt.path.write_bytes(whole[:-20])
    resume(attempt, workspace)
    assert attempt.path.read_bytes() == whole


def changed(workspace: Workspace) -> Workspace:
    files: Mapping[str, str] = dict(workspace.files)
    return load_text(
        {name: text.replace("May I have your name, please?", "And you are?") for name, text in files.items()}
    )


def test_files_that_changed_since_are_said_and_the_copy_is_used(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    call = play(attempt, ring(workspace), turns=1)
    again = resume(attempt, changed(workspace))
    assert again.changed
    assert again.call.entries == call.entries
    assert again.call.play.workspace.files == workspace.files


def test_a_copy_that_is_lost_is_named(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    for path in (home() / "sources").iterdir():
        path.write_text("{", encoding="utf-8")
    with pytest.raises(Stop, match=r"its own copy .* cannot be read"):
        resume(attempt, changed(workspace))


def test_a_journal_cannot_lead_out_of_the_sources(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    text = attempt.path.read_text(encoding="utf-8")
    attempt.path.write_text(text.replace(ring(workspace).play.shelf.hash, "../trainee"), encoding="utf-8")
    write_whole(home() / "trainee.json", "{}")
    with pytest.raises(Stop, match="cannot be read"):
        resume(attempt, workspace)


def test_going_back_to_a_turn_plays_only_so_far_and_leaves_the_journal(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    play(attempt, ring(workspace))
    before = attempt.path.read_bytes()
    again = resume(attempt, workspace, turns=2)
    assert again.call.turn == 2
    assert attempt.path.read_bytes() == before
    retry = keep(home(), again.call, now=TEN, retry_of=attempt.id)
    assert retry.retry_of == attempt.id
    play(retry, again.call)
    assert resume(retry, workspace).call.over


def test_a_refused_line_writes_nothing(workspace: Workspace) -> None:
    call = ring(workspace)
    attempt = keep(home(), call, now=NINE)
    before = attempt.path.read_bytes()
    assert not isinstance(read_line(call, "/nonsense"), Move)
    over = play(attempt, call)
    append(attempt, answer(over, whole_move(call, rights(call)[0])))
    assert attempt.path.read_bytes().startswith(before)
    assert attempt.path.read_bytes().count(b"\n") == len(over.entries)


def test_an_attempt_is_found_by_its_id_or_its_beginning(workspace: Workspace) -> None:
    first = keep(home(), ring(workspace), now=NINE)
    second = keep(home(), ring(workspace, "two"), now=TEN)
    assert find(home(), first.id) == first
    assert find(home(), "20260105-10") == second
    with pytest.raises(Stop, match="several attempts begin so"):
        find(home(), "2026")
    with pytest.raises(Stop, match="there is no such attempt"):
        find(home(), "x")
    with pytest.raises(Stop, match="No attempt was named"):
        find(home(), "")


def test_with_no_attempts_there_is_nothing_to_find() -> None:
    assert attempts(home()) == ()
    assert newest_unfinished(home()) is None
    with pytest.raises(Stop, match="Play a call first"):
        find(home(), "x")


def test_folders_that_are_no_attempts_are_passed_over(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    for name, text in (("broken", "{"), ("empty", "[]"), ("none", None)):
        (home() / "attempts" / name).mkdir()
        if text is not None:
            (home() / "attempts" / name / "attempt.json").write_text(text)
    (home() / "attempts" / "file").write_text("x")
    assert attempts(home()) == (attempt,)


def test_a_journal_that_cannot_be_read_is_not_offered_again(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    attempt.path.write_text("x\ny\n")
    assert newest_unfinished(home()) is None


def test_a_result_comes_back_as_it_was_kept(workspace: Workspace) -> None:
    attempt = keep(home(), ring(workspace), now=NINE)
    assert outcome_of(attempt) is None
    outcome = Outcome("needs-review", 71, 79, ("no ticket",), "One line was unclear")
    finish(attempt, outcome)
    assert outcome_of(attempt) == outcome
    assert from_json(to_json(outcome)) == outcome


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format":"sop-result/1","state":"great"}', '{"format":"sop-result/1","state":"passed"}']
)
def test_what_is_no_result_is_none(text: str) -> None:
    assert from_json(text) is None


def test_a_guided_pass_says_practised_and_a_free_one_mastered(workspace: Workspace) -> None:
    guided = keep(home(), ring(workspace, mode="guided"), now=NINE)
    finish(guided, Outcome("passed", 85, 85))
    assert progress(home()) == (Progress("tablet", 1, practised=True, best=85, last=guided.started),)
    free = keep(home(), ring(workspace), now=TEN)
    finish(free, Outcome("passed", 92, 92))
    found = progress(home())[0]
    assert (found.taken, found.practised, found.mastered, found.best) == (2, True, True, 92)


def test_a_retry_never_changes_the_first_score(workspace: Workspace) -> None:
    first = keep(home(), ring(workspace), now=NINE)
    finish(first, Outcome("failed", 40, 40, ("no proof",)))
    retry = keep(home(), ring(workspace), now=TEN, retry_of=first.id)
    finish(retry, Outcome("passed", 99, 99))
    found = progress(home())[0]
    assert (found.taken, found.mastered, found.best) == (1, False, 40)


def test_what_the_last_attempt_missed_is_remembered(workspace: Workspace) -> None:
    finish(keep(home(), ring(workspace), now=NINE), Outcome("failed", 40, 40, ("no proof",)))
    keep(home(), ring(workspace, "two"), now=TEN)
    assert [(one.scenario, one.missed) for one in progress(home())] == [("two", ()), ("tablet", ("no proof",))]


def test_the_first_two_calls_of_a_procedure_are_guided(workspace: Workspace) -> None:
    assert guided_next(home(), "parcel-tablet")
    for now in (NINE, TEN):
        finish(keep(home(), ring(workspace), now=now), Outcome("failed"))
    assert not guided_next(home(), "parcel-tablet")
    assert guided_next(home(), "account-back")


def test_the_trainees_name_is_kept_as_one_short_line() -> None:
    assert trainee(home()) is None
    know(home(), "  Zoë\x1b[31m\n Núñez ", "id 7")
    found = trainee(home())
    assert found is not None
    assert (found.name, found.id) == ("Zoë [31m Núñez", "id 7")
    assert know(home(), "\x00").name == "Sam"
    (home() / "trainee.json").write_text("[]")
    assert trainee(home()) is None


def test_erasing_leaves_nothing_of_ours_and_everything_else(workspace: Workspace) -> None:
    keep(home(), ring(workspace), now=NINE)
    know(home(), "Kim")
    (home() / "mine.txt").write_text("x")
    assert erase(home()) == 1
    assert [path.name for path in home().iterdir()] == ["mine.txt"]
    assert erase(home()) == 0


@pytest.mark.skipif(not POSIX or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_said_with_a_remedy(workspace: Workspace) -> None:
    home().chmod(0o500)
    try:
        with pytest.raises(Stop, match="SOP_HOME"):
            keep(home(), ring(workspace), now=NINE)
    finally:
        home().chmod(0o700)


def test_a_file_is_there_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.json"
    write_whole(path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Stop, match="No space left on device"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["file.json"]
