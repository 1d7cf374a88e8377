"""
From bytes to text, before any parser sees it.

A parser has no place for a broken byte or a NUL, and an editor shows nothing where a control character or a bidi
override stands. So both are found here, with their line and column, and the file goes no further.
"""

from __future__ import annotations

import re

from simulator.model.place import Position, Problem

MOST_BYTES = 1024 * 1024
MOST_SHOWN = 20
"""Hidden characters reported one by one; a binary file has thousands."""

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\r(?!\n)")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decode(raw: bytes, file: str, size: int = 0) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file without its byte order mark, and what stands in the way. `size`: of the file, if known."""
    if len(raw) > MOST_BYTES:
        return "", (too_large(max(size, len(raw)), file),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        at = _at(file, before, len(before))
        help_ = "save the file as UTF-8 text (in most editors: Save with encoding)"
        return "", (Problem("syntax", at, f"byte {raw[error.start]:#04x} is no UTF-8 text", help_),)
    return without_mark(text), ()


def without_mark(text: str) -> str:
    """The text without a byte order mark at its start; places count without it, as editors do."""
    return text.removeprefix("\ufeff")


def too_large(size: int, file: str) -> Problem:
    message = f"the file has {size:,} bytes; at most {MOST_BYTES:,} are read"
    return Problem("file-limits", Position(file), message, "split it into several files")


def hidden(text: str, file: str) -> tuple[Problem, ...]:
    """Every character that cannot be seen or that turns the reading direction, up to `MOST_SHOWN`."""
    if text.replace("\n", "").isprintable():
        return ()
    found: list[Problem] = []
    for match in _HIDDEN.finditer(text):
        found.append(_hidden_problem(match.group(), _at(file, text, match.start())))
        if len(found) == MOST_SHOWN:
            break
    return tuple(found)


def has_hidden(words: str) -> str:
    """The first hidden character of a text that was written with escapes, or nothing."""
    match = _HIDDEN.search(words)
    return match.group() if match else ""


def _hidden_problem(sign: str, at: Position) -> Problem:
    kind = "turns the reading direction" if sign in _BIDI else "cannot be seen"
    message = f"a character that {kind} (U+{ord(sign):04X})"
    return Problem("hidden-characters", at, message, "delete it and type the text anew")


def _at(file: str, text: str, index: int) -> Position:
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Position(file, line, column, line, column + 1)
