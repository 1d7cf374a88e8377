"""
The user's data folder: where it is, that it is the owner's alone, and how a file in it is written whole or not at all.

Where the system has modes, folders are 0700 and files 0600; elsewhere the profile folder of the user keeps others out.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from simulator.model.stop import Stop


def home(usual: Path | None = None) -> Path:
    """The data folder, made when it is not there: `SOP_HOME`, else the system's usual place for such things."""
    named = os.environ.get("SOP_HOME")
    folder = Path(named).expanduser() if named else usual
    if folder is None:
        raise Stop("Set SOP_HOME to a folder of your own.")
    make_folder(folder)
    return folder


def make_folder(folder: Path) -> None:
    """Makes a folder that only its owner can enter."""
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(OSError):
                folder.chmod(0o700)
    except OSError as error:
        raise Stop(f"{folder} cannot be made: {error.strerror}. Set SOP_HOME to a folder of your own.") from error


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that it is there as a whole or not at all, readable by its owner only."""
    make_folder(path.parent)
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror}. Free some space, or set SOP_HOME.") from error
