"""Every link in the hand-written pages leads to a file that is there, and to a heading in it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.library.starter import ROOT

LINK = re.compile(r"(?<!\!)\[[^\]]+\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOR_OWNERS = ROOT / "docs" / "handbook.md"
UNLISTED = {"decisions"}
"""Folders whose pages need no link from the handbook: they are for those who build."""


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The headings as mkdocs and the usual hosts name them."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        plain = unicodedata.normalize("NFKD", re.sub(r"[`*]", "", heading)).casefold()
        found.add(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain)).strip("-"))
    return found


def links(page: Path) -> list[str]:
    return [link for link in LINK.findall(prose(page)) if "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.is_relative_to(ROOT / "docs")], ids=lambda page: page.stem
)
def test_a_page_of_the_site_links_to_nothing_outside_of_it(page: Path) -> None:
    for link in links(page):
        assert (page.parent / link.partition("#")[0]).resolve().is_relative_to(ROOT / "docs"), link


def test_the_handbook_leads_to_every_page_for_process_owners() -> None:
    reached = {(FOR_OWNERS.parent / link.partition("#")[0]).resolve() for link in links(FOR_OWNERS)}
    folders = {page for page in (ROOT / "docs").glob("*/*.md") if page.parent.name not in UNLISTED}
    assert folders - reached == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_tells_of_a_machine_of_ours(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(?:work|tmp|root|home)/", text)
