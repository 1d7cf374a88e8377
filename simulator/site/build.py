"""
From a workspace to a site that opens from disk: rendered pages through mkdocs into a new folder, then swapped.

A build that fails leaves the last good site as it was. A folder with files that are not ours is refused, never emptied.
"""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.model.stop import Stop
from simulator.site.in_mkdocs import Source, building

SETTINGS = Path(__file__).with_name("settings.yml")
HOOK = Path(__file__).with_name("hook.py")
MARKER = ".sop-site.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made. `notes` are what mkdocs wanted to say, such as a link to nowhere in a hand-written page."""

    folder: Path
    pages: int
    notes: tuple[str, ...] = ()


def build(source: Source, out: Path) -> Built:
    """Builds the site into the folder."""
    out = out.absolute()  # mkdocs takes a relative folder from where its settings file lies
    foreign = not_ours(out)
    if foreign:
        remedy = "Name another folder with --out, or empty this one."
        raise Stop(f"{out} holds {foreign}, which `sop docs build` did not make. {remedy}")
    if out.resolve() == source.root.resolve() or source.root.resolve().is_relative_to(out.resolve()):
        raise Stop(f"{out} holds the procedures themselves. Name another folder with --out.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise Stop(f"The site cannot be written to {out}: {error.strerror}.") from None
    try:
        notes = _run(source, fresh)
        (fresh / "404.html").unlink(missing_ok=True)  # its addresses hold only at the root of a server
        count = _mark(fresh)
        _swap(fresh, out)
    except OSError as error:
        raise Stop(f"The site could not be written to {out}: {error.strerror}. The last site is still there.") from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Built(out, count, notes)


def not_ours(folder: Path) -> str:
    """The name of something in the folder that no build made; empty where all is ours, or nothing is there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return "a file, link or device in its place"
    if not folder.is_dir():
        return ""
    ours = _marked(folder)
    for path in sorted(folder.rglob("*")):
        if (path.is_file() or path.is_symlink()) and path.relative_to(folder).as_posix() not in ours:
            return path.relative_to(folder).as_posix()
    return ""


def _marked(folder: Path) -> set[str]:
    try:
        found = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    files = found.get("files") if isinstance(found, dict) else None
    return {str(name) for name in files} | {MARKER} if isinstance(files, list) else set()


def _mark(folder: Path) -> int:
    """Notes all files as ours; gives the number of pages."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    text = json.dumps({"format": "sop-site/1", "files": names}, indent=0)
    (folder / MARKER).write_text(text, encoding="utf-8")
    folder.chmod(0o755)
    return sum(name.endswith(".html") for name in names)


def _swap(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(old / "site")
    try:
        fresh.rename(out)
    except OSError:
        (old / "site").rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _run(source: Source, fresh: Path) -> tuple[str, ...]:
    with quiet() as notes, building(source), hand_written(source.root) as docs:
        from mkdocs.commands.build import build as make
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            told = settings(source.root, docs)
            config = load_config(told.file, docs_dir=told.docs, hooks=told.hooks, site_dir=str(fresh))
            config.plugins.on_startup(command="build", dirty=False)
            make(config)
            config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as error:
            said = "; ".join([*notes, str(error)]) or "no reason given"
            raise Stop(f"mkdocs could not build the site: {said}. The last site is still there.") from None
    return tuple(notes)


class Inheriting(io.BytesIO):
    """A workspace's own settings that say no word of ours: read as if they began from them."""

    def __init__(self, own: Path, text: str) -> None:
        super().__init__(f"INHERIT: {json.dumps(str(SETTINGS))}\n{text}".encode())
        self.name = str(own)

    def close(self) -> None:
        """Stays open: whoever serves the site reads the settings anew after every change."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings file, and what mkdocs is told beside it; None leaves what the file says."""

    file: str | Inheriting
    docs: str | None = None
    hooks: list[str] | None = None


def settings(root: Path, docs: Path) -> Settings:
    """The workspace's own settings where it has some, else ours."""
    own = root / "mkdocs.yml"
    if not own.is_file():
        return Settings(str(SETTINGS), str(docs), [str(HOOK)])
    text = own.read_text(encoding="utf-8-sig")
    keys = {line.partition(":")[0] for line in text.splitlines()}
    return Settings(
        str(own) if "INHERIT" in keys else Inheriting(own, text),
        None if "docs_dir" in keys else str(docs),
        None if "hooks" in keys else [str(HOOK)],
    )


@contextmanager
def hand_written(root: Path) -> Iterator[Path]:
    """The folder of hand-written pages; an empty one where the workspace has none."""
    if (root / "docs").is_dir():
        yield root / "docs"
        return
    with tempfile.TemporaryDirectory(prefix="sop-docs-") as empty:
        yield Path(empty)


@contextmanager
def quiet() -> Iterator[list[str]]:
    """Nothing of mkdocs and its theme reaches the terminal; what they warn of is gathered."""
    notes: list[str] = []
    os.environ["NO_MKDOCS_2_WARNING"] = "true"  # the theme's banner about a release that we do not use
    logger = logging.getLogger("mkdocs")
    gatherer = _Gatherer(notes)
    logger.addHandler(gatherer)
    before = logger.propagate
    logger.propagate = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations inside libraries are not the reader's business
        try:
            yield notes
        finally:
            logger.removeHandler(gatherer)
            logger.propagate = before


class _Gatherer(logging.Handler):
    def __init__(self, notes: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.notes = notes

    def emit(self, record: logging.LogRecord) -> None:
        self.notes.append(record.getMessage())
