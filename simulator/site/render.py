"""
All pages of an edition as files in a build folder: Markdown, and the assets beside it.

Knows no site tool. A file is written only when its text has changed, so that a tool which watches the folder rebuilds
what has to be rebuilt; a page that is no more is taken away. Every path stays inside the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from simulator.model.stop import Stop
from simulator.site.desk_page import desk_page
from simulator.site.edition import Edition
from simulator.site.glossary import glossary_page
from simulator.site.home import home_page
from simulator.site.languages import NAMES, translated
from simulator.site.lists import article_page, articles_page, policies_page, ready_page, scenarios_page
from simulator.site.page import Page
from simulator.site.problems_page import broken_page
from simulator.site.scorecard_page import scorecard_page
from simulator.site.sop_page import sop_page
from simulator.site.traceability import traceability_page

ASSETS = Path(__file__).parent / "assets"
_SAFE_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


OWNERS = "For process owners"


class Section(NamedTuple):
    """Pages that stand together, under a heading of the navigation and perhaps a second one inside it."""

    head: str
    inner: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages of an edition, in the order of the navigation, and which files were written anew."""

    sections: tuple[Section, ...]
    written: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for section in self.sections for page in section.pages)


def pages(edition: Edition) -> Rendered:
    """Every page, under the heading where it is found."""
    workspace = edition.workspace
    sops = tuple(sop_page(edition, sop) for sop in workspace.procedures)
    inner = tuple(sop_page(edition, sop) for sop in workspace.sops if sop.is_subflow)
    articles = tuple(article_page(article) for article in workspace.articles)
    owners = [traceability_page(edition)] if workspace.requirements else []
    if workspace.scorecard is not None:
        owners.insert(0, scorecard_page(edition, workspace.scorecard))
    return Rendered(
        (
            Section("", "", (home_page(edition),)),
            Section("Procedures", "", (*sops, *_broken(edition))),
            Section("Parts of calls", "", inner),
            Section("The desk", "", (desk_page(edition), policies_page(edition), ready_page(edition))),
            Section("The desk", "", (glossary_page(edition),)),
            Section("Knowledge", "", (articles_page(edition), *articles)),
            *_further_languages(edition),
            Section("Practice", "", (scenarios_page(edition),)),
            Section(OWNERS, "", tuple(owners)),
        )
    )


def _further_languages(edition: Edition) -> Iterator[Section]:
    """A section for every further language that has texts."""
    for lang in edition.workspace.desk.languages[1:]:
        if translated(edition.workspace, lang):
            turned = edition.in_language(lang)
            head = NAMES.get(lang, lang)
            own = [sop for sop in turned.workspace.sops if sop.id in turned.translated]
            yield Section(head, "", (home_page(turned), *(sop_page(turned, sop) for sop in own if not sop.is_subflow)))
            parts = tuple(sop_page(turned, sop) for sop in own if sop.is_subflow)
            yield Section(head, turned.say("Parts of calls"), parts)


def render(edition: Edition, folder: Path) -> Rendered:
    """Writes the pages into the folder and says which files changed."""
    rendered = pages(edition)
    wanted = {page.path: page.markdown().encode() for page in rendered.pages}
    wanted |= {f"assets/{path.name}": path.read_bytes() for path in sorted(ASSETS.iterdir()) if path.is_file()}
    written = tuple(name for name, content in wanted.items() if _write(folder, name, content))
    for path in _files(folder):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    return Rendered(rendered.sections, written)


def inside(folder: Path, name: str) -> Path:
    """The file of this name in the folder. Raises `Stop` for a name that would lead out of it."""
    if not all(_SAFE_PART.fullmatch(part) for part in name.split("/")):
        raise Stop(f"A page cannot be called {name!r}: its name would not be a plain file name.")
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Stop(f"A page cannot be written to {path}: it would stand outside {folder}.")
    return path


def _write(folder: Path, name: str, content: bytes) -> bool:
    path = inside(folder, name)
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _broken(edition: Edition) -> Iterator[Page]:
    """Pages of procedures that have problems and could not be compiled."""
    compiled = {sop.file for sop in edition.workspace.sops}
    for file in sorted({problem.at.file for problem in edition.problems}):
        folder, _, name = file.rpartition("/")
        if folder == "sops" and not name.startswith("_") and name.endswith(".yaml") and file not in compiled:
            yield broken_page(edition, file)
