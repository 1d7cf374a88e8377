"""A folder with the small workspace in it, and `sop lint` run there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from simulator.cli import main
from tests.lint.examples import base

STALE = {"sops/example.yaml": ("reviewed: 2026-11-01", "reviewed: 2020-01-01")}
"""A change of the small workspace that brings one warning."""
DAY = ("--today", "2026-11-22")


def written(folder: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """The small workspace in this folder, with a stretch of some files replaced."""
    files = base()
    for file, (old, new) in (changes or {}).items():
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def lint(folder: Path, *words: str) -> int:
    """`sop lint` over the folder, on a day that never changes."""
    return main(["lint", "--workspace", str(folder), *DAY, *words])
