"""`sop init`, `sop show`, `sop graph`: a workspace of one's own, and a procedure to read aloud or to look at."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.cli.options import FormatOption, QuietOption, WorkspaceOption
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.model.sop import Sop
    from simulator.model.workspace import Workspace
    from simulator.source.starter import Written

SopArgument = Annotated[str, typer.Argument(metavar="SOP", help="The procedure's id, or its file.")]
AnySopArgument = Annotated[
    str, typer.Argument(metavar="[SOP]", help="The procedure's id, or its file; without it, a list.")
]
MOST_LISTED = 5


def init(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to put it; without it, this folder.")] = ".",
    output: FormatOption = "text",
    quiet: QuietOption = False,
) -> Exit:
    """Make a workspace of your own from the starter library: procedures, scenarios, and schemas for your editor.

    Nothing that is there already is overwritten; what was kept is listed.

    Examples:
      sop init
      sop init my-desk
    """
    from simulator.source import write_starter

    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise Stop(f"{folder} is a file, and a workspace is a folder. Name another one.")
    written = write_starter(target)
    if output == "json":
        import json

        print(
            json.dumps(
                {"format": "sop-init/1", "folder": str(target), "new": written.new, "kept": written.kept}, indent=2
            )
        )
    else:
        for line in _made(folder, written, quiet=quiet):
            print(line)
    return Exit.FINE


def show(sop: AnySopArgument = "", output: FormatOption = "text", workspace: WorkspaceOption = "") -> Exit:
    """Show a procedure as numbered sentences, to be read aloud: what to do, what to say, where each answer leads.

    The numbers are those of the site's page: 1, 2, 3 on the main road, A1, B1 on the side roads. Without a procedure it
    lists them all.

    Examples:
      sop show
      sop show mfa-loss
      sop show sops/password-reset.yaml
      sop show opening --format json
    """
    from simulator.author.outline import as_text, outline

    read = readable(workspace)
    if not sop:
        from simulator.author.listing import listing

        print(listing(read, output))
        return Exit.FINE
    found = outline(read, procedure(read, sop))
    if output == "json":
        import json
        from dataclasses import asdict

        print(json.dumps({"format": "sop-show/1", **asdict(found)}, indent=2, ensure_ascii=False))
    else:
        print(as_text(found))
    return Exit.FINE


def graph(
    sop: SopArgument,
    output: Annotated[
        Literal["mermaid", "dot", "svg"],
        typer.Option("--format", help="Mermaid for wikis and Markdown, DOT for Graphviz, or a picture (SVG)."),
    ] = "mermaid",
    workspace: WorkspaceOption = "",
) -> Exit:
    """Draw a procedure: as Mermaid, as DOT, or as a picture that stands by itself.

    Examples:
      sop graph mfa-loss
      sop graph mfa-loss --format dot | dot -Tpdf -o mfa-loss.pdf
      sop graph mfa-loss --format svg > mfa-loss.svg
    """
    from simulator.author import drawing

    read = readable(workspace)
    found = procedure(read, sop)
    draw = {"mermaid": drawing.mermaid, "dot": drawing.dot, "svg": drawing.svg}[output]
    print(draw(read, found))
    return Exit.FINE


def readable(named: str) -> Workspace:
    """The workspace; what is wrong elsewhere in it is told, and does not stop the work."""
    from simulator.source import load

    read = load(workspace_root(named))
    if read.problems:
        count = "one problem" if len(read.problems) == 1 else f"{len(read.problems)} problems"
        print(f"({count} found while reading; `sop lint` shows what to mend)", file=sys.stderr)
    return read


def procedure(read: Workspace, named: str) -> Sop:
    """The procedure of this id or file. Raises `Stop` with the nearest name."""
    wanted = named.replace("\\", "/").removesuffix(".yaml").rpartition("/")[2]
    found = read.sop(wanted)
    if found is not None:
        return found
    file = f"sops/{wanted}.yaml"
    if own := tuple(problem for problem in read.problems if problem.at.file == file):
        raise Stop(f"{file} cannot be shown until this is mended.", Exit.UNUSABLE, own)
    ids = [sop.id for sop in read.sops]
    near = get_close_matches(wanted, ids, 1)
    advice = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(ids)}."
    raise Stop(f"There is no SOP '{named}'. {advice}", Exit.USAGE)


def _made(folder: str, written: Written, *, quiet: bool) -> list[str]:
    """What was made, what was kept, and what to do next."""
    where = "this folder" if folder == "." else folder
    lines = []
    if written.new:
        kinds = {
            "SOPs and settings": sum(name.startswith("sops/") and name.endswith(".yaml") for name in written.new),
            "knowledge articles": sum(name.startswith("sops/kb/") for name in written.new),
            "scenarios and calls": sum(name.startswith("scenarios/") for name in written.new),
            "schemas for editors": sum(name.startswith(".sop/") for name in written.new),
        }
        listed = ", ".join(f"{count} {kind}" for kind, count in kinds.items() if count)
        lines.append(f"Made in {where}: {len(written.new)} files ({listed}).")
    else:
        lines.append(f"Nothing to make: {where} has all files of the starter library.")
    if written.kept:
        many = len(written.kept)
        lines.append(f"Left as {'it was' if many == 1 else 'they were'}: {many} {'file' if many == 1 else 'files'}.")
        lines += [f"  {name}" for name in written.kept[:MOST_LISTED]]
        lines += [f"  … and {many - MOST_LISTED} more"] if many > MOST_LISTED else []
    if not quiet:
        quoted = f'"{folder}"' if " " in folder else folder  # read alike by every shell
        enter = [] if folder == "." else [f"  cd {quoted}"]
        lines += [
            "",
            "Next:",
            *enter,
            "  sop lint                      prove that nothing is wrong yet",
            "  sop show password-reset       read one aloud",
            "  sop new sop door-codes        write your own",
            "  sop practice                  take a call",
        ]
    return lines
