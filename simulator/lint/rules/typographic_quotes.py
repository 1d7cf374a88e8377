"""
A value in the quotes of a word processor, where only straight ones count.

They come with text that was pasted from a document. The format takes them for a part of the text: it is read aloud and
shown with them, and nothing inside is protected from commas, colons and `#`.

Bad, in sops/example.yaml:
    title: “A forgotten door code”

Good, in sops/example.yaml:
    title: "A forgotten door code"

Mend: `sop lint --fix` writes straight quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Edit, Position, Problem, Severity
from simulator.source.files import Kind, kind_of

ID = "typographic-quotes"
SEVERITY = Severity.WARNING
WHY = "What is read aloud should read well."
COVERS = ("R-008",)

OPENING = "“„”«»‘‚’"
VALUE = re.compile(rf"^ *(?:- )*(?:[\w-]+: +)?([{OPENING}])([^{OPENING}\n]*)([{OPENING}]) *\r?$", re.MULTILINE)


def check(study: Study) -> Iterator[Problem]:
    for file, text in study.workspace.files:
        if text.isascii() or kind_of(file) in (Kind.ARTICLE, Kind.OTHER) or not any(sign in text for sign in OPENING):
            continue
        for found in VALUE.finditer(text):
            yield _problem(file, text, found)


def _problem(file: str, text: str, found: re.Match[str]) -> Problem:
    line = text.count("\n", 0, found.start()) + 1
    first, last = found.start(1) - found.start(), found.end(3) - found.start()
    at = Position(file, line, first + 1, line, last + 1)
    words = found[2]
    straight = f'"{words}"' if '"' not in words and "\\" not in words else "'" + words.replace("'", "''") + "'"
    message = f"{found[1]} and {found[3]} are part of this text, not quotes around it"
    help_ = 'write straight quotes: "…"'
    return Problem(ID, at, message, help_, fix=(Edit(at, straight),), subject=f"{file}/{words[:40]}")
