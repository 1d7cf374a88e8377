"""
Reading a workspace: a folder with `sops/`, `scenarios/` and perhaps `sop.toml`, as one frozen value.

Only this module and the starter's touch the disk. A folder that cannot be used ends the command with what to do; a
file that cannot be read is a problem like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.model.place import Position, Problem
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.source.assemble import assemble
from simulator.source.decode import MOST_BYTES, decode, without_mark
from simulator.source.files import read_file
from simulator.source.parse import no_collecting
from simulator.source.starter import FOLDERS, starter_root

_SUFFIXES = (".yaml", ".yml", ".md")


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that is a workspace: it has `sop.toml`, or a `sops` folder with YAML."""
    for folder in (start, *start.parents):
        if (folder / "sop.toml").is_file() or any((folder / "sops").glob("*.yaml")):
            return folder
    return None


def load(root: Path | None = None) -> Workspace:
    """The workspace in a folder, or the starter library. Raises `Stop` when there is nothing to read."""
    folder = root if root is not None else starter_root()
    if not folder.is_dir():
        raise Stop(f"There is no folder {folder}. Name another with --workspace, or make one with `sop init`.")
    texts, problems = read_folder(folder)
    if not texts and not problems:
        raise Stop(f"{folder} has no procedures: sops/ is missing or empty. `sop init` puts the starter library there.")
    return compile_texts(texts, str(folder), problems)


def load_text(files: Mapping[str, str]) -> Workspace:
    """The workspace of these texts, by their paths from its root (`sops/mfa-loss.yaml`)."""
    return compile_texts({file: without_mark(text) for file, text in files.items()}, "", ())


def compile_texts(texts: Mapping[str, str], root: str, problems: tuple[Problem, ...]) -> Workspace:
    """The workspace of texts that were read. `problems` are those of files that are no text."""
    with no_collecting():
        return assemble(texts, [read_file(text, file) for file, text in sorted(texts.items())], root, problems)


def read_folder(folder: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """All texts of a workspace by path, and the files that are no text."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _paths(folder):
        name = path.relative_to(folder).as_posix()
        try:
            with path.open("rb") as stream:
                raw = stream.read(MOST_BYTES + 1)
            size = path.stat().st_size
        except OSError as error:
            reason = error.strerror or "it cannot be opened"
            problems.append(
                Problem("syntax", Position(name), f"the file cannot be read: {reason}", "look at its rights")
            )
            continue
        text, wrong = decode(raw, name, size)
        problems.extend(wrong)
        if not wrong:
            texts[name] = text
    return texts, tuple(problems)


def _paths(folder: Path) -> Iterator[Path]:
    """The files to read, in one order on every system."""
    found: list[Path] = []
    for top in FOLDERS:
        if not (folder / top).is_dir():
            continue
        try:
            found.extend(path for path in (folder / top).rglob("*") if path.suffix in _SUFFIXES and path.is_file())
        except OSError as error:
            raise Stop(f"The folder {folder / top} cannot be read: {error.strerror}. Look at its rights.") from error
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))
