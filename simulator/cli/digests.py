"""
What the content of each file of a workspace is called: its sha256, remembered with the file's size and times.

Ten thousand files are not read again when nothing has changed. A file counts as unchanged when its size, its inode, the
time of its content and the time of its entry are what they were; the last is set by the system on every write and
rename and cannot be set by hand. A file that was touched within the last seconds before it was read is not remembered,
for a second change may come within one tick of the clock. On Windows the last time is that of the file's creation, so
every file is read there.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path

from simulator.cli.lint_cache import home, write
from simulator.source.decode import MOST_BYTES
from simulator.source.folder import Listed

SETTLED = 2_000_000_000
"""Nanoseconds after which no further change can carry the same time."""
FORMAT = "sop-lint-files/1"

Known = dict[str, list[object]]
"""By path: the marks of a file, and its digest last."""


def digests(root: Path, files: Iterable[Listed]) -> dict[str, str]:
    """For every file what its content is called. Remembers it for the next time."""
    index = f"{hashlib.sha256(str(root.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()}.files"
    known = _recall(index) if os.name == "posix" else {}
    found: dict[str, str] = {}
    now: Known = {}
    for file in files:
        own = known.get(file.name)
        marks = _marks(file)
        if not isinstance(own, list) or not marks or own[:-1] != marks:
            began = time.time_ns()
            own = [*marks, _digest(file)]
            if not marks or marks != _marks(file) or max(int(str(mark)) for mark in marks[2:]) > began - SETTLED:
                found[file.name] = str(own[-1])
                continue
        now[file.name] = own
        found[file.name] = str(own[-1])
    if now != known and os.name == "posix":
        write(index, json.dumps([FORMAT, now]))
    return found


def _marks(file: Listed) -> list[object]:
    try:
        facts = os.stat(file.path)  # noqa: PTH116 a `Path` each would take as long as all the rest
    except OSError:
        return []
    return [facts.st_size, facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns]


def _digest(file: Listed) -> str:
    """Of as much as is ever read of a file."""
    try:
        with open(file.path, "rb") as stream:  # noqa: PTH123 likewise
            return hashlib.sha256(stream.read(MOST_BYTES + 1)).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


def _recall(index: str) -> Known:
    try:
        kind, known = json.loads((home() / index).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return {}
    return known if kind == FORMAT and isinstance(known, dict) else {}
