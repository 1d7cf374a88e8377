"""The bar under the live line: what stands in the call comes first, advice only where there is room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.call import begin
from simulator.call.state import Hold
from simulator.call.status import status
from simulator.terminal.live import LiveView
from tests.library.starter import starter


@pytest.mark.parametrize(("columns", "tail"), [(120, "Tab: tools   /hint   /help"), (80, "│ /help")])
def test_the_bar_never_runs_out_of_the_screen(columns: int, tail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    view = LiveView()
    view._call = replace(begin(starter(), starter().scenarios[0]), hold=Hold(0, waited=12))
    bar = view.toolbar()
    assert "on hold for 00:12" in bar
    assert bar.endswith(tail)
    assert bar.startswith(f" {status(view._call).clock} │ on hold for 00:12 │ ")
    assert len(bar) <= columns


def test_a_call_about_one_thing_has_no_part_for_several() -> None:
    one = next(each for each in starter().scenarios if len(each.issues) == 1)
    two = next(each for each in starter().scenarios if len(each.issues) > 1)
    parts = [{track.graph.sop for track in begin(starter(), each).tracks} for each in (one, two)]
    assert ["multi-issue-call" in sops for sops in parts] == [False, True]


def test_an_exam_offers_no_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    view = LiveView()
    for mode, offered in (("free", True), ("mystery", True), ("exam", False)):
        view._call = begin(starter(), starter().scenarios[0], mode=mode)
        assert ("/hint" in view.toolbar()) is offered
