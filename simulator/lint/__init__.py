"""
The linter: rules over a compiled workspace, each in a module of its own.

`check(workspace, today)` runs them all and gives the problems in the order of files and lines. The rules are imported
when somebody asks for them: a run that the cache answers needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.lint.review import check as check
    from simulator.lint.study import Study as Study

_WHERE = {"check": "review", "Study": "study"}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    import importlib

    return getattr(importlib.import_module(f"simulator.lint.{_WHERE[name]}"), name)
