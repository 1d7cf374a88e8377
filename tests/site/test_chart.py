"""The drawing: what is highlighted, and what every kind of step looks like."""

from __future__ import annotations

import dataclasses

from simulator.model.place import Position, Problem, Severity, Waypoint
from simulator.site.chart import chart
from simulator.site.edition import Edition
from simulator.site.sop_page import sop_page
from tests.site.conftest import DAY
from tests.site.outline import Outline


def classes(html: str) -> list[str]:
    return [value for _, name, value in Outline(html).values if name == "class"]


def highlighted(html: str) -> int:
    return sum("sop-step" in each and "sop-on" in each for each in classes(html))


def test_a_path_is_drawn_thick_with_the_lines_between_its_steps(edition: Edition) -> None:
    sop = edition.workspace.sop("mfa-loss")
    assert sop is not None
    way = [step.id for step in sop.steps][:3]
    drawn = chart(edition.workspace, sop, way)
    assert highlighted(drawn) == 3
    assert classes(drawn).count("sop-line sop-on") == 1
    assert highlighted(chart(edition.workspace, sop)) == 0
    assert "sop-line sop-on" not in classes(chart(edition.workspace, sop))


def test_steps_that_are_not_neighbours_have_no_thick_line_between_them(edition: Edition) -> None:
    sop = edition.workspace.sop("mfa-loss")
    assert sop is not None
    drawn = chart(edition.workspace, sop, [sop.steps[0].id, sop.steps[4].id])
    assert highlighted(drawn) == 2
    assert "sop-line sop-on" not in classes(drawn)


def test_the_way_to_a_broken_promise_is_shown_in_the_flow(edition: Edition) -> None:
    sop = edition.workspace.sop("mfa-loss")
    assert sop is not None
    at = Position(sop.file, 3, 1)
    way = tuple(Waypoint(f"mfa-loss/{step.id}", at) for step in sop.steps[:3])
    path = (*way, Waypoint(f"verify-identity/{sop.steps[5].id}", at))
    problem = Problem("broken-policy", at, "an account is given away", severity=Severity.ERROR, path=path)
    broken = dataclasses.replace(edition, problems=(problem,), today=DAY)
    page = sop_page(broken, sop).body
    assert highlighted(page) == 3, "a step of the same name in a sub-flow is another step"
    assert "shows the way to it in thick lines" in Outline(page).text
    assert "thick lines" not in Outline(sop_page(edition, sop).body).text
