"""
Reading a workspace: a folder with `sops/`, `scenarios/` and perhaps `sop.toml`, as one frozen value.

A folder that cannot be used ends the command with what to do. What is read in it is in folder.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.source.assemble import put_together
from simulator.source.decode import without_mark
from simulator.source.early import read_all
from simulator.source.files import Parsed
from simulator.source.folder import find_root, read_folder
from simulator.source.gather import gather
from simulator.source.parse import no_collecting
from simulator.source.starter import starter_root

__all__ = ["compile_texts", "find_root", "load", "load_text", "read_folder"]


def load(root: Path | None = None) -> Workspace:
    """The workspace in a folder, or the starter library. Raises `Stop` when there is nothing to read."""
    folder = root if root is not None else starter_root()
    if not folder.is_dir():
        raise Stop(f"There is no folder {folder}. Name another with --workspace, or make one with `sop init`.")
    texts, broken = read_folder(folder)
    if not texts and not broken:
        raise Stop(f"{folder} has no procedures: sops/ is missing or empty. `sop init` puts the starter library there.")
    return compile_texts(texts, str(folder), broken)


def load_text(files: Mapping[str, str]) -> Workspace:
    """The workspace of these texts, by their paths from its root (`sops/mfa-loss.yaml`)."""
    return compile_texts({file: without_mark(text) for file, text in files.items()})


def compile_texts(texts: Mapping[str, str], root: str = "", broken: Iterable[Parsed] = ()) -> Workspace:
    """The workspace of texts that were read. `broken` are files that are no text, with their problems."""
    with no_collecting():
        parsed, done = read_all(dict(sorted(texts.items())), broken)
        return put_together(texts, gather(parsed, done)[1], root)
