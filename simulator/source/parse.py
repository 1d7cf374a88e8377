"""
Reading one file's text: a tree with places, or every problem that stands in the way, all at once.

A syntax error ends what a YAML parser can say about a file. So a file with one is cut into islands at its top-level
keys, and each is read by itself: an author mends three mistakes in one go instead of one by one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from simulator.model.place import Position, Problem
from simulator.source import islands
from simulator.source.build import Builder
from simulator.source.decode import MOST_BYTES, hidden, too_large, without_mark
from simulator.source.events import Kinds, kinds, pure
from simulator.source.node import Node
from simulator.source.syntax import syntax_problem

MOST_READ_AGAIN = 200_000
"""Characters up to which a text that the fast parser refuses wrongly is read by the slow one."""


@contextmanager
def no_collecting() -> Iterator[None]:
    """Pauses the garbage collector, which would walk a growing tree again and again and find nothing to free."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(text: str, file: str, parser: Kinds | None = None) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a text and its problems. The tree is None where the text could not be read as a whole."""
    text = without_mark(text)
    if len(text) > MOST_BYTES or (len(text) > MOST_BYTES // 4 and len(text.encode()) > MOST_BYTES):
        return None, (too_large(len(text.encode()), file),)
    if found := hidden(text, file):
        return None, found
    with no_collecting():
        return _parse(text, file, parser or kinds())


def _parse(text: str, file: str, parser: Kinds) -> tuple[Node | None, tuple[Problem, ...]]:
    tree, problems, error = _read(text, file, parser)
    if error is None:
        if tree is None and not problems:
            problems = (Problem("syntax", Position(file), "the file is empty", "write its first key, or delete it"),)
        return tree, problems
    return None, tuple(sorted(_of_islands(text, file, parser) or (*problems, error), key=lambda problem: problem.at))


def _read(
    text: str, file: str, parser: Kinds, first_line: int = 1
) -> tuple[Node | None, tuple[Problem, ...], Problem | None]:
    builder = Builder(file, parser, text, first_line)
    try:
        tree = builder.read(parser.next_event(text))
    except parser.error as error:
        if _is_too_old(error, text) and parser is kinds():
            return _read(text, file, pure(), first_line)
        return None, tuple(builder.problems), syntax_problem(error, file, first_line, text)
    return tree, tuple(builder.problems), None


def _of_islands(text: str, file: str, parser: Kinds) -> tuple[Problem, ...]:
    """What each island has to say; nothing when no island by itself has a syntax error."""
    found: list[Problem] = []
    wrong = 0
    for line, piece in islands.cut(text):
        _, problems, error = _read(piece, file, parser, line)
        if error is None:
            found.extend(problems)
            continue
        finer = [_read(part, file, parser, at) for at, part in islands.cut_items(piece, line)]
        errors = [inner for _, _, inner in finer if inner is not None] or [error]
        wrong += 1
        first = min(one.at for one in errors)
        found.extend(problem for problem in problems if problem.at < first)  # what stands behind it was misread
        found.extend(errors)
    return tuple(found) if wrong else ()


def _is_too_old(error: Any, text: str) -> bool:
    """Whether libyaml refuses what YAML 1.2 allows: a colon or question mark within a bare text inside brackets."""
    said, mark = getattr(error, "problem", None) or "", getattr(error, "problem_mark", None)
    if mark is None or len(text) > MOST_READ_AGAIN:
        return False
    return said == "found unexpected ':'" or ("expected ',' or" in said and text[mark.index : mark.index + 1] == "?")
