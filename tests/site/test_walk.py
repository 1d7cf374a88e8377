"""The guided walk-through decides as the engine does, and is worked by keyboard."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.flow.graph import Node
from simulator.model.fact import DomainKind, Fact
from simulator.model.sop import Sop, Verb
from simulator.site.edition import Edition
from tests.site.browser import Browser
from tests.site.walking import Answer, Explorer, Walked, Walker, fewest

TAB, ENTER, DOWN = "\ue004", "\ue007", "\ue015"
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
STOOD = """
  const walk = window.sopWalk, head = document.querySelector('.sop-walk-head');
  const found = [walk.taken.map(each => each.before.place.node).concat(walk.current.place.node),
    document.activeElement === head && document.querySelector('.sop-walk-live').textContent === head.textContent,
    document.querySelectorAll('.sop-walk-path li').length];
  return found;
"""
BEGIN = "window.sopWalk.answers = JSON.parse(arguments[0]); window.sopWalk.show(true);"
"""Goes on where a walk came to that was pressed before."""
MOST_ANSWERS = 9


@dataclass(frozen=True)
class Tour:
    """Walks through one procedure."""

    sop: Sop
    walked: list[Walked]
    explorer: Explorer


@pytest.fixture(scope="module")
def tours(edition: Edition) -> list[Tour]:
    """At least a hundred walks through every procedure: every answer of every step, every edge that a walk can take."""
    found = []
    for sop in edition.workspace.procedures:
        explorer = Explorer(Walker(edition.graph(sop), edition.workspace.desk), seed=7)
        found.append(Tour(sop, explorer.explore(100), explorer))
    return found


def test_the_walks_come_to_every_step_and_along_nearly_every_edge(tours: list[Tour]) -> None:
    edges = missed = 0
    for tour in tours:
        wanted = {f"{tour.sop.id}/{step.id}" for step in tour.sop.steps if step.verb is not Verb.USE}
        assert wanted <= tour.explorer.reached(tour.walked), tour.sop.id
        graph = tour.explorer.walker.graph
        every = {(number, edge.to) for number, node in enumerate(graph.nodes) for edge in node.edges}
        edges += len(every)
        missed += len(every - tour.explorer.seen)
    # The rest needs another issue of the same call first (who is proven already is not asked again), or no value does.
    assert missed < edges * 0.06, f"{missed} of {edges}"


def test_every_answer_leads_where_the_engine_leads(browser: Browser, site: Path, tours: list[Tour]) -> None:
    for tour in tours:
        browser.open(site / "sops" / f"{tour.sop.id}.html")
        found = browser.run(REPLAY, json.dumps([each.answers for each in tour.walked]))
        assert found == [list(each.nodes) for each in tour.walked], tour.sop.id


def test_every_edge_is_walked_by_keyboard(browser: Browser, site: Path, tours: list[Tour]) -> None:
    for tour in tours:
        walker = tour.explorer.walker
        browser.open(site / "sops" / f"{tour.sop.id}.html")
        browser.one(".sop-walk-start").send_keys(ENTER)
        gone: set[tuple[int, int]] = set()
        for each, first, last in fewest(tour.walked):
            gone.update(*each.legs[first:last])
            nodes = [walker.graph.nodes[number] for number in each.nodes]
            pressed = [keys(nodes[at], each.answers[at], walker.facts) for at in range(first, last)]
            browser.run(BEGIN, json.dumps(each.answers[:first]))
            browser.press(*(key for keys_ in pressed for key in keys_))
            assert browser.run(STOOD) == [list(each.nodes[: last + 1]), True, last], (tour.sop.id, pressed)
        assert gone == tour.explorer.seen


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
