"""
The linter against its peers on the same generated files: yamllint with its relaxed rules, and check-jsonschema with our
own schema, each in a process of its own. Processor time is user and system together; memory is the most that a process
held. `sop lint` has all rules on, proves the desk's policies on every path, and keeps nothing unless a row says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
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
    spent["sop lint", MANY] = _sop(folder, home / "none")
    _sop(folder, home / "cache", cached=True)
    warm = _sop(folder, home / "cache", cached=True)
    columns = ("", "files", "CPU s", "CPU ms a file", "memory MiB")
    yield Table("The linter and its peers", columns, tuple(_rows(spent)), NOTE)
    yield Table("The linter beside its peers", ("", "figure"), tuple(_ratios(spent, warm, home)))


NOTE = "Generated procedures of 110 lines and 4 KB; five policies; all rules on."


def _rows(spent: dict[tuple[str, int], Spent]) -> Iterator[tuple[str, ...]]:
    for (name, count), one in spent.items():
        yield (name, f"{count:,}", f"{one.cpu:.2f}", f"{one.cpu * 1000 / count:.2f}", f"{one.memory:.0f}")


def _ratios(spent: dict[tuple[str, int], Spent], warm: Spent, home: Path) -> Iterator[tuple[str, str]]:
    most = COUNTS[-1]
    ours, both = spent["sop lint", most], [spent[peer, most] for peer in PEERS]
    less = sum(one.cpu for one in both) / ours.cpu
    yield f"both peers together against sop lint, CPU, {most:,} files", f"{less:.1f} times"
    yield f"memory against check-jsonschema, {most:,} files", f"{ours.memory / both[1].memory:.1f} times"
    few, many = spent["sop lint", COUNTS[0]], spent["sop lint", MANY]
    growth = (many.cpu / MANY) / (few.cpu / COUNTS[0])
    yield f"CPU a file, {MANY:,} files against {COUNTS[0]}", f"{growth:.2f} times"
    yield f"{MANY:,} files with a warm cache, wall", f"{warm.wall:.2f} s"
    folder = written(home / "one", 1)
    words = ("-m", "simulator.cli", "lint", "--workspace", str(folder), "--no-cache", *TODAY)
    start = processor_time(words) / processor_time(("-c", "pass"))
    yield "a workspace of one procedure against `python -c pass`, CPU", f"{start:.1f} times"


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
    """Runs a command that must find nothing wrong, and says what it took."""
    began, before = time.perf_counter(), os.times()
    ran = subprocess.run(
        [sys.executable, "-c", WORKER.format(words=list(words))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "SOP_HOME": str(home)},
    )
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    unit = 1 if sys.platform == "darwin" else 1024
    return Spent(cpu, time.perf_counter() - began, int(ran.stdout) * unit / 1024**2)


WORKER = """import resource, subprocess, sys
ran = subprocess.run({words!r}, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(ran.returncode)"""
