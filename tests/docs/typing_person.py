"""
A person at a plain terminal, for pages that show real runs: reads the screen, types prepared lines, and is echoed.

The program runs as it does for anybody, with its own command line and prompts. Only keyboard and screen are ours.
"""

from __future__ import annotations

import io
import re
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.call.script import read_call
from simulator.cli import main

COLUMNS = 80
AFTERWARDS = "# afterwards: "
TICKET = re.compile(r"Ticket ([A-Z]+-\d+) is open")
FILES = re.compile(r"\.yaml:\d+")


class Screen(io.StringIO):
    """What the person sees."""

    def isatty(self) -> bool:
        return True


class Keyboard(io.StringIO):
    """Types one prepared line for each prompt; past the last one the person presses Enter, or closes the window."""

    def __init__(self, lines: list[str], screen: Screen, *, stays: bool) -> None:
        super().__init__()
        self.lines = lines
        self.screen = screen
        self.stays = stays

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        if not self.lines:
            self.screen.write("\n")
            return "\n" if self.stays else ""
        line = self.read_off_the_screen(self.lines.pop(0))
        self.screen.write(textwrap.fill(line, COLUMNS - 2, subsequent_indent="  ", break_on_hyphens=False) + "\n")
        return f"{line}\n"

    def read_off_the_screen(self, line: str) -> str:
        """`{ticket}` is the first ticket's number; `pick WORDS` is the number of the choice with these words."""
        seen = self.screen.getvalue()
        if line.startswith("pick "):
            shown = " ".join(seen.rpartition("What do you do?")[2].split())
            numbered = re.split(r" (?=[1-9] [\"A-Z])", f" {shown}")
            return next(part.split()[0] for part in numbered if line.removeprefix("pick ") in part)
        return line.replace("{ticket}", (TICKET.findall(seen) or [""])[0])


@dataclass(frozen=True, slots=True)
class Run:
    """What stood on the screen, and the exit code."""

    shown: str
    code: int


def run(words: list[str], lines: list[str], patch: pytest.MonkeyPatch, *, stays: bool = True) -> Run:
    """`sop WORDS` at a plain terminal of 80 columns."""
    screen = Screen()
    with patch.context() as held:
        held.setenv("COLUMNS", str(COLUMNS))
        held.setenv("SOP_PLAIN", "1")
        held.setattr(sys, "stdout", screen)
        held.setattr(sys, "stdin", Keyboard(lines, screen, stays=stays))
        code = main(words)
    return Run(tidy(screen.getvalue()), code)


def take(path: Path, patch: pytest.MonkeyPatch) -> Run:
    """Takes the call of a `.call` file by typing its lines; `# afterwards:` lines answer what is asked after it."""
    text = path.read_text(encoding="utf-8")
    script = read_call(text, path.name)
    assert not script.problems, script.problems
    said = [line.text for line in script.lines if line.who == "you"]
    said += [line.removeprefix(AFTERWARDS) for line in text.splitlines() if line.startswith(AFTERWARDS)]
    words = ["practice", script.scenario, "--mode", script.mode, "--seed", str(script.seed), "--trainee", script.agent]
    return run(words, said, patch)


def tidy(shown: str) -> str:
    """Without blanks at the ends of lines, and without line numbers of procedures, which change with every edit."""
    return FILES.sub(".yaml", "\n".join(line.rstrip() for line in shown.strip("\n").splitlines()))
