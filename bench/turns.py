"""
What one turn of a call costs, from a labelled move to the next call: journal and hearing are not in it. The ideal
moves of the starter's calls are played again and again in one process; the median over all turns, and the memory that
is held after the calls, which must not grow with their number. Every call has a seed of its own.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.table import Table
from simulator.call import answer, begin
from simulator.call.ideal import rights
from simulator.call.whole import whole_move
from simulator.model.call import Move
from simulator.model.scenario import Scenario
from simulator.model.workspace import Workspace
from simulator.source.workspace import load

TURNS = 10_000
CALLS = 10_000
LOOKS = 5
"""How often the memory is looked at."""
ROOT = Path(__file__).parents[1]


def tables() -> Iterator[Table]:
    workspace = load(ROOT)
    calls = [(scenario, ideal_moves(workspace, scenario)) for scenario in workspace.scenarios]
    spent = sorted(timed(workspace, calls))
    rows = (
        ("median", f"{statistics.median(spent) * 1e6:.0f} µs"),
        ("nine of ten", f"{spent[len(spent) * 9 // 10] * 1e6:.0f} µs"),
        ("ninety-nine of a hundred", f"{spent[len(spent) * 99 // 100] * 1e6:.0f} µs"),
    )
    yield Table("A turn of a call", ("of all turns", "at most"), rows, f"{TURNS} turns, one process.")
    about = "Objects that Python holds, and the process's memory in KiB (on Linux)."
    yield Table("Memory held after calls", ("calls", "objects", "KiB"), tuple(held(workspace, calls)), about)


def ideal_moves(workspace: Workspace, scenario: Scenario) -> tuple[Move, ...]:
    """The moves that bring a call to its right end."""
    call = begin(workspace, scenario, seed=7)
    moves: list[Move] = []
    while not call.over and len(moves) < 200:
        moves.append(whole_move(call, rights(call)[0]))
        call = answer(call, moves[-1])
    return tuple(moves)


def timed(workspace: Workspace, calls: list[tuple[Scenario, tuple[Move, ...]]]) -> Iterator[float]:
    """Seconds of each turn."""
    left = TURNS
    while left > 0:
        for scenario, moves in calls:
            call = begin(workspace, scenario, seed=left)
            for move in moves:
                before = time.perf_counter()
                call = answer(call, move)
                yield time.perf_counter() - before
            left -= len(moves)


def held(workspace: Workspace, calls: list[tuple[Scenario, tuple[Move, ...]]]) -> Iterator[tuple[str, str, str]]:
    """The memory held after so many calls, each forgotten when it is over."""
    for number in range(1, CALLS + 1):
        scenario, moves = calls[number % len(calls)]
        call = begin(workspace, scenario, seed=number)
        for move in moves:
            call = answer(call, move)
        if number % (CALLS // LOOKS) == 0:
            del call
            gc.collect()
            yield str(number), str(sys.getallocatedblocks()), resident()


def resident() -> str:
    """KiB of memory that this process has now; unknown where the system has no /proc."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return "?"
    return str(pages * os.sysconf("SC_PAGE_SIZE") // 1024)
