"""`sop trace`: what carries each requirement."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import FormatOption, WorkspaceOption
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit

if TYPE_CHECKING:
    from simulator.author.requirements import Matrix


def trace(
    output: FormatOption = "text",
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail when something is missing or claimed wrongly.")
    ] = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Show what carries each requirement of sops/_requirements.yaml, and check that all of it exists.

    Examples:
      sop trace
      sop trace --strict
      sop trace --format json
    """
    from simulator.author.requirements import matrix
    from simulator.cli.commands import COMMANDS
    from simulator.report.colour import wanted
    from simulator.report.problems import as_text
    from simulator.source import load

    read = load(workspace_root(workspace))
    found = matrix(read, {command.words for command in COMMANDS})
    if output == "json":
        _trace_json(found)
    else:
        for line in _trace_text(found):
            print(line)
        if found.problems:
            print("\n" + as_text(found.problems, dict(read.files), wanted(sys.stdout)))
    return Exit.FOUND if strict and found.problems else Exit.FINE


def _trace_text(found: Matrix) -> list[str]:
    from simulator.report.safe import safe_line

    if not found.rows:
        return ["This workspace has no sops/_requirements.yaml, so there is nothing to trace."]
    lines = []
    for row in found.rows:
        lines.append(f"{row.id}  {safe_line(row.says)}")
        if row.carried_by:
            lines.append(f"       {', '.join(row.carried_by)}")
        if row.covered_by:
            lines.append(f"       named by {', '.join(row.covered_by)}")
        if row.out:
            lines.append(f"       out of scope: {safe_line(row.out)}")
    out = sum(bool(row.out) for row in found.rows)
    wrong = len(found.problems)
    finding = "nothing is missing" if not wrong else "1 finding" if wrong == 1 else f"{wrong} findings"
    return [*lines, "", f"{len(found.rows)} requirements, {out} out of scope: {finding}."]


def _trace_json(found: Matrix) -> None:
    import json
    from dataclasses import asdict

    problems = [
        {
            "rule": one.rule,
            "requirement": one.subject,
            "file": one.at.file,
            "line": one.at.line,
            "message": one.message,
            "help": one.help,
        }
        for one in found.problems
    ]
    shape = {"format": "sop-trace/1", "requirements": [asdict(row) for row in found.rows], "problems": problems}
    print(json.dumps(shape, indent=2, ensure_ascii=False))
