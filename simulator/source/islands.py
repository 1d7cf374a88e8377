"""
Cutting a broken file into pieces that can be read one by one: at its top-level keys, and a piece at its list items.

Pieces keep the number of their first line. The cut looks at the first character of a line only, so it costs one walk
over the text and no parsing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

MOST_PIECES = 400


def cut(text: str) -> Iterator[tuple[int, str]]:
    """Pieces that begin at a top-level key, with the number of their first line."""
    return _pieces(text, 1, _is_key)


def cut_items(piece: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The items of the outermost list of a piece, or nothing when it has none."""
    lines = piece.splitlines(keepends=True)
    dashes = [len(line) - len(line.lstrip(" ")) for line in lines if line.lstrip(" ").startswith("- ")]
    if not dashes:
        return iter(())
    opening = " " * min(dashes) + "- "
    return _pieces(piece, first_line, lambda line: line.startswith(opening))


def _pieces(text: str, first_line: int, starts: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    begun, lines = first_line, list[str]()
    made = 0
    for number, line in enumerate(text.splitlines(keepends=True), first_line):
        if starts(line) and made < MOST_PIECES:
            if lines:
                made += 1
                yield begun, "".join(lines)
            begun, lines = number, []
        lines.append(line)
    if lines:
        yield begun, "".join(lines)


def _is_key(line: str) -> bool:
    return not line[:1].isspace() and line[:1] not in "#-]})" and ":" in line
