"""A caller keeps to one language from the first word to the last, or the call is not taken."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from simulator.call import answer, begin
from simulator.caller.tongue import speaks
from simulator.cli import main
from simulator.model.call import EntryKind
from simulator.rookies.cast import rookie
from simulator.rookies.seat import move_of
from tests.library.starter import ROOT, starter

OTHERS = starter().desk.languages[1:]
SPOKEN = [(made.id, lang) for made in starter().scenarios for lang in OTHERS if speaks(made, lang, "en")]


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOP_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", StringIO(""))


def practice(*words: str) -> int:
    return main(["practice", *words, "--workspace", str(ROOT)])


def test_a_call_that_is_not_written_in_a_language_is_refused_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert practice("angry-repeat", "--lang", "de") == 2
    said = capsys.readouterr().err
    assert "'angry-repeat' is not written in that language" in said
    assert "pw-friendly" in said


def test_without_a_name_a_call_in_that_language_is_taken_and_it_is_said_what_stays_english(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert practice("--lang", "de", "--seed", "3") == 130
    said = capsys.readouterr().out
    assert "The caller speaks Deutsch" in said
    assert "Mein Passwort" in said


def test_a_language_that_was_asked_for_is_not_passed_over_because_a_call_waits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert practice("pw-friendly") == 130
    assert practice("--lang", "fr") == 2
    assert "this desk speaks en, da, de, hu, es" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "lang"), SPOKEN)
def test_the_caller_says_no_english_line_in_a_call_of_another_language(name: str, lang: str) -> None:
    made, found = starter().scenario(name), rookie("ideal")
    assert made is not None
    assert found is not None
    english = {line.says for book in starter().books if book.lang == "en" for line in book.lines}
    own = {line.says for book in starter().books if book.lang == lang for line in book.lines}
    for issue in made.issues:
        texts = (*issue.opens, *issue.vents, *issue.asks, *(text for _, told in issue.tells for text in told))
        english |= {text.say("en") for text in texts if text.say("en") != text.say(lang)}
    call, seat = begin(starter(), made, seed=5, lang=lang), found.sit()
    said = [entry.text for entry in call.entries if entry.kind is EntryKind.CALLER]
    while not call.over:
        call = answer(call, move_of(call, seat.line(call)))
        said += [entry.text for entry in call.latest if entry.kind is EntryKind.CALLER]
    assert len(said) > 8
    assert not set(said) & (english - own)
