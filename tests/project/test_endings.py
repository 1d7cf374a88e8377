"""A command ends with the right exit code and a message that a person can use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.cli import ending, interrupted, main
from simulator.model.place import Position, Problem
from simulator.model.stop import Exit, Stop


def raising(error: BaseException) -> Callable[[list[str]], int]:
    def run(words: list[str]) -> int:
        raise error

    return run


ENDINGS = [
    (Stop("No such call."), 3, "No such call.\n"),
    (Stop("--mode: what?", Exit.USAGE), 2, "--mode: what?\n"),
    (Stop("Go on with: sop practice --resume", Exit.INTERRUPTED), 130, "Go on with: sop practice --resume\n"),
    (KeyboardInterrupt(), 130, "\nStopped.\n"),
    (EOFError(), 130, "\nStopped.\n"),
    (OSError(28, "No space left on device", "a.txt"), 3, "a.txt: No space left on device\n"),
    (PermissionError(13, "Permission denied", "b.txt"), 3, "b.txt: Permission denied\n"),
]


@pytest.mark.parametrize(("error", "code", "said"), ENDINGS, ids=lambda value: type(value).__name__)
def test_each_ending_has_its_code_and_its_words(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ending, "_run", raising(error))
    monkeypatch.setattr(ending, "close_output", lambda: None)
    monkeypatch.setattr(interrupted, "close_output", lambda: None)
    assert main([]) == code
    assert capfd.readouterr() == ("", said)


def test_our_own_bug_shows_no_traceback_but_where_it_is_written(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    monkeypatch.setattr(ending, "_run", raising(ZeroDivisionError("of ours")))
    assert main(["practice"]) == 70
    out, err = capfd.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "not yours" in err
    log = own_data_folder / "bug.log"
    assert str(log) in err
    assert "ZeroDivisionError: of ours" in log.read_text(encoding="utf-8")
    assert "['practice']" in log.read_text(encoding="utf-8")


def test_a_bug_is_told_even_where_no_log_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SOP_HOME", str(tmp_path / "file" / "below"))
    monkeypatch.setattr(ending, "_run", raising(ZeroDivisionError("of ours")))
    assert main([]) == 70
    assert "bug.log" in capfd.readouterr().err


def test_problems_of_a_stop_come_before_its_message(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    problem = Problem("syntax", Position("a.yaml", 3, 5), "a quote is missing", help="close it")
    monkeypatch.setattr(ending, "_run", raising(Stop("Nothing to play.", problems=(problem,))))
    assert main([]) == 3
    assert capfd.readouterr().err == (
        "a.yaml:3:5: error: a quote is missing [syntax]\n  help: close it\nNothing to play.\n"
    )


def test_a_reader_who_leaves_early_is_no_error_message() -> None:
    program = "import sys; from simulator.cli import main; sys.exit(main(['--help']))"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(30) in {1, 130}
    assert said == b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["doktor"], "Did you mean 'doctor'?"),
        (["docs", "bild"], "Did you mean 'build'?"),
        (["doctor", "--format", "xml"], "'xml' is none of: text, json."),
        (["doctor", "--colour"], "No such option: --colour"),
        (["--versoin"], "No such option: --versoin"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_says_what_would_do(
    words: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_stream_that_was_closed_before_is_an_empty_one(closed: str, tmp_path: Path) -> None:
    program = f"import sys; sys.{closed} = None; from simulator.cli import main; sys.exit(main(['lint', '-']))"
    with_home = {**os.environ, "SOP_HOME": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, env=with_home, check=False)
    assert ran.returncode == Exit.USAGE
    assert not (tmp_path / "bug.log").exists()
