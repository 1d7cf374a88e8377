"""`sop lint` and `sop rule`: what is wrong with the procedures, and what the rules mean."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from simulator.cli.options import FormatOption, QuietOption, TodayOption, WorkspaceOption, day
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

StrictOption = Annotated[bool, typer.Option("--strict", help="Warnings fail the run too.")]


def lint(
    workspace: WorkspaceOption = "",
    output: FormatOption = "text",
    strict: StrictOption = False,
    quiet: QuietOption = False,
    today: TodayOption = "",
) -> Exit:
    """Find what is wrong with the procedures and scenarios, with the place and what to do.

    Reads every file of the workspace, proves the desk's policies on every path, and lists the problems.

    Examples:
      sop lint
      sop lint --format json
      sop lint --strict --today 2026-11-22
    """
    from simulator.lint import check
    from simulator.model.place import Severity
    from simulator.report.colour import wanted
    from simulator.report.problems import as_json, as_text, closing_line
    from simulator.source import load

    read = load(workspace_root(workspace))
    problems = check(read, day(today))
    if output == "json":
        print(as_json(problems))
    elif problems:
        print(as_text(problems, dict(read.files), wanted(sys.stdout)))
    if output == "text" and not quiet:
        print(("\n" if problems else "") + closing_line(problems, len(read.procedures), len(read.scenarios), len(read.desk.policies)))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return Exit.FOUND if any(problem.severity in failing for problem in problems) else Exit.FINE


def rule(
    rule_id: Annotated[str, typer.Argument(metavar="[RULE]", help="The rule's id, as it stands in brackets.")] = "",
    list_all: Annotated[bool, typer.Option("--list", help="All rules, a line each.")] = False,
) -> Exit:
    """Explain a rule of the linter: what it finds, why it matters, a bad and a good example.

    Examples:
      sop rule broken-policy
      sop rule --list
    """
    from simulator.lint.rules import RULES
    from simulator.lint.rules import rule as rule_of

    if list_all or not rule_id:
        for each in RULES:
            print(f"{each.ID:<32} {(each.__doc__ or '').strip().partition(chr(10))[0]}")
        return Exit.FINE
    found = rule_of(rule_id)
    if found is None:
        import difflib

        near = difflib.get_close_matches(rule_id, [each.ID for each in RULES], 1)
        raise Stop(f"There is no rule '{rule_id}'." + (f" Did you mean '{near[0]}'?" if near else " `sop rule --list` shows all."), Exit.USAGE)
    print(f"{found.ID} ({found.SEVERITY})\n\n{(found.__doc__ or '').strip()}")
    return Exit.FINE
