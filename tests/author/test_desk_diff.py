"""What changed at the desk, in the words of whoever runs it."""

from __future__ import annotations

from dataclasses import replace

from simulator.author.desk_changes import desk_changes
from simulator.source import load


def test_a_hold_policy_and_a_routing_rule_are_told_in_words() -> None:
    space = load()
    night = next(route for route in space.desk.routes if route.during)
    desk = replace(
        space.desk,
        hold=replace(space.desk.hold, policy="never"),
        routes=tuple(route for route in space.desk.routes if route is not night),
    )
    told = [change.words for change in desk_changes(space.desk, desk)]
    assert told == [
        "The hold policy changed: policy never, before permit.",
        f"No longer: calls during {night.during} go to {night.queue}.",
    ]
    turned = replace(space.desk, routes=space.desk.routes[::-1])
    assert [change.words for change in desk_changes(space.desk, turned)] == [
        "The routing rules stand in another order."
    ]
    assert [change.words for change in desk_changes(desk, space.desk)][1].startswith("New: calls during")
