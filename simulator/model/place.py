"""
Places in source files, and what is said about them.

A `Problem` is how every room reports bad input: as a value with its place and what to do, never as an exception.
Findings of the linter, of `sop test` and of a scored transcript all have this one form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from struct import Struct

from simulator.model.frozen import value


@value(order=True)
class Position:
    """A stretch of a file. Lines and columns count from 1, in characters; the end is the first place after it."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Position("")


@value()
class Places:
    """Where each key of a thing has its value, for messages and fixes: many, of which few are ever asked for.

    So they are kept as bare numbers, four a place, and a `Position` is made when somebody asks. The numbers are as wide
    as the largest of them needs: 8, 16 or 32 bits.
    """

    file: str = ""
    keys: tuple[str, ...] = ()
    spots: bytes = b""

    def __iter__(self) -> Iterator[tuple[str, Position]]:
        return (
            (key, Position(self.file, *spot))
            for key, spot in zip(self.keys, self._wide.iter_unpack(self.spots), strict=True)
        )

    def get(self, key: str) -> Position | None:
        """The place of a key's value, the first where it stands twice."""
        if key not in self.keys:
            return None
        wide = self._wide
        return Position(self.file, *wide.unpack_from(self.spots, wide.size * self.keys.index(key)))

    @property
    def _wide(self) -> Struct:
        return _WIDTHS[len(self.spots) // (4 * len(self.keys) or 1)]


def packed(numbers: list[int]) -> bytes:
    """The spots of places: four numbers each, lines and columns."""
    try:
        return bytes(numbers)  # most files have no line and no column above 255
    except ValueError:
        return Struct(f"<{len(numbers)}{'H' if max(numbers) < 1 << 16 else 'I'}").pack(*numbers)


_WIDTHS = {width: Struct(f"<4{sign}") for width, sign in ((0, "B"), (1, "B"), (2, "H"), (4, "I"))}
NO_PLACES = Places()


class Severity(StrEnum):
    """How much a problem matters: an error fails the run, a warning only with `--strict`, an advice never."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Waypoint:
    """One step of a path that proves a problem: the step, its place, and what made the path go this way."""

    step: str
    at: Position
    because: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the source that mends a problem: the text between two places is replaced."""

    at: Position
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place.

    `message` says what was found, `help` what to do, `why` the rule behind it in words; `path` is the shortest
    way that shows it; `covers` are requirement ids and critical errors; `fix` mends it when applied as a whole.
    """

    rule: str
    at: Position
    message: str
    help: str = ""
    severity: Severity = Severity.ERROR
    why: str = ""
    path: tuple[Waypoint, ...] = ()
    covers: tuple[str, ...] = ()
    fix: tuple[Edit, ...] = ()
    subject: str = ""
    """What the problem is about (`mfa-loss/issue-code`): stays the same when lines move, for baselines."""
