"""
What rendering adds to what mkdocs with Material takes for the same pages ready-made.

Run `python -m bench site`. The procedures are copies of the starter library's, a third of a desk's pages each; both
times are of one process and of the same pages, once with the model at hand and once with the pages in files.
"""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import tempfile
import time
from pathlib import Path

from bench.table import Table
from simulator.model.workspace import Workspace
from simulator.site.build import quiet
from simulator.site.edition import Edition
from simulator.site.render import ASSETS, render
from simulator.source import load

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 11, 22)
SIZES = (20, 100, 500)


def tables() -> tuple[Table, ...]:
    whole = load(ROOT)
    rows = tuple(_row(whole, size) for size in SIZES)
    note = "Rendering: procedures proven, drawn and written. Rewritten: files written anew after one changed procedure."
    columns = ("procedures", "rendering", "mkdocs with Material", "added", "rewritten")
    return (Table("The site: what rendering adds", columns, rows, note),)


def _row(whole: Workspace, size: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        many = _copies(whole, size)
        started = time.process_time()
        render(Edition(many, DAY), pages)
        rendering = time.process_time() - started
        building = _mkdocs(pages, Path(folder))
        again = render(Edition(_changed(many), DAY), pages)
    added = f"{100 * rendering / building:.0f} %"
    return str(size), f"{rendering:.2f} s", f"{building:.2f} s", added, str(len(again.written))


def _copies(whole: Workspace, size: int) -> Workspace:
    own = whole.procedures
    copies = (dataclasses.replace(own[at % len(own)], id=f"{own[at % len(own)].id}-{at}") for at in range(size))
    inner = tuple(sop for sop in whole.sops if sop.is_subflow)
    desk = dataclasses.replace(whole.desk, languages=whole.desk.languages[:1])
    return dataclasses.replace(whole, sops=(*copies, *inner), scenarios=(), requirements=(), desk=desk)


def _changed(workspace: Workspace) -> Workspace:
    first, *rest = workspace.sops
    return dataclasses.replace(workspace, sops=(dataclasses.replace(first, version="9.9.9"), *rest))


def _mkdocs(pages: Path, folder: Path) -> float:
    """Seconds that mkdocs takes for pages that lie in files, without anything of ours."""
    with quiet():
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        settings = folder / "mkdocs.yml"
        shutil.copy(ASSETS.parent / "settings.yml", settings)
        config = load_config(str(settings), docs_dir=str(pages), site_dir=str(folder / "site"))
        started = time.process_time()
        build(config)
        return time.process_time() - started
