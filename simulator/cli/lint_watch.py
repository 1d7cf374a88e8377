"""Looking again whenever a file changes: the times and sizes of all files, asked for twice a second."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

PAUSE = 0.5
FOLDERS = ("sops", "scenarios")
SETTINGS = ("sop.toml", "pyproject.toml")

State = dict[str, tuple[int, int]]


def watch(root: Path, show: Callable[[], object], pause: Callable[[float], object] = time.sleep) -> None:
    """Shows once, then after every change, until somebody stops it."""
    last: State | None = None
    while True:
        now = state(root)
        if now != last:
            last = now
            show()
        pause(PAUSE)


def state(root: Path) -> State:
    """Time and size of every file that decides what is found."""
    found: State = {}
    for name in SETTINGS:
        _note(found, root / name)
    for folder in FOLDERS:
        for where, _, names in os.walk(root / folder):
            for name in names:
                _note(found, Path(where, name))
    return found


def _note(found: State, path: Path) -> None:
    try:
        facts = path.stat()
    except OSError:
        return
    found[str(path)] = (facts.st_mtime_ns, facts.st_size)
