"""Where the workspace is: the folder that was named, the nearest one above, or the starter library."""

from __future__ import annotations

from pathlib import Path

from simulator.model.stop import Stop


def workspace_root(named: str) -> Path:
    """The workspace's folder. Raises `Stop` when a folder was named that is none."""
    from simulator.source import find_root, starter_root

    if not named:
        return find_root(Path.cwd()) or starter_root()
    folder = Path(named)
    if not folder.is_dir():
        raise Stop(f"{named}: there is no such folder. `sop init {named}` makes a workspace there.")
    if not (folder / "sops").is_dir():
        raise Stop(f"{named} holds no folder sops/. `sop init {named}` puts the starter library there.")
    return folder
