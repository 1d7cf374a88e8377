"""
From YAML text to the model: guarded reading with places, schemas, compiling, the workspace, the starter library.

`load` reads a folder, `load_text` the same from texts; both give a `Workspace` with all problems in it. Nothing is
imported until it is asked for, so that a command which reads nothing pays nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.source.files import read_file as read_file
    from simulator.source.folder import find_root as find_root
    from simulator.source.starter import starter_root as starter_root
    from simulator.source.starter import write_starter as write_starter
    from simulator.source.workspace import load as load
    from simulator.source.workspace import load_text as load_text

_WHERE = {
    "find_root": "folder",
    "load": "workspace",
    "load_text": "workspace",
    "read_file": "files",
    "starter_root": "starter",
    "write_starter": "starter",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    import importlib

    return getattr(importlib.import_module(f"simulator.source.{_WHERE[name]}"), name)
