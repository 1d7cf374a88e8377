"""A table of figures, as text for the terminal and as Markdown for the docs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` hold figures as they are to be read, with their unit; `note` says how they were taken."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def text(self) -> str:
        widths = [max(len(row[place]) for row in (self.columns, *self.rows)) for place in range(len(self.columns))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.columns, *self.rows)
        ]
        return "\n".join(
            [self.title, "", *(f"  {line}" for line in lines), *([f"  {self.note}"] if self.note else []), ""]
        )

    def markdown(self) -> str:
        lines = [f"| {' | '.join(row)} |" for row in (self.columns, ("---",) * len(self.columns), *self.rows)]
        return "\n".join([f"## {self.title}", "", *lines, "", *([self.note, ""] if self.note else [])])
