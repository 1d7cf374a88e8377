"""
A file without the line that tells editors its schema.

With it, editors complete keys and mark slips before the linter does. `sop init` writes the schemas to `.sop/schemas/`.

Bad, in sops/spare.yaml:
    # A spare part.
    subflow: spare
    title: A spare part
    outcomes: [fine]
    steps: [{id: look, phase: diagnosis, say: "Let me look.", end: fine}]
Bad, in sops/example.yaml:
    steps:
      - phase: diagnosis
        id: first
        use: spare
      - id: tell
        say: The code is on the back of your card.
        end: resolved

Good, in sops/spare.yaml:
    # yaml-language-server: $schema=../.sop/schemas/sop.json
    subflow: spare
    title: A spare part
    outcomes: [fine]
    steps: [{id: look, phase: diagnosis, say: "Let me look.", end: fine}]
Good, in sops/example.yaml:
    steps:
      - phase: diagnosis
        id: first
        use: spare
      - id: tell
        say: The code is on the back of your card.
        end: resolved

Mend: `sop lint --fix` writes the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Edit, Position, Problem, Severity
from simulator.source.files import Kind, kind_of

ID = "missing-modeline"
SEVERITY = Severity.ADVICE
WHY = "An editor that knows the format finds slips while they are typed."
COVERS = ("R-003",)

SIGN = "# yaml-language-server: $schema="


def check(study: Study) -> Iterator[Problem]:
    for file, text in study.workspace.files:
        kind = kind_of(file)
        if kind in (Kind.ARTICLE, Kind.OTHER) or not text or SIGN in text[:400]:
            continue
        up = "../" * file.count("/")
        line = f"{SIGN}{up}.sop/schemas/{kind}.json"
        start = Position(file)
        end = "\r\n" if "\r\n" in text[:2000] else "\n"
        message = "no line tells editors what kind of file this is"
        yield Problem(ID, start, message, f"begin the file with `{line}`", fix=(Edit(start, line + end),), subject=file)
