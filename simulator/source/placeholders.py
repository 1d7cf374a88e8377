"""
Placeholders in scripts: `{name}` is looked up once among the known facts and a fixed list; `{{` is a brace.

Nothing is formatted here; the names are only checked, so that no caller ever hears a pair of braces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from simulator.model.place import Position
from simulator.model.text import Text

FIXED: Final = frozenset(
    {
        "company", "agent", "caller_name", "first_name", "ticket", "target.respond", "target.resolve",
        "target.update", "next_update", "next_step", "team",
    }
)  # fmt: skip


def placeholders(words: str) -> Iterator[tuple[str, bool]]:
    """Each name between braces, and whether its brace is closed."""
    index = 0
    while (index := words.find("{", index)) >= 0:
        if words.startswith("{{", index):
            index += 2
            continue
        end = words.find("}", index)
        if end < 0:
            yield words[index + 1 :], False
            return
        yield words[index + 1 : end], True
        index = end + 1


def are_known(words: str, known: Collection[str]) -> bool:
    """Whether all placeholders of a text are closed and known: nearly always, and quickly seen. A no says nothing."""
    for part in words.split("{")[1:]:
        name, closed, _ = part.partition("}")
        if not closed or (name not in FIXED and name not in known):
            return False
    return True


def unknown_placeholders(text: Text, known: Collection[str]) -> Iterator[tuple[str, bool, Position]]:
    """What a text names and nobody can fill in, with the place of the text in its language."""
    if isinstance(text.said, str) and "{" not in text.said:
        return
    for (_, words), at in zip(text.by_lang, text.places, strict=True):
        if are_known(words, known):
            continue
        for name, closed in placeholders(words):
            if not closed or (name not in FIXED and name not in known):
                yield name, closed, _place(at, words, name)


def _place(at: Position, words: str, name: str) -> Position:
    """The place of a placeholder; that of the whole text where it runs over lines or has escapes."""
    quotes = at.end_column - at.column - len(words)
    if at.line != at.end_line or quotes not in (0, 2):
        return at
    column = at.column + quotes // 2 + words.index("{" + name)
    end = min(column + len(name) + 2, at.end_column - quotes // 2)
    return Position(at.file, at.line, column, at.line, end)
