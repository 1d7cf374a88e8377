"""
The plain view: numbered lines, no colour, no cursor movement, everything in words.

Works on every terminal, in a pipe and with a screen reader.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from simulator.call import Call
from simulator.call.option import Option
from simulator.call.status import clock, status
from simulator.model.call import Entry
from simulator.terminal.lines import YOU, folded, shown, spoken, width

TOOLS_LINE = (
    "Say something, or a tool (/check /verify /do /ticket /record /hold /transfer /escalate /end, /help for all):"
)
OPTION_INDENT = 5


class PlainView:
    """Prints to stdout and reads lines from stdin."""

    def __init__(self) -> None:
        self._status = ""
        self._explained = False
        self._offered: Sequence[Option] = ()

    def show(self, call: Call, entries: Sequence[Entry]) -> None:
        for line in shown(entries, width()):
            print(line)

    def recall(self, entries: Sequence[Entry]) -> None:
        for line in shown(entries, width(), mine=True):
            print(line)

    def tell(self, words: str) -> None:
        for paragraph in words.split("\n"):
            print(folded(paragraph, width(), _under(paragraph)) if paragraph.strip() else "")

    def turn(self, call: Call, options: Sequence[Option]) -> tuple[str, int]:
        now = str(status(call))
        if now != self._status:
            self._status = now
            print(folded(f"[{clock(call.second)}] {now}.", width()))
        if options:
            self._offer(options)
        elif not self._explained:
            self._explained = True
            print(folded(TOOLS_LINE, width()))
        line = self._line("> ")
        if not line.strip():
            self._offered = ()
        taken = next((option for option in options if str(option.number) == line.strip()), None)
        if taken is not None:
            print(spoken(YOU, taken.text, width()))
        return line, 0

    def _offer(self, options: Sequence[Option]) -> None:
        """The choices, but not a second time only because a word such as /heard came between."""
        if options and options == self._offered:
            print(f"The choices 1 to {len(options)} are as before; Enter shows them again.")
            return
        self._offered = options
        print("What do you do?")
        for option in options:
            print(folded(f"  {option.number}  {option.text}", width(), OPTION_INDENT))

    def ask(self, question: str) -> str:
        print(folded(question, width()))
        return self._line("> ")

    def rest(self) -> None:
        """Waits for Enter; nothing is asked."""
        self._line("")

    def _line(self, prompt: str) -> str:
        """`input` would move the cursor on some terminals; a prompt and a line do not."""
        print(prompt, end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            print()
            raise EOFError
        if not sys.stdin.isatty():
            print()
        return line.rstrip("\r\n")


def _under(paragraph: str) -> int:
    """Where the further lines of an indented entry begin: under its second column, as in the list of tools."""
    entry = paragraph.lstrip(" ")
    _, gap, rest = entry.partition("  ")
    return len(paragraph) - len(rest.lstrip(" ") if gap and entry != paragraph else entry)
