"""The starter library with a setting changed, and what the linter says about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache

from simulator.lint import check
from simulator.lint.rules import RULES
from simulator.model.place import Problem
from simulator.model.workspace import Workspace
from simulator.source.workspace import compile_texts, read_folder
from tests.library.starter import ROOT

TODAY = datetime.date(2026, 11, 22)
DESK = "sops/_desk.yaml"
Changes = Mapping[str, tuple[str, str]]


@cache
def texts() -> dict[str, str]:
    return read_folder(ROOT)[0]


def bent(changes: Changes) -> Workspace:
    """The starter library with a stretch of some files replaced."""
    files = dict(texts())
    for file, (old, new) in changes.items():
        assert old in files[file], f"{file} no longer says {old!r}"
        files[file] = files[file].replace(old, new, 1)
    return compile_texts(files, str(ROOT))


def without_block(file: str, key: str) -> str:
    """The lines of an indented `key:` with all that stands below it."""
    found = re.search(rf"^  {re.escape(key)}:\n(?:    .*\n)+", texts()[file], re.MULTILINE)
    assert found, f"{file} has no block {key}"
    return found[0]


def problems(changes: Changes, *ids: str) -> tuple[Problem, ...]:
    """What reading finds; when it finds nothing, what these rules find."""
    workspace = bent(changes)
    return workspace.problems or check(workspace, TODAY, [rule for rule in RULES if rule.ID in ids])
