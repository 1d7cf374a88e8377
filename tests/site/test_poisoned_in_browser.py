"""A site in which every text is a payload, opened in a real browser: nothing runs, and the words are there."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from simulator.site.build import build
from simulator.site.edition import Edition
from simulator.site.in_mkdocs import Source
from tests.site.browser import Browser
from tests.site.conftest import DAY
from tests.site.payloads import PAYLOADS, shown
from tests.site.poisoned import poisoned, small


@pytest.fixture(scope="module")
def bad_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All payloads in one text, so that one site shows them all, in titles, navigation and the search index too."""
    folder = tmp_path_factory.mktemp("poisoned")
    whole = " ¶ ".join(payload for payload in PAYLOADS if len(payload) < 200)
    workspace = dataclasses.replace(poisoned(small(), whole), scenarios=())
    (folder / "desk").mkdir()
    return build(Source(folder / "desk", folder / "pages", DAY, Edition(workspace, DAY)), folder / "site").folder


def test_no_payload_runs_on_any_page(browser: Browser, bad_site: Path) -> None:
    browser.asked_for()
    for page in sorted(bad_site.rglob("*.html")):
        browser.open(page)
        assert browser.run("return window.pwned") is None, page.name
        assert (
            browser.run("return document.querySelectorAll('.sop-page iframe, .sop-page object, .sop-page form').length")
            == 0
        )
    assert {address.partition(":")[0] for address in browser.asked_for()} <= {"file", "data", "blob", "about"}


def test_no_payload_runs_in_the_walk_the_search_or_the_copy(browser: Browser, bad_site: Path) -> None:
    browser.open(bad_site / "sops" / "mfa-loss.html")
    browser.one(".sop-walk-start").click()
    for _ in range(25):
        browser.press("1")
    browser.run("window.sopWalk.forTicket()")
    browser.run("document.querySelector('[data-md-toggle=search]').click()")
    field = browser.one("[data-md-component=search-query]")
    browser.wait(field.is_displayed)
    field.send_keys("heading")
    browser.wait(lambda: browser.all(".md-search-result__item"))
    assert browser.run("return window.pwned") is None
    assert not browser.all(
        ".md-search-result__item img, .md-search-result__item script, .md-search-result__item svg[onload]"
    )


def test_the_words_are_there(browser: Browser, bad_site: Path) -> None:
    browser.open(bad_site / "policies.html")
    text = str(browser.run("return document.querySelector('.sop-page').textContent"))
    for payload in PAYLOADS:
        if len(payload) < 200:
            assert shown(payload) in text
