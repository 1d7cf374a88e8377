"""`make demo` does what it shows, and the commands that it ends with work as printed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shown() -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "simulator.cli.demo"]
    return subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)


def test_the_demo_needs_no_terminal(shown: subprocess.CompletedProcess[str]) -> None:
    assert shown.returncode == 0, shown.stdout[-2000:] + shown.stderr[-2000:]


def test_the_demo_shows_the_good_call_passed_and_the_bad_one_failed(
    shown: subprocess.CompletedProcess[str],
) -> None:
    parts = shown.stdout.split("\n── ")
    good = next(part for part in parts if "mfa-impostor-urgent.good.call" in part)
    bad = next(part for part in parts if "mfa-impostor-urgent.bad.call" in part)
    assert "\nPassed" in good
    assert "\nFailed" in bad
    assert "(CE-01)" in bad
    assert "CE-01" not in good


def test_the_commands_at_the_end_work_as_printed(shown: subprocess.CompletedProcess[str]) -> None:
    printed = [line.strip() for line in shown.stdout.rpartition("Now you:")[2].splitlines() if line.strip()]
    assert len(printed) == 2
    shell = shutil.which("bash") or shutil.which("sh")
    assert shell, "the commands are for a shell"
    for line in printed:
        ran = subprocess.run(
            [shell, "-c", line],
            cwd=ROOT,
            input="1\n" * 200,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "BROWSER": "true"},
            check=False,
        )
        assert ran.returncode in {0, 1}, f"{line}: {ran.stderr}"
        assert ran.stdout.strip(), line
