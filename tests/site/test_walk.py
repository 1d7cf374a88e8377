"""The guided walk-through decides as the engine does, and is worked by keyboard."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from simulator.flow.graph import Node
from simulator.model.fact import DomainKind, Fact
from simulator.model.sop import Sop, Verb
from simulator.site.edition import Edition
from tests.site.browser import Browser
from tests.site.walking import NOTHING_BEFORE, Answer, Before, Explorer, Walked, Walker, fewest, never

TAB, ENTER, DOWN = "\ue004", "\ue007", "\ue015"
WALKS = 200
IMPOSSIBLE = ("look-at-board > scope", "scope > nothing-wider", "scope > wider-than-one")
"""Who is alone is assumed where an account is concerned, so that the way for an unknown number is never taken."""
REPLAY = """
  const data = JSON.parse(document.querySelector('.sop-walk-data').textContent), flow = new SopFlow(data);
  return JSON.parse(arguments[0]).map(([before, answers]) => {
    let state = flow.begin(before), nodes = [state.place.node];
    for (const answer of answers) {
      state = flow.answer(state, answer);
      if (!state) { break; }
      nodes.push(state.place.node);
    }
    return nodes;
  });
"""
STOOD = """
  const walk = window.sopWalk, head = document.querySelector('.sop-walk-head');
  const found = [walk.taken.map(each => each.before.place.node).concat(walk.current.place.node),
    document.activeElement === head && document.querySelector('.sop-walk-live').textContent === head.textContent,
    document.querySelectorAll('.sop-walk-path li').length];
  return found;
"""
AGAIN = "window.sopWalk.again();"
BEGIN = "window.sopWalk.answers = JSON.parse(arguments[0]); window.sopWalk.show(true);"
"""Goes on where a walk came to that was pressed before."""
MOST_ANSWERS = 9
ASKED = """
  const before = JSON.parse(document.querySelector('.sop-walk-data').textContent).before;
  const names = list => (list || []).map(each => each[0]);
  return {ran: names(before.ran), proof: names(before.proof), facts: names(before.facts)};
