"""
The files of a workspace's folder: which there are, and their texts.

A file that cannot be read is a problem like any other; a folder that cannot be read ends the command with what to do.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simulator.model.place import Position, Problem
from simulator.model.stop import Stop
from simulator.source.decode import MOST_BYTES, decode

if TYPE_CHECKING:
    from simulator.source.files import Parsed

FOLDERS = ("sops", "scenarios")
_SUFFIXES = (".yaml", ".yml", ".md")


class Listed(NamedTuple):
    """A file of a workspace: its path from the root, written with slashes, and its whole path."""

    name: str
    path: str


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that is a workspace: it has `sop.toml`, or a `sops` folder with YAML."""
    for folder in (start, *start.parents):
        if (folder / "sop.toml").is_file() or _holds_yaml(folder / "sops"):
            return folder
    return None


def files_in(folder: Path) -> list[Listed]:
    """The files to read, in one order on every system."""
    found: list[Listed] = []
    for top in FOLDERS:
        waiting = [Listed(top, str(folder / top))]
        while waiting:
            _look_into(waiting.pop(), found, waiting)
    return sorted(found)


def _look_into(place: Listed, found: list[Listed], waiting: list[Listed]) -> None:
    try:
        with os.scandir(place.path) as entries:
            for entry in entries:
                name = entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Listed(f"{place.name}/{name}", entry.path))
                elif name.endswith(_SUFFIXES) and not name.startswith(".") and _is_file(entry):
                    found.append(Listed(f"{place.name}/{name}", entry.path))
    except FileNotFoundError:
        return
    except OSError as error:
        raise Stop(f"The folder {error.filename} cannot be read: {error.strerror}. Look at its rights.") from error


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return True  # a link that leads back to itself: whoever reads it is told


def read_folder(folder: Path) -> tuple[dict[str, str], tuple[Parsed, ...]]:
    """All texts of a workspace by path, without byte order marks, and the files that are no text."""
    texts: dict[str, str] = {}
    broken: list[Parsed] = []
    for file in files_in(folder):
        text, problems = read_text(file)
        if problems:
            from simulator.source.files import Parsed, kind_of

            broken.append(Parsed(file.name, kind_of(file.name), None, problems, "", whole=False))
        else:
            texts[file.name] = text
    return texts, tuple(broken)


def read_text(file: Listed) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, and what stands in the way."""
    try:
        with Path(file.path).open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return "", (Problem("syntax", Position(file.name), message, "look at its rights"),)
    return decode(raw, file.name, size)


def _holds_yaml(folder: Path) -> bool:
    try:
        return any(path.suffix == ".yaml" for path in folder.iterdir())
    except OSError:
        return False
