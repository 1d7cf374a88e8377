"""What to play next: the call that waits, with its turn and when it was begun."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.call import answer, begin
from simulator.call.listen import read_move
from simulator.model.call import Move
from simulator.records import append, keep
from simulator.terminal.lines import column
from simulator.terminal.proposals import proposals, unfinished, unreadable, when
from tests.library.starter import starter

NOW = datetime(2026, 1, 6, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("started", "words"),
    [
        ("2026-01-06T08:15:00+00:00", "today 08:15"),
        ("2026-01-05T16:40:00+00:00", "yesterday 16:40"),
        ("2025-12-24T10:00:00+00:00", "2025-12-24"),
        ("", "some time ago"),
    ],
)
def test_a_moment_is_told_as_people_say_it(started: str, words: str) -> None:
    assert when(started, NOW) == words


def test_the_call_that_waits_comes_first_with_its_turn(tmp_path: Path) -> None:
    scenario = starter().scenario("pw-friendly")
    assert scenario is not None
    call = begin(starter(), scenario, seed=7)
    attempt = keep(tmp_path, call, now=datetime(2026, 1, 5, 16, 40, tzinfo=UTC))
    move = read_move(call, "Hello there")
    assert isinstance(move, Move)
    append(attempt, answer(call, move))
    first = proposals(tmp_path, starter(), NOW)[0]
    assert (first.kind, first.because) == ("resume", "turn 2, yesterday 16:40")


def test_a_title_that_is_too_long_ends_in_dots() -> None:
    assert column("The password that ran out", 12) == "The passwor…"
    assert column("Short", 8) == "Short   "


def test_a_call_that_cannot_be_read_is_named_with_its_line_and_not_offered(tmp_path: Path) -> None:
    scenario = starter().scenario("pw-friendly")
    assert scenario is not None
    attempt = keep(tmp_path, begin(starter(), scenario, seed=7), now=datetime(2026, 1, 5, 16, 40, tzinfo=UTC))
    assert not unreadable(tmp_path)
    first, *rest = attempt.path.read_text(encoding="utf-8").splitlines(keepends=True)
    attempt.path.write_text(first + '{"kind": "foreign"}\n' + "".join(rest), encoding="utf-8")
    assert f"{attempt.path}:2: " in unreadable(tmp_path)
    assert unfinished(tmp_path) is None
