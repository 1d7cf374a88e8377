"""
How long a command takes before it does anything: processor time of a new process, user and system, the median of
several runs, also as a multiple of `python -c pass`, which travels between machines where milliseconds do not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
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


def tables() -> Iterator[Table]:
    spent = {name: processor_time(words) for name, words in COMMANDS.items()}
    bare = spent["python -c pass"]
    rows = tuple((name, f"{time * 1000:.0f} ms", f"{time / bare:.1f}") for name, time in spent.items())
    yield Table("Start-up", ("command", "processor time", "× python -c pass"), rows, f"Median of {RUNS} runs.")


def processor_time(words: tuple[str, ...]) -> float:
    """Median processor seconds of `python WORDS`."""
    return statistics.median(_once(words) for _ in range(RUNS))


def _once(words: tuple[str, ...]) -> float:
    before = os.times()
    subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
