"""
What is shown of a call, as lines: who speaks, what the desk answers, and nothing of what only the journal knows.

All views show these lines; a view adds where and how.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator

from simulator.model.call import Entry, EntryKind
from simulator.report.safe import safe_line

NAMES = {EntryKind.CALLER: "Caller", EntryKind.DESK: "Desk"}
YOU = "You"
INDENT = 9
_ITEM = re.compile(r"\s*(\d+\.|[-*])\s")
NARROW, WIDE = 40, 100


def width() -> int:
    """Columns to fill: the terminal's, within reason; 80 where there is none."""
    return max(NARROW, min(WIDE, shutil.get_terminal_size((80, 24)).columns))


def shown(entries: Iterable[Entry], columns: int, *, mine: bool = False) -> Iterator[str]:
    """The lines of these entries: what caller and desk say, with their names; with `mine` what you said too."""
    for entry in entries:
        if name := NAMES.get(entry.kind, ""):
            words = entry.text
        elif mine and entry.kind is EntryKind.MOVE:
            name, words = YOU, entry.text or _typed(entry)
        else:
            continue
        if words:
            yield spoken(name, words, columns)


def _typed(entry: Entry) -> str:
    """A tool as it was typed; empty for what was not typed, such as a silence."""
    from simulator.call.journal_lines import move_from
    from simulator.call.typed import written

    data = dict(entry.data)
    return written(move_from("", data)) if data.get("verb") else ""


def spoken(name: str, words: str, columns: int) -> str:
    """One contribution: the name once, the words beside it, folded; an article keeps its paragraphs and lists."""
    first, *rest = _paragraphs(words)
    lines = [f"{name:<{INDENT}}{first}", *(f"{'':<{INDENT}}{part}" for part in rest)]
    return "\n".join(folded(line, columns, INDENT) for line in lines)


def _paragraphs(words: str) -> list[str]:
    """The text cut where a list or a paragraph begins, without the stars that stand for bold."""
    found = [""]
    for line in words.replace("**", "").splitlines():
        if not line.strip() or _ITEM.match(line):
            found.append("")
        found[-1] += f" {line}"
    return [part for part in map(safe_line, found) if part] or [""]


def column(words: str, columns: int) -> str:
    """The words in just so many columns; what is cut off ends in three dots."""
    return f"{words:<{columns}}" if len(words) <= columns else f"{words[: columns - 1].rstrip()}…".ljust(columns)


def folded(words: str, columns: int, indent: int = 0) -> str:
    """A paragraph within the columns; further lines stand under the first one's words."""
    return textwrap.fill(words, columns, subsequent_indent=" " * indent, break_on_hyphens=False)
