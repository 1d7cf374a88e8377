"""Which files a call is played with: one hash over all of them."""

from __future__ import annotations

from hashlib import sha256

from simulator.model.workspace import Workspace


def sources_hash(workspace: Workspace) -> str:
    """sha256 over every file that was read, names and texts."""
    digest = sha256()
    for path, text in sorted(workspace.files):
        digest.update(f"{path}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()
