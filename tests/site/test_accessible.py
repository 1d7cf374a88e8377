"""axe-core finds nothing of level A or AA on any kind of page, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.browser import Browser
from tests.site.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
KINDS = (
    "index.html", "sops/mfa-loss.html", "sops/account-lockout.html", "subflows/verify-identity.html", "desk.html",
    "policies.html", "scorecard.html", "scenarios.html", "glossary.html", "ready.html", "knowledge.html",
    "kb/mfa-lost-phone.html", "traceability.html",
)  # fmt: skip
CHECK = """
  const done = arguments[arguments.length - 1];
  const said = node => node.target.join(' ') + ' ' + node.failureSummary;
  axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(found => done(
    found.violations.map(each => each.id + ': ' + each.nodes.slice(0, 3).map(said).join(' | '))));
"""


def violations(browser: Browser) -> object:
    browser.run(AXE.read_text(encoding="utf-8"))
    return browser.driver.execute_async_script(CHECK)


@pytest.fixture(autouse=True)
def axe_is_there(browser: Browser) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    browser.driver.set_script_timeout(60)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", KINDS)
def test_a_page_can_be_used_by_everybody(browser: Browser, site: Path, page: str, dark: bool) -> None:
    browser.dark(on=dark)
    browser.open(site / page)
    assert violations(browser) == []
    browser.dark(on=False)


@pytest.mark.parametrize("page", ["de/index.html", "desk.html", "hu/sops/mfa-loss.html"])
def test_a_page_can_be_used_on_a_telephone(browser: Browser, site: Path, page: str) -> None:
    browser.size(390, 844)
    browser.open(site / page)
    assert violations(browser) == []
    browser.size(1280, 720)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_walk_can_be_used_by_everybody(browser: Browser, site: Path, dark: bool) -> None:
    browser.dark(on=dark)
    for place in ("#walk=r0", "#walk=b0~0~u."):
        browser.open(site / "sops" / "mfa-loss.html", place)
        assert violations(browser) == []
    browser.dark(on=False)


def test_the_checker_does_find_what_is_wrong(browser: Browser, site: Path) -> None:
    browser.open(site / "index.html")
    browser.run("document.querySelector('.sop-page').insertAdjacentHTML('beforeend', '<img src=x><button></button>')")
    assert len(str(violations(browser))) > 50
