"""
One seed and one input give the same bytes on every Python: calls are played on each other CPython of this machine.

The core needs nothing but Python (and rapidfuzz for typing slips), so the others need no packages: they are handed the
compiled workspace and play on it.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from simulator.call import answer, journal
from simulator.call.listen import read_move
from simulator.model.call import Move
from tests.call.desk import ideal, ring, workspace

ROOT = Path(__file__).parents[2]
NAMES = ("tablet", "two", "impostor")
PROGRAM = """
import pickle, sys
from tests.call import desk
from tests.project import test_other_pythons
given = pickle.load(open(sys.argv[1], "rb"))
desk.workspace = lambda: given
sys.stdout.buffer.write(test_other_pythons.played().encode())
"""
TYPED = (
    "Thank you for calling the Quay Company desk, my name is Sam. May I have your name, please?",
    "/check record",
    "How can I help you, Dana?",
    "I'm sorry that you can't work. Since when, and what does it say?",
    "/ticket main",
    "/wait 40s",
    "I understand, that is annoying. I'll call you back by ten past three.",
)


def played() -> str:
    """The journals of some calls: by labelled moves in both ways of playing, and one typed."""
    calls = [ideal(ring(name, mode=mode)) for name in NAMES for mode in ("guided", "free")]
    call = ring("two")
    for line in TYPED:
        move = read_move(call, line)
        assert isinstance(move, Move), line
        call = answer(call, move)
    return "".join(journal.to_line(entry) for each in (*calls, call) for entry in each.entries)


def others() -> Iterator[tuple[str, str]]:
    """Name and path of every other CPython from 3.11 that is on the path or stands beside this one."""
    found: dict[str, str] = {}
    for minor in range(11, 20):
        name = f"python3.{minor}"
        beside = sorted(Path(sys.base_prefix).parent.glob(f"*/bin/{name}"))
        for path in filter(None, (shutil.which(name), *map(str, beside))):
            if minor != sys.version_info.minor and name not in found and answers(path, minor):
                found[name] = path
    yield from found.items()


def answers(path: str, minor: int) -> bool:
    """Whether it is what its name says: a stand-in of a version manager may only say that nothing is installed."""
    try:
        told = subprocess.run(
            [path, "-c", "import sys; print(sys.implementation.name, sys.version_info[1])"],
            check=False,
            capture_output=True,
            text=True,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.stdout.split() == ["cpython", str(minor)]


def test_every_other_python_writes_the_same_journal(tmp_path: Path) -> None:
    pythons = dict(others())
    if not pythons:
        import pytest  # the other Pythons read this file too, and have no pytest

        pytest.skip("no other CPython from 3.11 on this machine")
    given = tmp_path / "workspace.pickle"
    given.write_bytes(pickle.dumps(workspace()))
    here = played()
    assert len(here) > 20_000
    for name, path in pythons.items():
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONIOENCODING": "utf-8",
        }
        done = subprocess.run(
            [path, "-c", PROGRAM, str(given)], cwd=ROOT, env=environment, check=False, capture_output=True, timeout=120
        )
        assert done.returncode == 0, f"{name}: {done.stderr.decode()}"
        assert done.stdout.decode() == here, name
