"""Where a new file goes, what it may be called, and what the linter says of it once it is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    import datetime

    from simulator.model.workspace import Workspace

LONGEST_ID = 60
KEPT_BY_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that no file can have there, whatever stands behind the dot."""


def own_root(workspace: str) -> Path:
    """The workspace to write into; never the starter library inside the installed program."""
    root = workspace_root(workspace)
    if "_starter" in root.parts:
        raise Stop("There is no workspace here to write into. `sop init` makes one.")
    return root


def new_file(folder: Path, wanted: str) -> Path:
    """Where a new file of this id goes. Raises `Stop` when it is no id, or when there is one."""
    check_id(wanted, "ID")
    for suffix in (".yaml", ".yml"):
        if (path := folder / f"{wanted}{suffix}").exists():
            raise Stop(f"{shown(path)} is there already and stays as it is. Choose another id.")
    return folder / f"{wanted}.yaml"


def write_new(path: Path, text: str) -> None:
    """Writes a new file, whole or not at all. Raises `Stop` when there is one of that name: nothing is overwritten."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Stop(f"{path} is there already and stays as it is. Choose another name, or move it away first.") from None
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror}.") from error


def shown(path: Path) -> str:
    """The path as somebody in this folder would write it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def check_id(wanted: str, option: str) -> None:
    if wrong := no_id(wanted):
        raise Stop(f"{option}: {wrong}", Exit.USAGE)


def no_id(wanted: str) -> str:
    """What is wrong with an id, in words; nothing when it is one."""
    from simulator.author.yaml_words import YAML_WORDS, as_id

    fine = as_id(wanted)[:LONGEST_ID].rstrip("-")
    if fine != wanted:
        kinds = f"small letters, digits and hyphens only, {LONGEST_ID} at most"
        return f"Write it as {fine}: {kinds}." if fine else f"Write {kinds}."
    if wanted in YAML_WORDS:
        return f"'{wanted}' means something else in these files. Choose another id."
    if wanted in KEPT_BY_WINDOWS:
        return f"Windows keeps the name '{wanted}' for itself. Choose another id."
    return ""


def refuse(said: str) -> str:
    from simulator.author.yaml_words import is_one_line

    return "" if is_one_line(said) else "write one line of text."


def tell(path: Path, root: Path, on: datetime.date) -> Workspace:
    """Says what was written and what the linter thinks of it."""
    from simulator.lint import check
    from simulator.model.place import Severity
    from simulator.report.colour import wanted
    from simulator.report.problems import as_text
    from simulator.source import load

    print(shown(path))
    read = load(root)
    own = path.relative_to(root).as_posix()
    serious = [one for one in check(read, on) if one.at.file == own and one.severity is not Severity.ADVICE]
    if serious:
        say("\nThis desk asks for more than the beginning has:\n")
        say(as_text(serious, dict(read.files), wanted(sys.stderr)))
    else:
        say("It lints clean.")
    return read


def say(text: str) -> None:
    print(text, file=sys.stderr)
