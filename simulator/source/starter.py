"""The starter library: where it lies, and how `sop init` copies it into a folder of one's own."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.model.stop import Stop
from simulator.source.folder import FOLDERS

SCHEMAS = ".sop/schemas"
_SHIPPED = Path(__file__).with_name("schemas")


@dataclass(frozen=True, slots=True)
class Written:
    """What a copy did: paths that are new, and paths that were there already and stay as they were."""

    new: tuple[str, ...]
    kept: tuple[str, ...]


def starter_root() -> Path:
    """The packaged library, or in a checkout the folders beside the package."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_starter"
    if packaged.is_dir():
        return packaged
    if (package.parent / "sops").is_dir():
        return package.parent
    raise Stop("The starter library is missing from this installation. Install the program again.")


def schema_names() -> tuple[str, ...]:
    """The schemas that are shipped, by kind of file."""
    return tuple(sorted(path.name for path in _SHIPPED.glob("*.json")))


def write_starter(target: Path) -> Written:
    """Copies the starter library and the schemas into a folder. What is there already is left as it is."""
    new: list[str] = []
    kept: list[str] = []
    for name, content in _content():
        path = target / name
        if os.path.lexists(path):
            kept.append(name)
            continue
        try:
            _write(path, content)
        except OSError as error:
            raise Stop(
                f"{path} cannot be written: {error.strerror}. Choose another folder, or look at its rights."
            ) from error
        new.append(name)
    return Written(tuple(new), tuple(kept))


def _content() -> Iterator[tuple[str, bytes]]:
    """Every file of a new workspace, by its path in it."""
    root = starter_root()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts:
                yield path.relative_to(root).as_posix(), path.read_bytes()
    for name in schema_names():
        yield f"{SCHEMAS}/{name}", (_SHIPPED / name).read_bytes()


def _write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sop-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
