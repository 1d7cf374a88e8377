"""
pytest runs every `.call` file: `pytest -p simulator.rookies.pytest_plugin scenarios/`.

The workspace is the nearest folder above the file that holds `sops/`; it is read once for all files of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.model.workspace import Workspace
from simulator.rookies.proving import call_check

_workspaces: dict[Path, Workspace] = {}


class CallFailed(Exception):
    """A call did not go as it is written."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Every `.call` file is a test."""
    return CallFile.from_parent(parent, path=file_path) if file_path.suffix == ".call" else None


class CallFile(pytest.File):
    """A call as text."""

    def collect(self) -> Iterator[pytest.Item]:
        yield CallItem.from_parent(self, name=self.path.name.removesuffix(".call"))


class CallItem(pytest.Item):
    """The one test in a call file."""

    def runtest(self) -> None:
        from simulator.call.script import read_call

        text = self.path.read_text(encoding="utf-8")
        file = self.path.name
        check = call_check(_workspace(self.path), read_call(text, file), file)
        if check.problems:
            raise CallFailed("\n".join(f"{one.at}: {one.message} {one.help}".rstrip() for one in check.problems))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        del style
        if isinstance(excinfo.value, CallFailed):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"call: {self.name}"


def _workspace(path: Path) -> Workspace:
    from simulator.source import find_root, load, starter_root

    root = find_root(path.parent) or starter_root()
    if root not in _workspaces:
        _workspaces[root] = load(root)
    return _workspaces[root]
