"""The built site in a real browser, from disk, with the network off."""

from __future__ import annotations

import base64
import statistics
from pathlib import Path

import pytest

from tests.site.browser import Browser
from tests.site.searching import ask

PAINTED = """
  const shown = performance.getEntriesByType('paint').map(each => each.startTime);
  return Math.max(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, ...shown);
"""
"""Milliseconds until the page was complete and first painted, its drawing being part of it."""
QUERIES = {
    "lost phone": "mfa-loss", "stolen phone": "mfa-loss", "authenticator": "mfa-loss", "second factor": "mfa-loss",
    "forgotten password": "password-reset", "password expired": "password-reset", "vpn": "vpn-remote-access",
    "printer": "printer-peripheral", "print nothing": "printer-peripheral", "locked account": "account-lockout",
    "complaint charge": "complaint-billing", "refund": "complaint-billing", "phishing mail": "security-report",
    "outage": "major-incident-call", "supplier": "vendor-escalation", "night weekend": "after-hours-oncall",
    "lost data": "privacy-data-loss", "laptop stolen": "privacy-data-loss", "fraud": "security-report",
}  # fmt: skip


def test_every_page_opens_from_disk_without_asking_for_anything_outside(browser: Browser, site: Path) -> None:
    browser.asked_for()
    browser.complaints()
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        browser.open(page)
    asked = browser.asked_for()
    assert {address.partition(":")[0] for address in asked} <= {"file", "data", "blob", "about"}
    assert not browser.complaints()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_the_first_screen_says_what_to_do_and_what_to_say(
    browser: Browser, site: Path, width: int, height: int
) -> None:
    browser.size(width, height)
    for page in sorted((site / "sops").glob("*.html")):
        browser.open(page)
        for selector in ("h1", ".sop-use-when", ".sop-walk-start", ".sop-first .sop-spoken", ".sop-strip"):
            box = browser.one(selector).rect
            assert box["height"] > 0, (page.name, selector)
            assert box["y"] + box["height"] <= height, (page.name, selector)
    browser.size(1280, 720)


def test_nothing_runs_over_the_side_of_a_telephone(browser: Browser, site: Path) -> None:
    browser.size(390, 844)
    for name in (
        "index.html",
        "desk.html",
        "sops/mfa-loss.html",
        "scorecard.html",
        "policies.html",
        "traceability.html",
        "scenarios.html",
        "hu/index.html",
    ):
        browser.open(site / name)
        assert browser.run("return document.documentElement.scrollWidth") == 390, name
    browser.open(site / "sops" / "mfa-loss.html")
    listed, drawn = browser.one(".sop-step-list"), browser.one(".sop-flow")
    assert listed.rect["y"] < drawn.rect["y"]
    assert browser.run("return arguments[0].scrollWidth > arguments[0].clientWidth", drawn)
    browser.size(1280, 720)


def test_a_page_shows_its_drawing_within_a_second(browser: Browser, site: Path) -> None:
    """As the browser itself says; the median of several loads, since the machine of the tests is shared."""
    taken = []
    for _ in range(7):
        browser.open(site / "sops" / "account-lockout.html")
        assert browser.one("svg.sop-chart").rect["height"] > 500
        taken.append(float(str(browser.run(PAINTED))))
    assert statistics.median(taken) < 1000, taken


def test_the_drawings_letters_can_be_read_at_1280(browser: Browser, site: Path) -> None:
    for page in sorted((site / "sops").glob("*.html")):
        browser.open(page)
        sizes = browser.run(
            "return [...document.querySelectorAll('.sop-flow text')].map(t => t.getBoundingClientRect().height)"
        )
        assert isinstance(sizes, list)
        assert min(sizes) >= 10, page.name


def test_no_text_of_a_drawing_leaves_its_box(browser: Browser, site: Path) -> None:
    script = """return [...document.querySelectorAll('.sop-flow g.sop-step')].flatMap(g => {
      const box = g.querySelector('.sop-shape').getBoundingClientRect();
      return [...g.querySelectorAll('text')].filter(t => t.getBoundingClientRect().right > box.right + 1
        || t.getBoundingClientRect().left < box.left || t.getBoundingClientRect().bottom > box.bottom + 1)
        .map(t => t.textContent);
    })"""
    for page in sorted(site.glob("s*/*.html")):
        browser.open(page)
        assert browser.run(script) == [], page.name


def test_links_in_the_drawing_lead_to_the_steps(browser: Browser, site: Path) -> None:
    browser.open(site / "sops" / "mfa-loss.html")
    links = browser.all(".sop-flow a")
    assert len(links) > 30
    for link in links:
        target = str(link.get_attribute("href"))
        assert (
            browser.run("return document.getElementById(arguments[0].getAttribute('href').slice(1)).tagName", link)
            == "H4"
        ), target
    browser.run("arguments[0].focus()", links[3])
    browser.press("\ue007")
    assert (
        browser.driver.current_url.rpartition("#")[2]
        == str(browser.run("return arguments[0].getAttribute('href')", links[3]))[1:]
    )


