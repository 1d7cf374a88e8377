"""The one exception of the program: the work cannot go on, and the message says why and what to do."""

from __future__ import annotations

from enum import IntEnum

from simulator.model.place import Problem


class Exit(IntEnum):
    """The exit codes of every command."""

    FINE = 0
    FOUND = 1
    USAGE = 2
    UNUSABLE = 3
    OUR_BUG = 70
    INTERRUPTED = 130


class Stop(Exception):
    """Ends a command. The message is shown as it stands; `problems`, if any, are listed before it."""

    def __init__(self, message: str, code: Exit = Exit.UNUSABLE, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.problems = problems