"""
"""What the page asks about the call so far."""


@dataclass(frozen=True)
class Tour:
    """Walks through one procedure."""

    sop: Sop
    walked: list[Walked]
    explorer: Explorer


@pytest.fixture(scope="module")
def tours(edition: Edition) -> list[Tour]:
    """At least two hundred walks through every procedure: every answer of every step, every edge that can be taken."""
    found = []
    for sop in edition.workspace.procedures:
        explorer = Explorer(Walker(edition.graph(sop), edition.workspace.desk), seed=7)
        found.append(Tour(sop, explorer.explore(WALKS), explorer))
    return found


def test_the_walks_come_to_every_step_and_along_every_edge_that_can_be_taken(tours: list[Tour]) -> None:
    missed = {}
    for tour in tours:
        wanted = {f"{tour.sop.id}/{step.id}" for step in tour.sop.steps if step.verb is not Verb.USE}
        assert wanted <= tour.explorer.reached(tour.walked), tour.sop.id
        graph = tour.explorer.walker.graph
        every = {(number, edge.to) for number, node in enumerate(graph.nodes) for edge in node.edges}
        left = every - tour.explorer.seen
        assert left == never(graph), tour.sop.id
        names = [node.step.id if node.step else "" for node in graph.nodes]
        missed[tour.sop.id] = tuple(sorted(f"{names[at]} > {names[to]}" for at, to in left))
    alone = {"account-lockout", "mfa-loss", "password-reset"}
    assert missed == {tour.sop.id: IMPOSSIBLE if tour.sop.id in alone else () for tour in tours}


def test_every_answer_leads_where_the_engine_leads(browser: Browser, site: Path, tours: list[Tour]) -> None:
    for tour in tours:
        browser.open(site / "sops" / f"{tour.sop.id}.html")
        found = browser.run(REPLAY, json.dumps([[asdict(each.before), each.answers] for each in tour.walked]))
        assert found == [list(each.nodes) for each in tour.walked], tour.sop.id


def test_every_edge_is_walked_by_keyboard(browser: Browser, site: Path, tours: list[Tour]) -> None:
    for tour in tours:
        walker = tour.explorer.walker
        browser.open(site / "sops" / f"{tour.sop.id}.html")
        browser.one(".sop-walk-start").send_keys(ENTER)
        gone: set[tuple[int, int]] = set()
        told = NOTHING_BEFORE
        for each, first, last in fewest(tour.walked):
            gone.update(*each.legs[first:last])
            nodes = [walker.graph.nodes[number] for number in each.nodes]
            pressed = [keys(nodes[at], each.answers[at], walker.facts) for at in range(first, last)]
            if each.before != told:
                browser.run(AGAIN)
                tell(browser, each.before)
                told = each.before
            browser.run(BEGIN, json.dumps(each.answers[:first]))
            browser.press(*(key for keys_ in pressed for key in keys_))
            assert browser.run(STOOD) == [list(each.nodes[: last + 1]), True, last], (tour.sop.id, pressed)
        assert gone == tour.explorer.seen


def tell(browser: Browser, before: Before) -> None:
    """Unfolds what is asked below the first step, fills it in and comes back, all by keyboard."""
    if before == NOTHING_BEFORE:
        return
    asked = browser.run(ASKED)
    assert isinstance(asked, dict)
    browser.one(".sop-walk-known > summary").send_keys(ENTER)
    pressed = [[DOWN] * (before.ran[name] + 1) if name in before.ran else [] for name in asked["ran"]]
    if asked["proof"]:
        level = asked["proof"].index(before.assurance) + 1 if before.assurance else 0
        pressed.append([DOWN] * level)
    pressed += [list(str(before.told.get(name, ""))) for name in asked["facts"]]
    browser.press(*(key for keys_ in pressed for key in (TAB, *keys_)))
    browser.back_tab(len(pressed))


def keys(node: Node, answer: Answer, facts: dict[str, Fact]) -> list[str]:
    """What is pressed for an answer: its number; where values are told, from field to field with Tab, then Enter."""
    values = answer.get("values")
    if not isinstance(values, list) or node.step is None:
        number = max(0, int(str(answer.get("way", answer.get("result"))))) + 1
        assert number <= MOST_ANSWERS
        return [str(number)]
    pressed = []
    for fact, value in zip(node.step.facts, values, strict=True):
        pressed += [TAB, *_typed(facts[fact], value)]
    return [*pressed, ENTER]


def _typed(fact: Fact, value: int | None) -> list[str]:
    if value is None:
        return []
    match fact.domain.kind:
        case DomainKind.WORDS:
            return [DOWN] * (value + 1)
        case DomainKind.NUMBER:
            return list(str(value))
        case _:
            return ["x"]


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
    "address",
    [
        "#walk=r99",
        "#walk=%3Cscript%3E",
        "#walk=c0.c0",
        "#walk=r0~99999~x",
        "#walk=" + "r0." * 2000,
        "#walk=b9~9~99999",
        "#walk=b~~~~.r0",
        "#walk=bu",
    ],
)
def test_an_address_that_was_tampered_with_shows_a_step_all_the_same(
    browser: Browser, site: Path, address: str
) -> None:
    browser.complaints()
    browser.open(site / "sops" / "mfa-loss.html", address)
    assert browser.one(".sop-walk-head").text
    assert not browser.complaints()


def test_who_has_proven_who_they_are_is_not_asked_twice_in_one_call(browser: Browser, site: Path) -> None:
    browser.open(site / "sops" / "mfa-loss.html", "#walk=b0~0~u.r0.r0~u~u.r0.r0.r0.r0.r0")
    shown = browser.one(".sop-walk-head").text
    browser.driver.refresh()
    assert browser.one(".sop-walk-head").text == shown
    assert "Is it only this caller?" in browser.one(".sop-walk-step").text
    assert not browser.one(".sop-walk-known").is_displayed()
    text = str(browser.run("return window.sopWalk.forTicket()"))
    assert "Make sure of who is calling: proven; Proof of identity so far: medium (Call back)" in text
    browser.one(".sop-walk-again").click()
    assert browser.driver.current_url.endswith("#walk=")


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
