"""A YAML parser's complaint, in the words of somebody who has never heard of block mappings."""

from __future__ import annotations

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


def syntax_problem(error: Any, file: str, first_line: int, text: str) -> Problem:
    """The problem that stands for a parser's error."""
    said = str(getattr(error, "problem", None) or error).splitlines()[0]
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and mark is not None:
        too_late = "expected ',' or" in said and mark.line > opened.line
        mark = opened if too_late or "end of stream" in said else mark
    at = Position(file) if mark is None else _place(file, first_line, mark)
    for sign, message, help_ in _WORDS:
        if sign in said:
            return Problem("syntax", at, message, help_)
    return Problem("syntax", at, f"this is no YAML: {said}", "compare the line with its neighbours")


def _place(file: str, first_line: int, mark: Any) -> Position:
    line, column = mark.line + first_line, mark.column + 1
    return Position(file, line, column, line, column + 1)
