"""Writing what was mended: byte order mark, line ends and rights of a file stay; it is written whole or not at all."""

from __future__ import annotations

import contextlib
import difflib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.model.stop import Stop

MARK = b"\xef\xbb\xbf"


def write(root: Path, files: Mapping[str, str]) -> None:
    """Puts the new texts in the place of the old ones."""
    for file, text in files.items():
        path = (root / file).resolve()
        if not path.is_relative_to(root.resolve()):
            raise Stop(f"{file} leads out of {root}, and is not written.")
        try:
            _replace(path, text)
        except OSError as error:
            raise Stop(f"{path} cannot be written: {error.strerror}. Look at its rights.") from error


def _replace(path: Path, text: str) -> None:
    old = path.read_bytes()
    mark = MARK if old.startswith(MARK) else b""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sop-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(mark + text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def differences(old: Mapping[str, str], new: Mapping[str, str], prefix: str) -> Iterator[str]:
    """The lines of a unified diff, file by file."""
    for file, text in sorted(new.items()):
        before, after = old[file].splitlines(keepends=True), text.splitlines(keepends=True)
        yield from difflib.unified_diff(before, after, f"a/{prefix}{file}", f"b/{prefix}{file}")
