"""
The linter against its peers on the same generated files: yamllint with its relaxed rules, and check-jsonschema with our
own schema, each in a process of its own. Processor time is user and system together; memory is the most that a process
held. `sop lint` has all rules on, proves the desk's policies on every path, and keeps nothing unless a row says so.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.flows import written
from bench.start_up import processor_time
from bench.table import Table

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "simulator" / "source" / "schemas" / "sop.json"
COUNTS = (100, 1_000)
MANY = int(os.environ.get("SOP_BENCH_FILES", "10000"))
TODAY = ("--today", "2026-11-22")
PEERS = ("yamllint", "check-jsonschema")


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor and wall seconds, and the most memory in MiB."""

    cpu: float
    wall: float
    memory: float


def tables() -> Iterator[Table]:
    with tempfile.TemporaryDirectory() as name:
        yield from _tables(Path(name))


def _tables(home: Path) -> Iterator[Table]:
    spent: dict[tuple[str, int], Spent] = {}
    for count in COUNTS:
        folder = written(home / str(count), count)
        spent["sop lint", count] = _sop(folder, home / "none")
        for peer, words in _peers(folder).items():
            spent[peer, count] = run(words, home)
    folder = written(home / str(MANY), MANY)
    spent["sop lint", MANY] = _sop(folder, home / "cache", cached=True)  # finds nothing kept, and keeps its answer
    warm = min((_sop(folder, home / "cache", cached=True) for _ in range(RUNS)), key=lambda one: one.wall)
    columns = ("program", "files", "CPU s", "CPU ms a file", "memory MiB")
    yield Table("The linter and its peers", columns, tuple(_rows(spent)), NOTE)
    columns = ("what", "asked", "figure")
    yield Table("The linter beside its peers", columns, tuple(_ratios(spent, warm, home)), RATIOS)


NOTE = "Generated procedures of 110 lines and 4 KB; five policies; all rules on. Each row is one run of one process."
RATIOS = (
    "From the table above, but for the last two rows: the best of three runs that find their answer kept, and medians "
    "of nine starts. Python's own start is that of the bare interpreter, without what an environment adds to it."
)
RUNS = 3


def _rows(spent: dict[tuple[str, int], Spent]) -> Iterator[tuple[str, ...]]:
    for (name, count), one in spent.items():
        yield (name, f"{count:,}", f"{one.cpu:.2f}", f"{one.cpu * 1000 / count:.2f}", f"{one.memory:.0f}")


def _ratios(spent: dict[tuple[str, int], Spent], warm: Spent, home: Path) -> Iterator[tuple[str, str, str]]:
    most = COUNTS[-1]
    few, ours, many = (spent["sop lint", count] for count in (*COUNTS, MANY))
    both = [spent[peer, most] for peer in PEERS]
    less = sum(one.cpu for one in both) / ours.cpu
    yield f"both peers together against sop lint, CPU, {most:,} files", "10 times", f"{less:.1f} times"
    memory = ours.memory / both[1].memory
    yield f"memory against check-jsonschema, {most:,} files", "at most 2 times", f"{memory:.1f} times"
    yield f"memory, {MANY:,} files", "at most 512 MiB", f"{many.memory:.0f} MiB"
    growth = (many.cpu - ours.cpu) / (MANY - most) / ((ours.cpu - few.cpu) / (most - COUNTS[0]))
    yield f"CPU of one file more, beyond {most:,} against below", "linear: 1 time", f"{growth:.2f} times"
    yield f"{MANY:,} files with a warm cache, wall", "at most 1.5 s", f"{warm.wall:.2f} s"
    folder = written(home / "one", 1)
    words = ("-m", "simulator.cli", "lint", "--workspace", str(folder), "--no-cache", *TODAY)
    start = processor_time(words) / _bare_start()
    yield "a workspace of one procedure against `python -c pass`, CPU", "at most 25 times", f"{start:.1f} times"


def _bare_start() -> float:
    """Median processor seconds of the interpreter that the environment was made from, doing nothing."""
    bare = getattr(sys, "_base_executable", sys.executable)
    return statistics.median(run((bare, "-c", "pass"), ROOT).cpu for _ in range(9))


def _sop(folder: Path, home: Path, *, cached: bool = False) -> Spent:
    more = () if cached else ("--no-cache",)
    return run((sys.executable, "-m", "simulator.cli", "lint", "--workspace", str(folder), *TODAY, *more), home)


def _peers(folder: Path) -> dict[str, tuple[str, ...]]:
    files = [str(path) for path in sorted(folder.glob("sops/flow-*.yaml"))]
    return {
        "yamllint": (sys.executable, "-m", "yamllint", "-d", "relaxed", *files),
        "check-jsonschema": (sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *files),
    }


def run(words: Sequence[str], home: Path) -> Spent:
    """Runs a command that must find nothing wrong, and says what it took, it alone."""
    ran = subprocess.run(
        [sys.executable, "-c", WORKER.format(words=list(words))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "SOP_HOME": str(home)},
    )
    cpu, wall, memory = (float(word) for word in ran.stdout.split())
    unit = 1 if sys.platform == "darwin" else 1024
    return Spent(cpu, wall, memory * unit / 1024**2)


WORKER = """import resource, subprocess, sys, time
began = time.perf_counter()
ran = subprocess.run({words!r}, stdout=subprocess.DEVNULL)
wall = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss)
sys.exit(ran.returncode)"""
