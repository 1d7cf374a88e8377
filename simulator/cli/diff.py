"""`sop diff`: what changed between two versions, in plain words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import FormatOption, QuietOption, WorkspaceOption
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.author.changes import Comparison
    from simulator.author.revisions import Side


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="What stood before: a git revision, a folder, or a file.")],
    new: Annotated[
        str,
        typer.Argument(metavar="[NEW]", help="What stands now, in the same ways; without it, the workspace as it is."),
    ] = "",
    only: Annotated[str, typer.Option("--sop", metavar="SOP", help="Only this procedure.")] = "",
    output: FormatOption = "text",
    quiet: QuietOption = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Say in plain words what changed for whoever takes a call, and which policies are newly broken.

    Where a step leads elsewhere, a case is shown that went one way before and goes another now, and a call that comes
    to it. Nothing is said when only the writing differs. The exit code is 1 when a policy is newly broken.

    Examples:
      sop diff HEAD
      sop diff v1.0 v1.1 --sop mfa-loss
      sop diff last-month/ .
      sop diff mfa-loss-old.yaml sops/mfa-loss.yaml
    """
    from simulator.author.change_words import problems, sentences
    from simulator.author.changes import compared
    from simulator.author.revisions import sides
    from simulator.report.colour import wanted
    from simulator.report.problems import as_text

    was, is_now = sides(old, new, workspace_root(workspace))
    found = compared(was.workspace, is_now.workspace, only or _one_file(was, is_now))
    if output == "json":
        _as_json(was, is_now, found)
    else:
        lines = sentences(was.workspace, is_now.workspace, found)
        for line in lines:
            print(_folded(line))
        if findings := problems(found):
            print(("\n" if lines else "") + as_text(findings, dict(is_now.workspace.files), wanted(sys.stdout)))
        if found.is_empty and not quiet:
            print(
                f"No difference between {was.named} and {is_now.named} that anybody on the phone would notice.",
                file=sys.stderr,
            )
    for name in found.unread if not quiet else ():
        print(f"({name} has problems on one side and was left out; `sop lint` shows them)", file=sys.stderr)
    return Exit.FOUND if found.broken else Exit.FINE


def _folded(line: str) -> str:
    """A line in 80 columns, further ones indented like it and a little more."""
    import textwrap

    margin = " " * (len(line) - len(line.lstrip()))
    fold = textwrap.TextWrapper(80, subsequent_indent=f"{margin}  ", break_long_words=False, break_on_hyphens=False)
    return "\n".join(fold.wrap(line)) if len(line) > 80 else line


def _one_file(was: Side, is_now: Side) -> str:
    """The procedure that a comparison of files is about."""
    if was.only and is_now.only and was.only != is_now.only:
        raise Stop(f"{was.named} and {is_now.named} are different procedures ({was.only}, {is_now.only}).", Exit.USAGE)
    return (was.only or is_now.only).removeprefix("sops/").removesuffix(".yaml")


def _as_json(was: Side, is_now: Side, found: Comparison) -> None:
    import json

    from simulator.author.change_json import shape

    print(json.dumps(shape(was.named, is_now.named, found), indent=2, ensure_ascii=False))
