"""
Genuine callers who come in angry: who is served well ends calmer, who meets a robot asks for the manager or hangs up.

Whole calls, played by the simulated trainees; `sop simulate --all --rookie ideal --seeds 200 --format json` is the
same over many seeds.
"""

from __future__ import annotations

import json

import pytest

from simulator.call import begin
from simulator.model.scenario import Scenario
from simulator.rookies.cast import rookie
from simulator.rookies.shown import rows_as_json
from simulator.rookies.simulate import Row, play_row
from tests.library.starter import starter

ANGRY = [
    made for made in starter().scenarios if made.caller.genuine and begin(starter(), made, seed=1).start_anger >= 400
]


def played(made: Scenario, who: str, seed: int) -> Row:
    found = rookie(who)
    assert found is not None
    return play_row(starter(), made, found, "free", seed)


def test_there_are_angry_callers() -> None:
    assert len(ANGRY) >= 10


@pytest.mark.parametrize("made", ANGRY, ids=lambda made: made.id)
def test_an_angry_caller_who_is_served_well_ends_calmer_and_stays_on_the_line(made: Scenario) -> None:
    for seed in (1, 2, 3):
        row = played(made, "ideal", seed)
        assert row.passed
        assert row.end_anger < row.start_anger
        assert not row.hung_up


def test_most_of_them_ask_for_the_manager_or_hang_up_on_a_robot() -> None:
    rows = [played(made, "robot", 4) for made in ANGRY]
    assert all(row.end_anger > row.start_anger for row in rows)
    assert 2 * sum(row.hung_up or "asks-for-manager" in row.causes for row in rows) >= len(rows)


def test_a_row_says_what_is_needed_to_check_that() -> None:
    row = played(ANGRY[0], "robot", 4)
    (read,) = json.loads(rows_as_json([row]))["rows"]
    assert read["genuine"] is True
    assert read["start_anger"] >= 400
    assert read["end_anger"] > read["start_anger"]
    assert read["hung_up"] == row.hung_up
    assert "asks-for-manager" in read["causes"]
