"""
The linter: rules over a compiled workspace, each in a module of its own.

`check(workspace, today)` runs them all and gives the problems in the order of files and lines.
"""

from __future__ import annotations

from simulator.lint.check import check
from simulator.lint.study import Study

__all__ = ["Study", "check"]
