"""Whole calls on a real pseudo-terminal: the menu, the live line, the plain view."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="a pseudo-terminal is needed, which this system has not")
if not hasattr(pexpect, "spawn"):
    pytest.skip("a pseudo-terminal is needed, which this system has not", allow_module_level=True)

ROOT = Path(__file__).parents[2]
SOP = [sys.executable, "-m", "simulator.cli"]
ASKS_WHERE = "\x1b\\[6n"
LIVE = """
import sys
from pathlib import Path
from simulator.call import begin
from simulator.source import load
from simulator.terminal.live import LiveView
from simulator.terminal.seat import sit
workspace = load(Path(sys.argv[1]))
call = begin(workspace, workspace.scenario("mfa-impostor-urgent"), seed=7)
view = LiveView(silence=float(sys.argv[2]))
view.show(call, call.entries)
def kept(moved):
    if view._draft[0]:
        view._silence = 60.0  # once the line is half typed: on a slow machine the caller would hang up
try:
    sit(call, view, kept)
except KeyboardInterrupt:
    print("left by Ctrl-C")
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[type[Terminal]]:
    Terminal.home = tmp_path
    yield Terminal
    for child in Terminal.children:
        child.close(force=True)
    Terminal.children.clear()


class Terminal:
    """A program on a pseudo-terminal of 24 lines and 80 columns, and all that it ever wrote."""

    home = Path()
    children: list[object] = []  # noqa: RUF012

    def __init__(self, words: list[str], **environment: str) -> None:
        settings = {
            **os.environ,
            "SOP_HOME": str(self.home),
            "TERM": "xterm",
            **environment,
        }
        self.child = pexpect.spawn(
            words[0], words[1:], dimensions=(24, 80), env=settings, cwd=str(ROOT), encoding="utf-8", timeout=30
        )
        self.wrote = ""
        Terminal.children.append(self.child)

    def sees(self, *words: str) -> int:
        """Which of these comes first. A terminal also answers when it is asked where its cursor is."""
        while True:
            found: int = self.child.expect([*words, ASKS_WHERE])
            self.wrote += self.child.before + str(self.child.after)
            if found < len(words):
                return found
            self.child.send("\x1b[5;1R")

    def types(self, keys: str) -> None:
        self.child.send(keys)

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.wrote += self.child.before
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)


def test_a_whole_guided_call_is_chosen_from_menus(terminal: type[Terminal]) -> None:
    screen = terminal([*SOP, "practice", "pw-friendly", "--mode", "guided", "--seed", "7"])
    turns = 0
    while screen.sees(r"a word, such as", r"really after") == 0:
        turns += 1
        assert turns < 90, screen.wrote[-2000:]
        screen.types("1\r")
    screen.types("\r")
    screen.sees("What cost most")
    screen.sees("Enter  done")
    screen.types("\r")
    assert screen.ends() in {0, 1}
    assert turns > 10


def test_the_first_run_asks_for_a_name_and_how_to_begin(terminal: type[Terminal]) -> None:
    screen = terminal(SOP)
    screen.sees("What name do you say on the phone")
    screen.types("Zsófia\r")
    screen.sees("What would you like")
    screen.types("2\r")
    screen.sees("What do you do")
    screen.types("\x03")
    screen.sees("sop practice --resume")
    assert screen.ends() == 130
    again = terminal(SOP)
    again.sees("Hello, Zsófia. One call is waiting")
    again.types("\r")
    again.sees("back in the call")
    again.sees("a word, such as")
    again.types("\x04")
    assert again.ends() == 130


def test_a_stroke_in_the_menu_begins_a_word_and_the_result_is_kept_before_anything_is_asked(
    terminal: type[Terminal], tmp_path: Path
) -> None:
    screen = terminal([*SOP, "practice", "pw-friendly", "--mode", "guided", "--seed", "7"])
    screen.sees("a word, such as")
    screen.types("/mood\r")
    screen.sees("The caller sounds")
    screen.sees("a word, such as")
    screen.types("/hang-up\r")
    screen.sees("really after")
    screen.types("\x03")
    screen.sees("Your result is kept. See it with: sop debrief")
    assert screen.ends() == 130
    assert len(list(tmp_path.glob("attempts/*/result.json"))) == 1


def test_the_plain_view_never_moves_the_cursor(terminal: type[Terminal]) -> None:
    screen = terminal([*SOP, "practice", "pw-friendly", "--mode", "guided", "--seed", "7"], TERM="dumb")
    while screen.sees("\r\n> ", "really after") == 0:
        screen.types("2\n")
    screen.types("\n")
    screen.sees("Enter  done")
    screen.types("\n")
    assert screen.ends() in {0, 1}
    assert "\x1b" not in screen.wrote
    assert "\b" not in screen.wrote


def test_a_half_typed_line_survives_when_the_caller_cuts_in(terminal: type[Terminal]) -> None:
    screen = terminal([sys.executable, "-c", LIVE, str(ROOT), "3"])
    screen.sees("Tab: tools")
    screen.types("Thank you for call")
    screen.sees("Caller")
    screen.sees("Thank you for call")
    screen.types("ing the service desk.\r")
    screen.sees("Thank you for calling the service desk.")
    screen.types("\x03")
    screen.sees("left by Ctrl-C")


def test_the_live_line_completes_tools_shows_the_hold_and_takes_a_new_size(terminal: type[Terminal]) -> None:
    screen = terminal([sys.executable, "-c", LIVE, str(ROOT), "60"])
    screen.sees("Tab: tools")
    screen.types("/tick\t")
    screen.sees("et")
    screen.types(" ma\t")
    screen.sees("in")
    screen.types("\r")
    screen.sees(r"INC-\d+")
    screen.child.setwinsize(40, 120)
    screen.types("May I put you on hold for two minutes to look it up?\r")
    screen.sees("You")
    screen.types('/hold "looking it up" 60s\r')
    screen.sees("on hold for")
    screen.types("/resume\r")
    screen.sees("Caller")
    screen.types("\x03")
    screen.sees("left by Ctrl-C")
