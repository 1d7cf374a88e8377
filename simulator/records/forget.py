"""Forgetting: a trainee's attempts and name are erased for good."""

from __future__ import annotations

import shutil
from pathlib import Path

from simulator.model.stop import Stop
from simulator.records.attempts import attempts


def erase(folder: Path) -> int:
    """Erases every attempt with its sources, and the trainee's name; gives the number of attempts."""
    count = len(attempts(folder))
    try:
        for name in ("attempts", "sources"):
            if (folder / name).is_dir():
                shutil.rmtree(folder / name)
        (folder / "trainee.json").unlink(missing_ok=True)
    except OSError as error:
        raise Stop(f"{folder} could not be erased as a whole: {error.strerror}.") from error
    return count
