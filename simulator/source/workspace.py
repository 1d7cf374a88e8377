"""
Reading a workspace: a folder with `sops/`, `scenarios/` and perhaps `sop.toml`, as one frozen value.

Only this module and the starter's touch the disk. A folder that cannot be used ends the command with what to do; a
file that cannot be read is a problem like any other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from simulator.model.place import Position, Problem
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.source.assemble import put_together
from simulator.source.decode import MOST_BYTES, decode, without_mark
from simulator.source.early import read_all
from simulator.source.files import Parsed, kind_of
from simulator.source.gather import gather
from simulator.source.parse import no_collecting
from simulator.source.starter import FOLDERS, starter_root

_SUFFIXES = (".yaml", ".yml", ".md")


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that is a workspace: it has `sop.toml`, or a `sops` folder with YAML."""
    for folder in (start, *start.parents):
        if (folder / "sop.toml").is_file() or _holds_yaml(folder / "sops"):
            return folder
    return None


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


def read_folder(folder: Path) -> tuple[dict[str, str], tuple[Parsed, ...]]:
    """All texts of a workspace by path, without byte order marks, and the files that are no text."""
    texts: dict[str, str] = {}
    broken: list[Parsed] = []
    for path in _paths(folder):
        name = path.relative_to(folder).as_posix()
        text, problems = _read(path, name)
        if problems:
            broken.append(Parsed(name, kind_of(name), None, problems, "", whole=False))
        else:
            texts[name] = text
    return texts, tuple(broken)


def _read(path: Path, name: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        size = path.stat().st_size
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return "", (Problem("syntax", Position(name), message, "look at its rights"),)
    return decode(raw, name, size)


def _paths(folder: Path) -> list[Path]:
    """The files to read, in one order on every system."""
    found: list[Path] = []
    for top in FOLDERS:
        for where, _, names in os.walk(folder / top, onerror=_stop):
            found.extend(Path(where, name) for name in names if name.endswith(_SUFFIXES) and not name.startswith("."))
    return sorted((path for path in found if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())


def _stop(error: OSError) -> None:
    if isinstance(error, FileNotFoundError):
        return
    raise Stop(f"The folder {error.filename} cannot be read: {error.strerror}. Look at its rights.") from error


def _holds_yaml(folder: Path) -> bool:
    try:
        return any(path.suffix == ".yaml" for path in folder.iterdir())
    except OSError:
        return False
