"""The starter library, read once for all tests of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from simulator.model.workspace import Workspace

ROOT = Path(__file__).parents[2]


@cache
def starter() -> Workspace:
    """The procedures and scenarios that are shipped."""
    from simulator.source import load

    return load(ROOT)
