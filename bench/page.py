"""
The page of figures, docs/reference/performance.md: for each subject its method, when and where it was measured, and its
tables.

Nothing on it is written by hand, so it can be read back: a run over some subjects keeps the sections of the others, and
`make bench` shows the last figures beside the new ones.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench.table import Table

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "performance.md"
SUBJECTS: Mapping[str, tuple[str, str, str]] = {
    "start_up": ("Start-up", "commands beside `python -c pass`", "nobody waits for `--help`"),
    "lint": (
        "The linter",
        "`sop lint` beside other linters, for few and many files",
        "a check before every commit",
    ),
    "turns": ("Turns of a call", "one turn, and the memory after many calls", "a caller who answers late is no caller"),
    "hearing": (
        "Hearing",
        "time a line, and how many wordings of other people are heard",
        "what is not heard cannot count",
    ),
    "policies": (
        "Policies",
        "proofs of all policies over all procedures, and over a large one",
        "lint while you type",
    ),
    "alignment": ("Alignment", "laying calls beside their procedure", "a debrief at once"),
    "star": ("Dialogues of other people", "how well they fit their flow charts", "a scorer that accepts what is right"),
    "site": ("The site", "what rendering adds to what mkdocs takes", "a page that follows what you write"),
}
"""By the module's name: the heading, what is measured, and why it matters."""

HEAD = """# Performance

```
make bench
```

measures on your machine and prints a table for each subject, with the last figures of this page beside the new ones.
`python -m bench policies` measures one subject; with `--write` this page gets the new figures and keeps those of the
other subjects. Times depend on the machine: trust the ratios, and compare only figures of one machine and one day.

| subject | what is measured | why it matters |
|---|---|---|
"""
FOOT = """
What the figures rest on: verdicts of proofs count operations and not time, so that they are the same on a slow machine;
one seed and one input give the same journal everywhere; only times differ.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """What the page says of one subject."""

    subject: str
    method: str
    measured: str
    tables: tuple[Table, ...]

    def markdown(self) -> str:
        head = f"## {SUBJECTS[self.subject][0]}\n\n{self.method}\n\n*{self.measured}*\n\n"
        return head + "\n".join(table.markdown("###") for table in self.tables)


def method_of(module: ModuleType) -> str:
    """How a subject is measured: what its module says of itself, a paragraph a line."""
    text = inspect.getdoc(module) or ""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def page(sections: Iterable[Section]) -> str:
    """The whole page, in the order of `SUBJECTS`."""
    by_subject = {section.subject: section for section in sections}
    rows = "".join(f"| `{name}` | {what} | {why} |\n" for name, (_, what, why) in SUBJECTS.items())
    parts = [by_subject[name].markdown() for name in SUBJECTS if name in by_subject]
    return HEAD + rows + FOOT + "".join(f"\n{part}" for part in parts)


_SECTION = re.compile(r"^## ([^\n]+)\n\n(.+?)\n\n\*(Measured [^\n]+)\*\n", re.MULTILINE | re.DOTALL)


def read(text: str) -> tuple[Section, ...]:
    """The sections of a page that `page` wrote."""
    subjects = {title: name for name, (title, _, _) in SUBJECTS.items()}
    found = []
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        if (head := _SECTION.match(part)) and head[1] in subjects:
            tables = tuple(_table(each) for each in part[head.end() :].split("\n### ")[1:])
            found.append(Section(subjects[head[1]], head[2], head[3], tables))
    return tuple(found)


def _table(text: str) -> Table:
    title, _, rest = text.partition("\n")
    lines = rest.strip().split("\n")
    cells = [tuple(line[2:-2].split(" | ")) for line in lines if line.startswith("|")]
    note = "\n".join(line for line in lines if not line.startswith("|")).strip()
    return Table(title.strip(), cells[0], tuple(cells[2:]), note)
