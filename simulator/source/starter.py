"""The starter library: where it lies, and how `sop init` copies it into a folder of one's own."""

from __future__ import annotations

from pathlib import Path

from simulator.model.stop import Exit, Stop


def starter_root() -> Path:
    """The packaged library, or in a checkout the folders beside the package."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_starter"
    if packaged.is_dir():
        return packaged
    if (package.parent / "sops").is_dir():
        return package.parent
    raise Stop("The starter library is missing from this installation. Install the program again.", Exit.UNUSABLE)
