"""A coach decides on what the program left open, and what was found before stays beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from simulator.call.trace import trace
from simulator.cli import main
from simulator.records import Attempt, find, keep, outcome_of
from simulator.records.answers import Answers, answers_of, keep_answers
from simulator.scoring import Confirmation
from simulator.scoring.result import Ruling
from tests.library.starter import ROOT
from tests.scoring.library import lines_of, typed

ODD = "I'd be tearing my hair out in your shoes."


@pytest.fixture
def exam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Attempt:
    """An exam whose first kind word was said in a way that nobody could place."""
    monkeypatch.setenv("SOP_HOME", str(tmp_path))
    lines = list(lines_of("pw-friendly"))
    sorry = next(at for at, line in enumerate(lines) if "sorry" in line)
    call = typed("pw-friendly", [*lines[:sorry], ODD, *lines[sorry:]], mode="exam")
    return keep(tmp_path, call, now=datetime(2026, 1, 5, 9, 40, tzinfo=UTC))


def reviewed(answers: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr("sys.stdin", StringIO(answers))
    main(["debrief", "--review", "--workspace", str(ROOT)])
    return " ".join(capsys.readouterr().out.split())


def test_a_coach_says_what_a_line_was_and_it_stays_said(
    exam: Attempt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = reviewed("empathises\nempathy\n", monkeypatch, capsys)
    assert ODD in told
    assert "is no act of _acts.yaml" in told
    told = reviewed("n\n", monkeypatch, capsys)
    assert "With that:" in told
    assert main(["debrief", "--format", "json", "--workspace", str(ROOT)]) in (0, 1)
    found = json.loads(capsys.readouterr().out)
    assert [(one["said"], one["confirmed"], one["was"]) for one in found["unclear"]] == [(ODD, "coach", "")]
    assert found["quality"]["low"] == found["quality"]["high"] == found["quality"]["first"][0]
    kept = outcome_of(exam)
    assert kept is not None
    assert kept.low == kept.high == found["quality"]["low"]


def test_whoever_closes_the_terminal_leaves_it_open(
    exam: Attempt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "What is open stays open." in reviewed("", monkeypatch, capsys)
    assert not (exam.folder / "confirmed.json").exists()


def test_questions_do_not_stand_in_a_file_for_other_programs(exam: Attempt, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", "--review", "--format", "json", "--workspace", str(ROOT)]) == 2
    assert "--review asks questions" in capsys.readouterr().err


def test_answers_are_kept_by_person_and_count_for_their_words_only(exam: Attempt, tmp_path: Path) -> None:
    done = trace(typed("pw-friendly", [ODD, "Thank you for calling."]))
    first = Answers((Confirmation(0, "apologises"),), (Ruling(1, "CE-10", holds=True),))
    keep_answers(exam, done, first)
    keep_answers(exam, done, Answers((Confirmation(0, ""), Confirmation(0, "apologises", "coach"))))
    kept = answers_of(exam, done)
    assert kept.lines == (Confirmation(0, ""), Confirmation(0, "apologises", "coach"))
    assert kept.errors == first.errors
    other = trace(typed("pw-friendly", ["Thank you for calling.", ODD]))
    assert not answers_of(exam, other)
    assert find(tmp_path, "newest") == exam


@pytest.mark.parametrize("text", ["", "[]", '{"format": "x"}', '{"format": "sop-confirmed/1", "lines": [3]}'])
def test_a_file_that_is_none_of_ours_answers_nothing(exam: Attempt, text: str) -> None:
    (exam.folder / "confirmed.json").write_text(text, encoding="utf-8")
    assert not answers_of(exam, trace(typed("pw-friendly", [ODD])))
