"""
What a view of a call can do. The seat (`seat.py`) plays the call; a view only shows lines and asks for one.

`Option` comes from the call; a view returns the line that the person typed or chose, in the one grammar of all views.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from simulator.call import Call
from simulator.call.option import Option
from simulator.model.call import Entry


class View(Protocol):
    """A plain one prints lines; a live one draws. Ctrl-C and Ctrl-D leave it as KeyboardInterrupt and EOFError."""

    def show(self, call: Call, entries: Sequence[Entry]) -> None:
        """Shows what happened."""

    def recall(self, entries: Sequence[Entry]) -> None:
        """Shows what was said so far, both sides, to somebody who comes back."""

    def tell(self, words: str) -> None:
        """Says something that is not part of the call."""

    def turn(self, call: Call, options: Sequence[Option]) -> tuple[str, int]:
        """Asks for the next line; with it, the seconds of silence before it (0 where nobody measures)."""

    def ask(self, question: str) -> str:
        """Asks a question beside the call."""

    def rest(self) -> None:
        """Waits until the person wants to go on."""
