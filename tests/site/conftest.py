"""The starter library's site, built once, and Debian's Chromium to open it with."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simulator.site.build import build
from simulator.site.edition import Edition
from simulator.site.in_mkdocs import Source, read
from tests.site.browser import Browser, browser_or_reason

if TYPE_CHECKING:
    from simulator.model.workspace import Workspace

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return read(ROOT, DAY)


@pytest.fixture(scope="session")
def workspace(edition: Edition) -> Workspace:
    return edition.workspace


@pytest.fixture(scope="session")
def site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site. The workspace has no mkdocs.yml, as after installing from the wheel."""
    folder = tmp_path_factory.mktemp("built")
    for name in ("sops", "scenarios"):
        shutil.copytree(ROOT / name, folder / "desk" / name)
    source = Source(folder / "desk", folder / "pages", DAY, edition)
    return build(source, folder / "site").folder


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = browser_or_reason(tmp_path_factory.mktemp("profile"))
    if isinstance(opened, str):
        pytest.skip(opened)
    yield opened
    opened.close()
