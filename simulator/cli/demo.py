"""
`make demo`: everything once, in a minute, with nothing faked: each part is the command that a person would type.

The calls are kept in a temporary folder, so that nobody's own record holds calls that a script played; it is removed at
the end, and kept for a look when something went wrong.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from simulator.cli.ending import ended, main
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

CALLS = ("mfa-impostor-urgent.good.call", "mfa-impostor-urgent.bad.call")


@dataclass(frozen=True, slots=True)
class Part:
    """A command, what it is shown for, and the exit code that it has to give."""

    shows: str
    words: tuple[str, ...]
    code: Exit


def demo() -> int:
    """Plays the parts in turn, and ends with two commands to type next. Returns an exit code."""
    started = time.monotonic()
    with ExitStack() as stack:
        home = tempfile.mkdtemp(prefix="sop-demo-")
        own = os.environ.get("SOP_HOME")
        os.environ["SOP_HOME"] = home
        stack.callback(_restore, own)
        for number, part in enumerate(parts(workspace_root("") / "scenarios"), 1):
            print(f"\n── {number}. {part.shows}\n   {command(part.words)}\n", flush=True)
            code = main(part.words)
            if code != part.code:
                said = f"The demo stopped: this should have ended with {int(part.code)}, not {code}."
                raise Stop(f"{said} Its calls are kept in {home}.", Exit.FOUND)
        shutil.rmtree(home)
    print(f"\n── That was all, in {time.monotonic() - started:.0f} seconds. Now you:\n")
    for words in next_commands():
        print(f"   {command(words)}")
    return Exit.FINE


def parts(scenarios: Path) -> list[Part]:
    """What is shown, in order."""
    good, bad = (str(scenarios / name) for name in CALLS)
    return [
        Part("The starter procedures, proven", ("lint",), Exit.FINE),
        Part("The site that staff read", ("docs", "build", "--quiet"), Exit.FINE),
        Part("An impostor calls; the procedure is followed", ("practice", "--play", good, "--plain"), Exit.FINE),
        Part("The same call, with the code given away", ("practice", "--play", bad, "--plain"), Exit.FOUND),
    ]


def next_commands() -> tuple[tuple[str, ...], ...]:
    """What to type after the demo; a test types it."""
    return ("practice", "pw-friendly"), ("docs", "open")


def command(words: tuple[str, ...]) -> str:
    """The words as they work when typed here: with the way to this environment's `sop`."""
    beside = Path(sys.executable).with_name("sop.exe" if os.name == "nt" else "sop")
    if not beside.exists():
        return " ".join(["sop", *words])
    here = Path.cwd()
    program = beside.relative_to(here) if beside.is_relative_to(here) else beside
    return " ".join([str(program), *words])


def _restore(home: str | None) -> None:
    if home is None:
        del os.environ["SOP_HOME"]
    else:
        os.environ["SOP_HOME"] = home


if __name__ == "__main__":
    sys.exit(ended(demo))
