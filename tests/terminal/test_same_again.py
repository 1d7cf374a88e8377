"""One seed and one input give one call, whatever was practised before."""

from __future__ import annotations

from io import StringIO

import pytest

from simulator.cli import main
from tests.library.starter import ROOT


def test_the_third_call_with_a_seed_is_the_first_one_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for _ in range(3):  # the first two calls of a procedure have choices; later ones are in one's own words
        monkeypatch.setattr("sys.stdin", StringIO("1\n" * 200))
        main(["practice", "pw-friendly", "--plain", "--seed", "7", "--workspace", str(ROOT)])
        told.append(capsys.readouterr().out.split("What do you do?"))
    assert len(told[0]) > 3
    assert told[0][:-1] == told[1][:-1] == told[2][:-1]
