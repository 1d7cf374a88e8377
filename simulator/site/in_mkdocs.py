"""
Where mkdocs meets the renderer: pages are rendered at the start of a build and added to the site's files.

`sop docs` says where the workspace is and which day it is; without it both come from the config file's place and the
clock, as for plain `mkdocs serve`.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.lint import Study
from simulator.lint.review import check_study
from simulator.lint.settings import Settings
from simulator.model.workspace import Workspace
from simulator.site.drawings import Drawings
from simulator.site.edition import Edition
from simulator.site.markup import title
from simulator.site.navigation import navigation
from simulator.site.render import Rendered, render
from simulator.source import load

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

ALL_RULES = Settings()
_INSTALLED = Path(__file__).resolve().parents[1]
_STEMMED = ("en", "da", "de", "hu", "es", "fr", "it", "nl", "no", "pt", "ro", "ru", "sv", "fi", "tr")


@dataclass(frozen=True, slots=True)
class Source:
    """What a build is made from, and the folder for its pages."""

    root: Path
    pages: Path
    today: datetime.date
    edition: Edition | None = None
    """What was read already, for the first build."""
    settings: Settings = ALL_RULES
    """Which of the linter's rules are asked."""
    drawings: Drawings = field(default_factory=Drawings)
    """Those of the builds before."""


class _Current:
    """mkdocs calls hooks by name and passes them nothing of ours, hence one place that both sides know."""

    source: Source | None = None
    rendered: Rendered | None = None


@contextmanager
def building(source: Source) -> Iterator[None]:
    """While this lasts, builds are made from this source."""
    _Current.source = source
    try:
        yield
    finally:
        _Current.source = None
        _Current.rendered = None


def rendered() -> Rendered | None:
    """The pages of the last build."""
    return _Current.rendered


def read(
    root: Path, today: datetime.date, settings: Settings | None = None, drawings: Drawings | None = None
) -> Edition:
    """The workspace with all that the linter says about it."""
    study = Study(load(root), today, keep_verdicts=True)
    problems = check_study(study, settings=settings or ALL_RULES)
    return Edition(study.workspace, today, problems, verdicts=study.verdicts, drawings=drawings)


def pages_folder(root: Path) -> Path:
    """Where the pages of a workspace are kept between builds; a folder of its own where nothing is to be written."""
    if root.resolve().is_relative_to(_INSTALLED):
        return Path(tempfile.mkdtemp(prefix="sop-pages-"))
    folder = root / ".sop" / "pages"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".written"
        probe.touch()
        probe.unlink()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="sop-pages-"))
    return folder


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Renders the pages, and gives the site the desk's name."""
    source = _source(config)
    edition = source.edition or read(source.root, source.today, source.settings, source.drawings)
    if source.edition is not None:
        _Current.source = replace(source, edition=None)
    _Current.rendered = render(edition, source.pages)
    config.site_name = _name(edition.workspace)
    config.extra["sop_pages"] = str(source.pages)
    config.extra.setdefault("sop_nav", config.nav or [])
    _speak(config, edition.workspace.desk.languages[0])
    _search_in(config, edition.workspace.desk.languages)
    return config


def _speak(config: MkDocsConfig, lang: str) -> None:
    """The theme's own words are in the desk's first language, where nobody has said otherwise."""
    if lang in _STEMMED and config.theme.get("language", "en") == "en":
        config.theme["language"] = lang


def _search_in(config: MkDocsConfig, languages: Sequence[str]) -> None:
    """Search knows the word endings of the desk's languages, as far as it has them."""
    known = [lang for lang in languages if lang in _STEMMED]
    for name in ("material/search", "search"):
        if known and name in config.plugins:
            config.plugins[name].config["lang"] = known
            return


def _source(config: MkDocsConfig) -> Source:
    if _Current.source is not None:
        return _Current.source
    root = Path(config.config_file_path or ".").resolve().parent
    return Source(root, pages_folder(root), datetime.datetime.now().astimezone().date())


def _name(workspace: Workspace) -> str:
    return title(str(workspace.desk.name)) or "Procedures"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the rendered pages; a page written by hand wins over one of the same name."""
    from mkdocs.structure.files import File

    by_hand = [file.src_uri for file in files.documentation_pages()]
    folder = Path(config.extra["sop_pages"])
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in files.src_uris:
            files.append(File.generated(config, name, abs_src_path=str(path)))
    if _Current.rendered is not None:
        config.nav = navigation(_Current.rendered.sections, config.extra["sop_nav"], by_hand)
    return files


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """A change of any source file builds anew."""
    root = _source(config).root
    for name in ("sops", "scenarios"):
        if (root / name).is_dir():
            server.watch(str(root / name))
    return server
