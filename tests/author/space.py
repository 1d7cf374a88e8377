"""Small workspaces written to a folder, and commands run as a person would."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from simulator.cli import main
from simulator.model.workspace import Workspace
from simulator.source import load_text

EXAMPLE = Path(__file__).parent / "example"
STARTER = Path(__file__).parents[2]


def texts(**more: str) -> dict[str, str]:
    """The small workspace of these tests, by file."""
    found = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(EXAMPLE.rglob("*")) if path.is_file()
    }  # fmt: skip
    return found | more


@cache
def small() -> Workspace:
    return load_text(texts())


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """The files in a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def sop(*words: str | Path) -> int:
    """Runs a command."""
    return main([str(word) for word in words])
