"""
How a command ends: the one place where exceptions become messages and exit codes.

0 fine, 1 errors found or call not passed, 2 wrong usage, 3 a file or setting cannot be used, 70 our bug,
130 interrupted. Nobody is ever shown a traceback; that of a bug goes to a log whose path is told.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.cli.interrupted import close_output, interruptions
from simulator.model.stop import Exit, Stop


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `sop` with these words, by default those of the command line, and returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    return ended(lambda: _run(words), words)


def ended(work: Callable[[], int], words: Sequence[str] = ()) -> int:
    """Does the work, meets whatever it ends in, and returns the exit code."""
    _speak_utf8()
    try:
        with interruptions():
            code = work()
            if sys.stdout is not None:
                sys.stdout.flush()
    except Stop as stop:
        tell(stop)
        return stop.code
    except OSError as trouble:
        close_output()
        print(f"{trouble.filename or 'The output'}: {trouble.strerror or trouble}", file=sys.stderr)
        return Exit.UNUSABLE
    except Exception as bug:  # the one net of the program: what falls into it is a bug of ours
        from simulator.cli.bug import tell_bug

        return tell_bug(bug, list(words))
    return code


def _run(words: list[str]) -> int:
    from simulator.cli.lazy import root

    try:
        root()(words, prog_name="sop")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.FINE
    return Exit.FINE


def tell(stop: Stop) -> None:
    """The problems, then the message, on standard error."""
    from simulator.report.problems import as_text
    from simulator.report.safe import safe

    if stop.problems:
        print(as_text(stop.problems, {}), file=sys.stderr)
    if stop.message:
        print(safe(stop.message), file=sys.stderr)


def _speak_utf8() -> None:
    """Names and scripts hold more than ASCII; what a terminal says it speaks is often wrong.

    A stream that was closed before we began, as by schedulers and `<&-`, is an empty one.
    """
    nothing = Path(os.devnull)
    sys.stdin = sys.stdin or nothing.open(encoding="utf-8")
    sys.stdout = sys.stdout or nothing.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
