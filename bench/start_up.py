"""
How long a command takes before it does anything: processor time of a new process, user and system, the median of
several runs, also as a multiple of `python -c pass`, which travels between machines where milliseconds do not.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.table import Table

RUNS = 9
ROOT = Path(__file__).parents[1]
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "sop --version": ("-m", "simulator.cli", "--version"),
    "sop --help": ("-m", "simulator.cli", "--help"),
    "sop lint -h": ("-m", "simulator.cli", "lint", "-h"),
    "sop lint, the starter library": ("-m", "simulator.cli", "lint", "--today", "2026-11-22"),
}


CALL = ("-m", "simulator.cli", "practice", "pw-friendly", "--mode", "free", "--seed", "7")
PROMPT = b"/help"
"""Stands in the bar under the live line as soon as somebody can type."""
LONGEST = 30.0


def tables() -> Iterator[Table]:
    spent = {name: processor_time(words) for name, words in COMMANDS.items()}
    with tempfile.TemporaryDirectory() as home:
        place = {**os.environ, "SOP_HOME": home}
        spent["a call, plain, to the first prompt"] = statistics.median(_to_the_end(place) for _ in range(RUNS))
        spent["a call, live, to the first prompt"] = statistics.median(_to_the_prompt(place) for _ in range(RUNS))
    bare = spent["python -c pass"]
    rows = tuple((name, f"{time * 1000:.0f} ms", f"{time / bare:.1f}") for name, time in spent.items())
    yield Table("Start-up", ("command", "processor time", "× python -c pass"), rows, f"Median of {RUNS} runs.")


def processor_time(words: tuple[str, ...]) -> float:
    """Median processor seconds of `python WORDS`."""
    return statistics.median(_once(words) for _ in range(RUNS))


def _to_the_end(place: dict[str, str]) -> float:
    """Processor seconds of a call that finds nobody at the first prompt, and ends there."""
    before = os.times()
    subprocess.run([sys.executable, *CALL, "--plain"], cwd=ROOT, env=place, input=b"", capture_output=True, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _to_the_prompt(place: dict[str, str]) -> float:
    """Processor seconds of a call on a pseudo-terminal until the live line stands there; then it is ended."""
    child, screen = pty.fork()
    if not child:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, *CALL], {**place, "TERM": "xterm"})
    seen = b""
    until = time.monotonic() + LONGEST
    while PROMPT not in seen and time.monotonic() < until:
        if select.select([screen], [], [], 0.1)[0]:
            new = os.read(screen, 4096)
            seen += new
            if b"\x1b[6n" in new:  # it asks where its cursor is, as a terminal would tell
                os.write(screen, b"\x1b[1;1R")
    os.kill(child, signal.SIGKILL)
    used = os.wait4(child, 0)[2]
    os.close(screen)
    return used.ru_utime + used.ru_stime


def _once(words: tuple[str, ...]) -> float:
    before = os.times()
    subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
