"""
Findings that an author has looked at and lets be: `# sop: ignore[rule] because …` behind the line, or above it.

The reason is required, because in a year nobody knows it any more; and an ignore that no longer hides anything is a
finding itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.model.place import Position

SIGN = "# sop: ignore["
BECAUSE = "because "


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment. `line` is the line that it speaks of; `because` is empty where no reason stands."""

    rules: tuple[str, ...]
    line: int
    at: Position
    because: str
    alone: bool


def ignores_in(files: Mapping[str, str]) -> Iterator[Ignore]:
    """Every such comment of the files."""
    for file, text in files.items():
        if SIGN in text:
            lines = text.split("\n")
            for number, line in enumerate(lines, 1):
                place = line.find(SIGN)
                if place == 0 or (place > 0 and line[place - 1].isspace()):
                    yield _read(file, lines, number, place)


def _read(file: str, lines: list[str], number: int, place: int) -> Ignore:
    line = lines[number - 1].rstrip("\r")
    names, _, rest = line[place + len(SIGN) :].partition("]")
    rules = tuple(name.strip() for name in names.split(",") if name.strip())
    words = rest.strip()
    because = words.removeprefix(BECAUSE).strip() if words.startswith(BECAUSE) else ""
    alone = not line[:place].strip()
    at = Position(file, number, place + 1, number, len(line) + 1)
    return Ignore(rules, _next(lines, number) if alone else number, at, because, alone)


def _next(lines: list[str], number: int) -> int:
    """The line that a comment on a line of its own speaks of: the next one that is no comment."""
    for place in range(number, len(lines)):
        words = lines[place].strip()
        if words and not words.startswith("#"):
            return place + 1
    return number
