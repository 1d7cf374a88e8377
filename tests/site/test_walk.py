"""The guided walk-through decides as the engine does, and is worked by keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.model.sop import Verb
from simulator.site.edition import Edition
from tests.site.browser import Browser
from tests.site.walking import Explorer, Walker

REPLAY = """
  const data = JSON.parse(document.querySelector('.sop-walk-data').textContent), flow = new SopFlow(data);
  return JSON.parse(arguments[0]).map(answers => {
    let state = flow.begin(), nodes = [state.place.node];
    for (const answer of answers) {
      state = flow.answer(state, answer);
      if (!state) { break; }
      nodes.push(state.place.node);
    }
    return nodes;
  });
"""


def test_every_answer_leads_where_the_engine_leads(browser: Browser, site: Path, edition: Edition) -> None:
    for sop in edition.workspace.procedures:
        explorer = Explorer(Walker(edition.graph(sop), edition.workspace.desk), seed=7)
        wanted = {f"{sop.id}/{step.id}" for step in sop.steps if step.verb is not Verb.USE}
        walked = explorer.explore(200, wanted)
        browser.open(site / "sops" / f"{sop.id}.html")
        found = browser.run(REPLAY, json.dumps([answers for answers, _ in walked]))
        assert found == [nodes for _, nodes in walked], sop.id
        assert wanted <= explorer.reached(walked), sop.id


@pytest.mark.parametrize("name", ["sops/password-reset.html", "sops/mfa-loss.html", "subflows/verify-identity.html"])
def test_the_first_answer_all_the_way_by_keyboard(browser: Browser, site: Path, name: str) -> None:
    browser.open(site / name)
    browser.one(".sop-walk-start").send_keys("\ue007")
    browser.wait(lambda: browser.one(".sop-walk-head").is_displayed())
    seen = []
    for _ in range(120):
        head = browser.one(".sop-walk-head").text
        assert "sop-walk-head" in str(browser.run("return document.activeElement.className"))
        assert browser.one(".sop-walk-live").get_attribute("textContent") == head
        if head.startswith("The end"):
            break
        seen.append(head)
        browser.press("1")
    assert head.startswith("The end")
    assert len(seen) >= 2
    assert len(browser.all(".sop-walk-path li")) == len(seen)


def test_a_walk_survives_reload_goes_back_and_starts_again(browser: Browser, site: Path) -> None:
    browser.open(site / "sops" / "mfa-loss.html")
    browser.one(".sop-walk-start").click()
    browser.press("1")
    second = browser.one(".sop-walk-head").text
    browser.press("1")
    third = browser.one(".sop-walk-head").text
    address = browser.driver.current_url
    browser.open(Path("/"))
    browser.driver.get(address)
    assert browser.one(".sop-walk-head").text == third
    browser.driver.refresh()
    assert browser.one(".sop-walk-head").text == third
    browser.one(".sop-walk-back").click()
    assert browser.one(".sop-walk-head").text == second
    browser.press("\ue003")
    assert browser.one(".sop-walk-head").text not in (second, third)
    assert not browser.one(".sop-walk-back").is_enabled()


@pytest.mark.parametrize(
    "address", ["#walk=r99", "#walk=%3Cscript%3E", "#walk=c0.c0", "#walk=r0~99999~x", "#walk=" + "r0." * 2000]
)
def test_an_address_that_was_tampered_with_shows_a_step_all_the_same(
    browser: Browser, site: Path, address: str
) -> None:
    browser.complaints()
    browser.open(site / "sops" / "mfa-loss.html", address)
    assert browser.one(".sop-walk-head").text
    assert not browser.complaints()


def test_values_of_several_facts_are_asked_and_stand_in_the_ticket(browser: Browser, site: Path) -> None:
    browser.open(site / "sops" / "mfa-loss.html")
    browser.one(".sop-walk-start").click()
    browser.press("1")
    browser.run("document.querySelector('.sop-walk-step select').value = '1'")
    browser.one('.sop-walk-answers button[data-key="1"]').click()
    browser.one(".sop-walk textarea").send_keys("red phone, 3 scratches")
    text = str(browser.run("return window.sopWalk.forTicket()"))
    assert "what happened to the phone: stolen" in text
    assert "Notes: red phone, 3 scratches" in text
