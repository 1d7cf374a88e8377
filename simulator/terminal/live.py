"""
The live view of free play: a line to talk on, the clock and the ticket below it, the caller above it.

The caller may cut in while a line is half typed: the line is lifted, the caller's words are printed above, and the line
stands there again with the cursor where it was. A silence begins after 20 seconds without a key and becomes a move.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.call import Call
from simulator.call.names import HELPERS, TOOLS, nameable
from simulator.call.option import Option
from simulator.call.status import status
from simulator.terminal.colours import tinted
from simulator.terminal.lines import INDENT, folded, width
from simulator.terminal.menus import MenuView

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

SILENCE = 20
"""Seconds without a key before it counts as silence; see `--relaxed`."""
LOOK_EVERY = 0.25
ECHOED = 600
"""Characters of a line that are shown again above the prompt: a paste must not push the talk off the screen."""
PROMPT = "You ›"
HELP = (" │ Tab: tools   /hint   /help", " │ Tab: tools   /help", " │ /help")
"""The longest that fits stands at the end of the bar."""


class LiveView(MenuView):
    """Asks with prompt_toolkit. `relaxed` turns silence off; `silence` is shorter in tests only."""

    def __init__(self, relaxed: bool = False, silence: float = SILENCE) -> None:
        super().__init__()
        self._relaxed = relaxed
        self._silence = silence
        self._draft = ("", 0)
        self._session: PromptSession[str] | None = None
        self._is_quiet = False
        self._call: Call | None = None

    def turn(self, call: Call, options: Sequence[Option]) -> tuple[str, int]:
        if options:
            return super().turn(call, options)
        self._call = call
        self._be_quiet()
        line = self._prompt(call)
        if line is None:
            return f"/wait {SILENCE}s", 0
        self._draft = ("", 0)
        if line.strip():
            shown = line if len(line) <= ECHOED else f"{line[:ECHOED]} …"
            print(tinted(f"{PROMPT:<{INDENT}}", "quiet") + folded(f"{'':<{INDENT}}{shown}", width(), INDENT)[INDENT:])
        return line, 0

    def _prompt(self, call: Call) -> str | None:
        """The typed line, or None when a silence came first; the half-typed line is then kept for the next prompt."""
        session = self._session = self._session or _session(self)
        text, cursor = self._draft
        touched = [time.monotonic()]

        def typed(_: object) -> None:
            touched[0] = time.monotonic()

        def begin() -> None:
            session.default_buffer.cursor_position = cursor
            session.default_buffer.on_text_changed += typed
            if not self._relaxed:
                session.app.create_background_task(self._listen(session, touched))

        try:
            line = session.prompt(f"{PROMPT:<{INDENT}}", default=text, pre_run=begin)
        finally:
            session.default_buffer.on_text_changed -= typed
        return line if line is not _SILENT else None

    def _be_quiet(self) -> None:
        """Keys that come between two prompts wait for the next one, and are not written into the caller's words."""
        if not self._is_quiet and sys.stdin.isatty():
            self._is_quiet = True
            _without_echo()

    async def _listen(self, session: PromptSession[str], touched: list[float]) -> None:
        while time.monotonic() - touched[0] < self._silence:
            await asyncio.sleep(min(LOOK_EVERY, self._silence))
        buffer = session.default_buffer
        self._draft = (buffer.text, buffer.cursor_position)
        if session.app.is_running and not session.app.is_done:
            session.app.exit(result=_SILENT)

    def toolbar(self) -> str:
        """What stands below the line."""
        call = self._call
        if call is None:
            return ""
        now = status(call)
        held = f"on hold for {now.hold}"
        parts = (now.clock, *str(now).split(", "))
        stands = " " + " │ ".join(sorted(parts, key=lambda part: part not in (now.clock, held)))
        tails = HELP[1:] if call.play.mode == "exam" else HELP  # an exam has no hints
        fitting = (stands + tail for tail in tails if len(stands + tail) <= shutil.get_terminal_size().columns)
        return next(fitting, stands)

    def words(self, before: str) -> Iterator[tuple[str, str]]:
        """What Tab completes `before` to, with what it does: tools, then what can be named behind one."""
        if self._call is None or not before.startswith("/"):
            return
        tool, space, rest = before[1:].partition(" ")
        if not space:
            known = TOOLS | HELPERS
            yield from ((name, known[name]) for name in known if name.startswith(tool))
        elif " " not in rest:
            yield from ((name, "") for name in nameable(self._call, tool) if name.startswith(rest))


_SILENT = "\x00silence"


def _without_echo() -> None:
    """Turns the terminal's own echo off until the program ends; where there is no such thing nothing happens."""
    with contextlib.suppress(ImportError):
        import termios

        with contextlib.suppress(termios.error):
            before = termios.tcgetattr(sys.stdin)
            silent = termios.tcgetattr(sys.stdin)
            silent[3] &= ~termios.ECHO
            termios.tcsetattr(sys.stdin, termios.TCSANOW, silent)
            atexit.register(termios.tcsetattr, sys.stdin, termios.TCSANOW, before)


def _session(view: LiveView) -> PromptSession[str]:
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession(
        bottom_toolbar=view.toolbar,
        completer=_completer(view),
        complete_while_typing=False,
        erase_when_done=True,
        refresh_interval=0.5,
        reserve_space_for_menu=4,
    )
    return session


def _completer(view: LiveView) -> Completer:
    from prompt_toolkit.completion import Completer, Completion

    class Words(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
            before = document.text_before_cursor
            start = len(before.rpartition(" ")[2]) if " " in before else len(before) - 1
            for word, does in view.words(before):
                yield Completion(word, start_position=-max(0, start), display_meta=does)

    return Words()
