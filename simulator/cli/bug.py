"""What is said when the fault is ours: a short text, and a log for the people who mend it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from simulator import __version__
from simulator.model.stop import Exit


def tell_bug(bug: Exception, words: list[str]) -> int:
    """Writes the traceback to a log and tells the person where it is."""
    print("Something went wrong inside sop. This is our mistake, not yours.", file=sys.stderr)
    report = "".join(
        [
            f"sop {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
            f"words: {words!r}\n\n",
            *traceback.format_exception(bug),
        ]
    )
    try:
        log = _log()
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(report)
    except OSError:
        print(f"({type(bug).__name__}; no log could be written)", file=sys.stderr)
    else:
        print(f"What happened is written in {log}; please pass it on.", file=sys.stderr)
    return Exit.OUR_BUG


def _log() -> Path:
    home = os.environ.get("SOP_HOME")
    if home:
        folder = Path(home)
    else:
        from platformdirs import user_log_path

        folder = user_log_path("sop", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder / "bug.log"
    except OSError:
        return Path(tempfile.mkdtemp(prefix="sop-")) / "bug.log"
