"""The seat answers every line: it spends a turn, or says why not, and loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from simulator.call import Call, begin
from simulator.call.option import Option
from simulator.model.call import Entry
from simulator.model.stop import Exit
from simulator.model.workspace import Workspace
from simulator.source import load
from simulator.terminal.plain import PlainView
from simulator.terminal.seat import Left, sit
from simulator.terminal.sitting import Sitting
from simulator.terminal.watching import watch

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(ROOT)


class Script:
    """A view that types what it is given, and remembers what it was told."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.told: list[str] = []
        self.shown: list[Entry] = []
        self.options: list[Sequence[Option]] = []

    def show(self, call: Call, entries: Sequence[Entry]) -> None:
        self.shown.extend(entries)

    def recall(self, entries: Sequence[Entry]) -> None:
        self.shown.extend(entries)

    def tell(self, words: str) -> None:
        self.told.append(words)

    def turn(self, call: Call, options: Sequence[Option]) -> tuple[str, int]:
        self.options.append(options)
        return (self.lines.pop(0) if self.lines else "/pause"), 0

    def ask(self, question: str) -> str:
        return self.lines.pop(0) if self.lines else ""


def played(workspace: Workspace, mode: str, *lines: str) -> tuple[Call, Left, Script, list[int]]:
    view, kept = Script(*lines), list[int]()
    call = begin(workspace, next(s for s in workspace.scenarios if s.id == "pw-friendly"), seed=7, mode=mode)
    after, left = sit(call, view, lambda moved: kept.append(moved.turn))
    return after, left, view, kept


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Say something, or /help."),
        ("/chek record", "/check"),
        ("/check recrd", "record"),
        ("/do", "/do"),
        ("/help verify", "call-back"),
        ("/help", "/hang-up"),
        ("/heard", "not said anything"),
        ("/mood", "calm"),
    ],
)
def test_a_line_that_is_no_move_is_answered_and_spends_no_turn(workspace: Workspace, line: str, said: str) -> None:
    call, left, view, kept = played(workspace, "free", line)
    assert (call.turn, kept, left) == (0, [], Left.PAUSED)
    assert said in view.told[0]


def test_every_move_is_kept_before_it_is_shown(workspace: Workspace) -> None:
    order: list[str] = []

    class Watching(Script):
        def show(self, call: Call, entries: Sequence[Entry]) -> None:
            order.append("shown")

    scenario = next(s for s in workspace.scenarios if s.id == "pw-friendly")
    sit(begin(workspace, scenario, seed=7), Watching("Hello.", "/check record"), lambda _: order.append("kept"))
    assert order == ["kept", "shown", "kept", "shown"]


def test_guided_play_shows_four_choices_and_takes_one_by_its_number(workspace: Workspace) -> None:
    call, _, view, kept = played(workspace, "guided", "5", "2")
    assert len(view.options[0]) == 4
    assert "1 to 4" in view.told[0]
    assert kept == [1]
    assert call.turn == 1


def test_a_call_can_be_stopped(workspace: Workspace) -> None:
    assert played(workspace, "free", "/stop")[1] is Left.STOPPED


def test_a_paste_of_ten_thousand_letters_spends_no_turn(workspace: Workspace) -> None:
    _, _, view, kept = played(workspace, "free", "\x1b[31m" + "very " * 2000)
    assert kept == []
    assert "a sentence or two" in view.told[0]


def test_control_signs_never_reach_the_call(workspace: Workspace) -> None:
    call, _, _, kept = played(workspace, "free", "\x1b[31mHello\x07 there, this is the service desk.\x00")
    assert kept == [1]
    assert all(sign not in entry.text for entry in call.entries for sign in "\x1b\x07\x00")


def test_a_good_call_is_listened_to_with_every_tool_as_it_is_typed(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    scenario = next(each for each in workspace.scenarios if each.id == "pw-friendly")
    sitting = Sitting(workspace, tmp_path, PlainView(), datetime(2026, 1, 5, 9, 40, tzinfo=UTC), interactive=False)
    assert watch(sitting, scenario) is Exit.FINE
    heard = capsys.readouterr().out
    assert "You      /verify call-back\n         [verify-identity/call-back]" in heard
    assert "You      /end resolved\n         [password-reset/tip-for-next-time]" in heard
    assert "Now you: sop practice pw-friendly" in heard
    asked = heard.index("Caller   Could I have done that myself?")
    assert "You      Yes, on the self-service page." in heard[asked:], "a question of the caller's is answered"
    assert heard.count("[answers the question]") == 1


def test_choices_are_not_read_out_again_after_a_word_unless_enter_asks_for_them(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("/mood\n\n/pause\n"))
    scenario = next(each for each in workspace.scenarios if each.id == "pw-friendly")
    sit(begin(workspace, scenario, seed=7, mode="guided"), PlainView(), lambda _: None)
    shown = capsys.readouterr().out
    assert shown.count("What do you do?") == 2
    assert shown.count("The choices 1 to 4 are as before; Enter shows them again.") == 1


def test_the_list_of_tools_is_folded_under_its_second_column(capsys: pytest.CaptureFixture[str]) -> None:
    PlainView().tell("  /check      " + "look something up " * 6)
    assert capsys.readouterr().out.splitlines()[1].startswith(" " * 14 + "up")