def test_search_finds_the_procedure(browser: Browser, site: Path) -> None:
    found = ask(browser, site, list(QUERIES))
    missed = {query: found[query][:3] for query, wanted in QUERIES.items() if wanted not in "".join(found[query][:3])}
    assert not missed


def test_the_first_page_narrows_to_the_procedure(browser: Browser, site: Path) -> None:
    browser.open(site / "index.html")
    field = browser.one("#sop-find")
    for query, wanted in QUERIES.items():
        field.clear()
        field.send_keys(query)
        shown = [str(link.get_attribute("href")) for link in browser.all(".sop-card h3 a") if link.is_displayed()]
        assert len(shown) < 11, query
        assert not shown or any(wanted in address for address in shown), (query, shown)


def test_enter_on_the_first_page_opens_what_was_found(browser: Browser, site: Path) -> None:
    browser.open(site / "index.html")
    browser.one("#sop-find").send_keys("second factor\n")
    browser.wait(lambda: "mfa-loss" in browser.driver.current_url)


def test_what_a_procedure_is_about_comes_before_what_callers_happen_to_say(browser: Browser, site: Path) -> None:
    browser.open(site / "index.html")
    field = browser.one("#sop-find")
    in_order = [link.text for link in browser.all(".sop-card h3 a")]
    for query, wanted in {"phone": "mfa-loss", "bill": "complaint-billing", "paper": "printer-peripheral"}.items():
        field.clear()
        field.send_keys(query)
        shown = [str(link.get_attribute("href")) for link in browser.all(".sop-card h3 a") if link.is_displayed()]
        assert wanted in shown[0], query
    field.send_keys("\ue003" * 5)
    assert [link.text for link in browser.all(".sop-card h3 a")] == in_order


def test_dark_is_dark(browser: Browser, site: Path) -> None:
    shape = "getComputedStyle(document.querySelector('.sop-flow .sop-shape')).fill"
    colour = f"return {shape} + getComputedStyle(document.body).backgroundColor"
    browser.open(site / "sops" / "mfa-loss.html")
    light = browser.run(colour)
    browser.dark(on=True)
    browser.open(site / "sops" / "mfa-loss.html")
    assert browser.run(colour) != light
    browser.dark(on=False)


def test_a_wide_tables_rows_stand_as_cards_on_a_telephone(browser: Browser, site: Path) -> None:
    cell = ".sop-cards-when-narrow tbody tr:first-child td:nth-child(2)"
    browser.size(390, 844)
    browser.open(site / "desk.html")
    named = f"return getComputedStyle(document.querySelector({cell!r}), '::before').content"
    assert browser.run(named) == '"First help: "'
    assert browser.one(cell).rect["width"] > 300
    browser.size(1280, 720)
    browser.open(site / "desk.html")
    assert browser.run(named) == "none"


def test_the_first_tab_leads_past_the_navigation(browser: Browser, site: Path) -> None:
    browser.open(site / "de" / "sops" / "mfa-loss.html")
    browser.press("\ue004")
    skip = browser.driver.switch_to.active_element
    assert skip.get_property("textContent") == "Zum Inhalt"
    skip.send_keys("\ue007")
    assert browser.driver.switch_to.active_element.tag_name == "h1"
    browser.press("\ue004", "\ue004", "\ue004", "\ue004", "\ue004")
    assert "sop-walk-start" in str(browser.driver.switch_to.active_element.get_attribute("class"))


def test_the_drawing_prints_on_one_page(browser: Browser, site: Path) -> None:
    browser.open(site / "sops" / "account-lockout.html")
    assert len(base64.b64decode(browser.pdf())) > 20_000
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.size(794, 1123)
    height = browser.one(".sop-flow-part").rect["height"]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.size(1280, 720)
    assert 300 < height < 960, "with its heading and legend it does not fit between the margins of a letter page"


def test_a_copied_line_has_its_blanks_named(browser: Browser, site: Path) -> None:
    browser.open(site / "sops" / "mfa-loss.html")
    button = browser.one(".sop-first .sop-copy")
    assert "[caller’s first name]" in str(button.get_attribute("aria-label"))
    button.click()
    browser.wait(lambda: button.text in ("Copied", "Not copied"))


def test_without_a_script_the_page_is_complete(browser: Browser, site: Path) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.open(site / "sops" / "mfa-loss.html")
    try:
        assert not browser.one(".sop-walk-start").is_displayed()
        assert not browser.one(".sop-copy").is_displayed()
        assert browser.one("#issue-code").is_displayed()
        assert browser.one(".sop-flow svg").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
