"""
What rendering adds to what mkdocs with Material takes for the same pages ready-made.

The procedures are copies of the starter library's under other names. Rendering is counted as `sop docs build` does it:
all pages, drawings and walk-throughs made from the model and written, the proofs taken from the linter. These have a
column of their own because `sop lint` needs them with or without a site. mkdocs is counted from reading its settings to
the last file, for the very pages that rendering wrote, with nothing of ours in it. CPU seconds of one process; of three
runs each the shortest, up to 100 procedures. Rewritten are the files written anew after one changed procedure.
"""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import tempfile
import time
from pathlib import Path

from bench.table import Table
from simulator.flow.prove import Verdict
from simulator.lint.study import Study
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
    columns = ("procedures", "proofs (linter)", "rendering", "mkdocs with Material", "added", "rewritten")
    return (Table("The site: what rendering adds", columns, rows),)


def _row(whole: Workspace, size: int) -> tuple[str, ...]:
    runs = 3 if size <= 100 else 1
    many = _copies(whole, size)
    started = time.process_time()
    verdicts = _proofs(many)
    proving = time.process_time() - started
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        rendering = min(_rendering(many, verdicts, pages) for _ in range(runs))
        building = min(_mkdocs(pages, Path(folder)) for _ in range(runs))
        again = render(Edition(_changed(many), DAY, verdicts=verdicts), pages)
    times = (f"{seconds:.2f} s" for seconds in (proving, rendering, building))
    return str(size), *times, f"{100 * rendering / building:.0f} %", str(len(again.written))


def _proofs(workspace: Workspace) -> dict[tuple[str, str], Verdict]:
    study = Study(workspace, DAY, keep_verdicts=True)
    for sop in study.provable:
        for policy in workspace.desk.policies:
            study.verdict(sop, policy)
        study.forget(sop)
    return study.verdicts


def _rendering(workspace: Workspace, verdicts: dict[tuple[str, str], Verdict], pages: Path) -> float:
    shutil.rmtree(pages, ignore_errors=True)
    started = time.process_time()
    render(Edition(workspace, DAY, verdicts=verdicts), pages)
    return time.process_time() - started


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
        started = time.process_time()
        config = load_config(str(settings), docs_dir=str(pages), site_dir=str(folder / "site"))
        build(config)
        return time.process_time() - started
