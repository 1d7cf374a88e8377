"""Run in a process of its own, with limits: lints each hostile file in a folder and tells what it took."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from pathlib import Path

MEMORY = 256 * 1024 * 1024


def limited() -> bool:
    """Bounds the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return True


def main(folder: Path) -> None:
    from simulator.cli import main as sop

    sys.setrecursionlimit(1000)
    warm = io.StringIO()
    with contextlib.redirect_stdout(warm):
        sop(["lint", "--workspace", str(folder / "harmless"), "--no-cache", "--today", "2026-11-22"])
    limited()
    told: dict[str, object] = {}
    for case in sorted(folder.iterdir()):
        out, began = io.StringIO(), time.process_time()
        with contextlib.redirect_stdout(out):
            code = sop(["lint", "--workspace", str(case), "--format", "json", "--no-cache", "--today", "2026-11-22"])
        took = time.process_time() - began
        rules = sorted({problem["rule"] for problem in json.loads(out.getvalue())["problems"]}) if code < 2 else []
        told[case.name] = {"code": code, "seconds": took, "rules": rules}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
