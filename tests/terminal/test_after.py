"""What becomes of a call once it is over."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.call import answer, begin
from simulator.cli import main
from simulator.records import append, keep, outcome_of
from simulator.rookies.cast import rookie
from simulator.rookies.seat import move_of
from tests.library.starter import ROOT, starter


def test_a_call_that_ended_without_its_score_gets_it_when_the_debrief_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOP_HOME", str(tmp_path))
    made, found = starter().scenario("pw-friendly"), rookie("ideal")
    assert made is not None
    assert found is not None
    call, seat = begin(starter(), made, seed=7), found.sit()
    attempt = keep(tmp_path, call, now=datetime(2026, 1, 5, 9, 40, tzinfo=UTC))
    while not call.over:
        call = answer(call, move_of(call, seat.line(call)))
        append(attempt, call)
    assert outcome_of(attempt) is None
    assert main(["debrief", "--workspace", str(ROOT)]) == 0
    assert "Passed" in capsys.readouterr().out
    kept = outcome_of(attempt)
    assert kept is not None
    assert kept.passed
