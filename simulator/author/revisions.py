"""
What stood where and when: the texts of a workspace in a folder, in one file, or in a git revision.

git is asked by its own command and only reads. A revision that begins with a dash is refused, since git would take it
for an option.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from simulator.model.stop import Exit, Stop
from simulator.model.workspace import Workspace

FOLDERS = ("sops", "scenarios")
SECONDS = 60
_HEAD = re.compile(r"^(?:sop|subflow):[ \t]*([a-z0-9][a-z0-9-]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what it was called, and its workspace. `only` is the one file that was named."""

    named: str
    workspace: Workspace
    only: str = ""


def sides(old: str, new: str, root: Path) -> tuple[Side, Side]:
    """Both sides. `root` is the workspace whose folder git is asked in, and which single files belong to."""
    return side(old, root), side(new, root) if new else Side("now", _folder(root))


def side(named: str, root: Path) -> Side:
    """A folder, a file or a git revision as a workspace. Raises `Stop` when it is none of these."""
    path = Path(named)
    if path.is_dir():
        if not (path / "sops").is_dir():
            raise Stop(f"{named} holds no folder sops/, so there is nothing to compare.")
        return Side(named, _folder(path))
    if path.is_file():
        return _file(path, root)
    return Side(named, _revision(named, root))


def _folder(path: Path) -> Workspace:
    from simulator.source import load

    return load(path)


def _file(path: Path, root: Path) -> Side:
    """One procedure's file, read with the desk and sub-flows of the workspace."""
    from simulator.source.decode import decode
    from simulator.source.workspace import compile_texts, read_folder

    text, problems = decode(path.read_bytes(), str(path))
    if problems:
        raise Stop(f"{path} cannot be read.", Exit.UNUSABLE, problems)
    named = _HEAD.search(text)
    if named is None:
        raise Stop(f"{path} is no procedure: it has no line `sop: ID` or `subflow: ID`.")
    file = f"sops/{named[1]}.yaml"
    texts, broken = read_folder(root)
    return Side(str(path), compile_texts(texts | {file: text}, str(root), broken), file)


def _revision(named: str, root: Path) -> Workspace:
    from simulator.source.decode import decode
    from simulator.source.files import Parsed, kind_of
    from simulator.source.workspace import compile_texts

    where = f"{named} is neither a folder nor a file here"
    git = shutil.which("git")
    if git is None:
        raise Stop(f"{where}, and git is not installed. Name two folders or two files instead.", Exit.USAGE)
    if named.startswith("-"):
        raise Stop(f"{named} is no git revision.", Exit.USAGE)
    if _git(git, root, "rev-parse", "--show-toplevel") is None:
        raise Stop(f"{where}, and {root} is not kept in git. Name two folders or two files instead.", Exit.USAGE)
    if _git(git, root, "rev-parse", "--verify", "--quiet", f"{named}^{{commit}}") is None:
        raise Stop(f"{where}, and git knows no revision of that name. `git log --oneline` lists them.", Exit.USAGE)
    listed = _git(git, root, "ls-tree", "--name-only", named, *(f"{folder}/" for folder in FOLDERS)) or b""
    present = sorted({name.partition("/")[0] for name in listed.decode("utf-8", "replace").splitlines()})
    if "sops" not in present:
        raise Stop(f"In {named} there is no folder sops/ at this place, so there is nothing to compare.")
    archive = _git(git, root, "archive", "--format=tar", named, *present)
    if archive is None:
        raise Stop(f"git could not give the files of {named}.")
    texts: dict[str, str] = {}
    broken: list[Parsed] = []
    for name, raw in _members(archive):
        text, problems = decode(raw, name)
        if problems:
            broken.append(Parsed(name, kind_of(name), None, problems, "", whole=False))
        else:
            texts[name] = text
    return compile_texts(texts, str(root), broken)


def _members(archive: bytes) -> list[tuple[str, bytes]]:
    found = []
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar.getmembers():
            content = tar.extractfile(member) if member.isfile() else None
            hidden = Path(member.name).name.startswith(".")
            if content is not None and not hidden and member.name.endswith((".yaml", ".yml", ".md")):
                found.append((member.name, content.read()))
    return sorted(found)


def _git(git: str, root: Path, *words: str) -> bytes | None:
    """What git says, or None when it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours, and a revision never begins with a dash
            [git, "-C", str(root), *words], capture_output=True, check=False, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Stop(f"git did not answer: {error}.") from error
    return done.stdout if done.returncode == 0 else None
