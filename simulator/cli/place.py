"""Where the workspace is: the folder that was named, the nearest one above, or the starter library."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.model.workspace import Workspace


def workspace_root(named: str, paths: Sequence[str] = ()) -> Path:
    """The workspace's folder. `paths` lie in it. Raises `Stop` when a folder was named that is none."""
    from simulator.source import find_root, starter_root

    if not named:
        for path in paths:
            found = find_root(whole(path))
            if found is not None:
                return found
        return find_root(Path.cwd()) or starter_root()
    folder = Path(named)
    if folder.is_symlink() and not folder.exists():
        raise Stop(f"{named} is a link that leads nowhere. Name the folder itself, or mend the link.")
    if folder.exists() and not folder.is_dir():
        raise Stop(f"{named} is no folder. Name the one that holds sops/ and scenarios/.")
    if not folder.is_dir():
        raise Stop(f"{named}: there is no such folder. `sop init {named}` makes a workspace there.")
    if not (folder / "sops").is_dir():
        raise Stop(f"{named} holds no folder sops/. `sop init {named}` puts the starter library there.")
    return folder


def whole(path: str) -> Path:
    """The path from the top, links followed; one that leads back to itself is left where it stands."""
    return Path(os.path.realpath(path))


def tell_starter(root: Path, named: str) -> None:
    """Says when it is the starter library that is worked on, for want of a workspace here."""
    from simulator.source import starter_root

    if not named and root == starter_root() and not Path.cwd().is_relative_to(root.resolve()):
        print("(no workspace here, so this is the starter library; `sop init` makes your own)", file=sys.stderr)


def playable(root: Path, done: str = "taken") -> Workspace:
    """The workspace, read. One with problems is refused with them: a call needs every file that it leads through."""
    from simulator.source import load

    read = load(root)
    if read.problems:
        said = f"No call can be {done} until this is mended. `sop lint` shows it in full."
        raise Stop(said, Exit.UNUSABLE, read.problems)
    return read


def stands_for(root: Path, name: str) -> tuple[tuple[str, str], ...]:
    """The text that comes by standard input, and the file of the workspace that it stands for."""
    from simulator.source.decode import MOST_BYTES, decode

    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    file = _inside(root, name) if name else ""
    text, problems = decode(raw, file or "standard input")
    if problems:
        raise Stop("Standard input cannot be read.", Exit.UNUSABLE, problems)
    return ((file or _by_first_key(text), text),)


def _inside(root: Path, name: str) -> str:
    path = whole(name if Path(name).is_absolute() else str(root / name))
    here = whole(name)
    for candidate in (path, here):
        if candidate.is_relative_to(root.resolve()):
            return candidate.relative_to(root.resolve()).as_posix()
    raise Stop(f"--stdin-name: {name} does not lie in the workspace {root}.", Exit.USAGE)


def _by_first_key(text: str) -> str:
    """The file's name by what it says it is: `sop: x` is sops/x.yaml."""
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        value = value.split(" #")[0].strip().strip("\"'")
        if colon and key in ("sop", "subflow", "scenario") and value.replace("-", "").isalnum():
            return f"{'scenarios' if key == 'scenario' else 'sops'}/{value}.yaml"
    message = "What came by standard input says neither `sop:` nor `scenario:`. Name it with --stdin-name."
    raise Stop(message, Exit.USAGE)
