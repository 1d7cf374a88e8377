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

    def text(self, last: Table | None = None) -> str:
        """For the terminal; with the last figures of the same table, its last column stands beside the new one."""
        columns, rows = self.columns, self.rows
        if last is not None and last.columns == columns and len(last.rows) == len(rows):
            columns = (*columns, "last time")
            rows = tuple((*row, old[-1]) for row, old in zip(rows, last.rows, strict=True))
        widths = [max(len(row[place]) for row in (columns, *rows)) for place in range(len(columns))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (columns, *rows)
        ]
        return "\n".join(
            [self.title, "", *(f"  {line}" for line in lines), *([f"  {self.note}"] if self.note else []), ""]
        )

    def markdown(self, heading: str = "##") -> str:
        lines = [f"| {' | '.join(row)} |" for row in (self.columns, ("---",) * len(self.columns), *self.rows)]
        return "\n".join([f"{heading} {self.title}", "", *lines, "", *([self.note, ""] if self.note else [])])
