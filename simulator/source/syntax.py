"""
A YAML parser's complaint, in the words of somebody who has never heard of block mappings.

A parser says where it could not go on, which is often a line after the slip. So the lines around that place are
looked at once more, and the problem points at what a person would change.
"""

from __future__ import annotations

import re
from typing import Any

from simulator.model.place import Position, Problem

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a second colon in this line", "put a text that holds `: ` in quotes"),
    ("unexpected ':'", "a colon in a text without quotes inside [ ] or { }", "put the text in quotes"),
    ("expected node content", "a value is missing between two signs", "write the value, or delete the comma"),
    ("could not find expected ':'", "a line that is no `key: value`", "add the colon, or quote and indent the text"),
    ("expected ',' or ']'", "a list in [ ] is not closed", "add the missing `]` or comma"),
    ("expected ',' or '}'", "a map in { } is not closed", "add the missing `}` or comma; quote texts with signs"),
    ("unexpected end of stream", "a quoted text is never closed", "add the closing quote"),
    ("found unexpected document indicator", "a quoted text is never closed", "add the closing quote"),
    ("unknown escape", "a backslash before a letter that has no such meaning", "write `\\\\`, or use single quotes"),
    ("found character '\\t'", "a tab at the start of a line", "indent with spaces"),
    ("tab character", "a tab at the start of a line", "indent with spaces"),
    ("cannot start any token", "a sign that cannot begin a value", "put the value in quotes; indent with spaces"),
    ("did not find expected '-' indicator", "a line that does not fit the list above it", "indent it like the others"),
    ("did not find expected key", "a line that does not fit the indentation above it", "indent it like its neighbours"),
    (
        "sequence entries are not allowed",
        "a list begins where none can stand",
        "put the first `-` on a line of its own",
    ),
    ("expected <block end>", "a line that does not fit the indentation above it", "indent it like its neighbours"),
    ("undefined alias", "an alias (`*…`) is not read in this format", "quote a text that begins with `*`"),
    ("did not find expected alphabetic", "`*` or `&` begins a value", "put the value in quotes"),
    ("invalid", "a sign that YAML does not allow here", "put the value in quotes"),
)
_GLUED = re.compile(r"\s*(?:- )?[\w-]+:(?=\S)")
_PAIR = re.compile(r": |:$")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")


def syntax_problem(error: Any, file: str, first_line: int, text: str) -> Problem:
    """The problem that stands for a parser's error in `text`, whose first line has the number `first_line`."""
    said = str(getattr(error, "problem", None) or error).splitlines()[0]
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark is not None:
        closer = _closer(said, mark.line, mark.column, opened.line if opened is not None else -1, text.split("\n"))
        if closer is not None:
            line, column, message, help_ = closer
            return Problem("syntax", _place(file, first_line + line, column + 1), message, help_)
    if opened is not None and mark is not None:
        too_late = "expected ',' or" in said and mark.line > opened.line
        mark = opened if too_late or "end of stream" in said else mark
    at = Position(file) if mark is None else _place(file, first_line + mark.line, mark.column + 1)
    for sign, message, help_ in _WORDS:
        if sign in said:
            return Problem("syntax", at, message, help_)
    return Problem("syntax", at, f"this is no YAML: {said}", "compare the line with its neighbours")


def _place(file: str, line: int, column: int) -> Position:
    return Position(file, line, column, line, column + 1)


def _closer(said: str, line: int, column: int, opened: int, lines: list[str]) -> tuple[int, int, str, str] | None:
    """What a person would point at, where it is not what the parser says: line and column from 0, message, help."""
    if line >= len(lines):
        return None
    if "expected ':'" in said and 0 <= opened < len(lines):
        return _no_pair(opened, lines[opened])
    if "mapping values are not allowed" in said and ": " not in lines[line][:column]:
        return _too_deep(line, lines)
    if any(sign in said for sign in ("expected key", "<block end>", "expected ','", "'-' indicator")):
        return _quote(line, column, lines)
    return None


def _no_pair(line: int, words: str) -> tuple[int, int, str, str]:
    """A line that should be `key: value`: what it lacks."""
    start = len(words) - len(words.lstrip())
    if odd := _ODD_SPACE.search(words):
        return line, odd.start(), "a special space that only looks like one", "delete it and type a usual space"
    if glued := _GLUED.match(words):
        return line, glued.end() - 1, "no space after this colon", "write a space behind it"
    return line, start, "a line that is no `key: value`", "add the colon, or quote and indent the text"


def _too_deep(line: int, lines: list[str]) -> tuple[int, int, str, str] | None:
    """A key below a line that is complete already: one of the two is wrong."""
    words = lines[line]
    start = len(words) - len(words.lstrip())
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), -1)
    if above < 0:
        return None
    before = lines[above]
    margin = len(before) - len(before.lstrip())
    if not _PAIR.search(before):
        return _no_pair(above, before)
    if start <= margin:
        return None
    should = margin + 2 if before.lstrip().startswith("- ") else margin
    return line, start, "this line is further to the right than the one it follows", f"begin it in column {should + 1}"


def _quote(line: int, column: int, lines: list[str]) -> tuple[int, int, str, str] | None:
    """A text in quotes that ended just before this place, where the line goes on."""
    words = lines[line]
    end = len(words[:column].rstrip()) - 1
    sign = words[end : end + 1]
    if end < 0 or sign not in ("'", '"'):
        return None
    if words[:end].count(sign) % 2:
        other = "single quotes" if sign == '"' else "double quotes"
        return line, end, "this quote ends the text, and the line goes on", f"put the whole text in {other}"
    for number in range(line - 1, -1, -1):
        if lines[number].count(sign) % 2:
            return number, lines[number].rindex(sign), "a quoted text is never closed", "add the closing quote"
    return None
