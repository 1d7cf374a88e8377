"""Every address on every page leads to something that is there."""

from __future__ import annotations

import functools
from pathlib import Path
from urllib.parse import unquote, urlsplit

from simulator.site.edition import Edition
from tests.site.outline import Outline


@functools.cache
def outline(page: Path) -> Outline:
    return Outline(page.read_text(encoding="utf-8"))


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    lost = []
    for page in sorted(site.rglob("*.html")):
        for tag, name, value in outline(page).values:
            if name not in ("href", "src") or value.startswith("data:"):
                continue
            found = urlsplit(value)
            assert not found.scheme, f"{page}: {value} leads outside"
            target = (page.parent / unquote(found.path)).resolve() if found.path else page
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                lost.append(f"{page.relative_to(site)}: {value}")
            anchor = unquote(found.fragment) if tag == "a" and target.suffix == ".html" else ""
            if anchor and not anchor.startswith("__") and target.is_file() and anchor not in outline(target).ids:
                lost.append(f"{page.relative_to(site)}: {value}")
    assert not lost


def test_an_id_stands_once_on_a_page(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        ids = outline(page).ids
        assert len(ids) == len(set(ids)), page.name


def test_every_procedure_has_its_page_and_every_step_its_anchor(site: Path, edition: Edition) -> None:
    for sop in edition.workspace.sops:
        page = outline(site / ("subflows" if sop.is_subflow else "sops") / f"{sop.id}.html")
        assert {step.id for step in sop.steps} <= set(page.ids)


def test_a_page_weighs_little_beside_the_theme(site: Path) -> None:
    """All that the theme does not put there itself: what stands in the article, and our scripts and styles."""
    own = sum(path.stat().st_size for path in (site / "assets").glob("*.*"))
    for page in sorted(site.rglob("sops/*.html")):
        html = page.read_bytes()
        article = html[html.index(b"<article") : html.index(b"</article>")]
        assert len(article) + own < 150_000, page.name


def test_calls_for_mystery_play_are_not_given_away(site: Path, edition: Edition) -> None:
    hidden = [each for each in edition.workspace.scenarios if each.mystery]
    assert hidden
    text = (site / "scenarios.html").read_text(encoding="utf-8")
    for each in hidden:
        assert f'id="{each.id}"' not in text
    for each in edition.workspace.scenarios:
        assert str(each.lesson)[:40] not in outline(site / "scenarios.html").text or not each.lesson
