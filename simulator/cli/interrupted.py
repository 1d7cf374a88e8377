"""What comes from outside in mid-command: Ctrl-C, Ctrl-D, and a reader of our output who has left."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from simulator.model.stop import Exit, Stop


@contextlib.contextmanager
def interruptions() -> Iterator[None]:
    """Turns Ctrl-C, Ctrl-D and a closed pipe into a `Stop`."""
    try:
        yield
    except BrokenPipeError:
        close_output()
        raise Stop("", Exit.INTERRUPTED) from None
    except (KeyboardInterrupt, EOFError):
        raise Stop("\nStopped.", Exit.INTERRUPTED) from None


def close_output() -> None:
    """Whoever read our output has left (`sop lint | head -1`): say no more, not even while Python shuts down."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
