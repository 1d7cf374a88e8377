"""`sop docs`: the site that staff read, built, served while one writes, or opened."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import QuietOption, TodayOption, WorkspaceOption, day
from simulator.cli.place import tell_starter, workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.lint.settings import Settings
    from simulator.site.drawings import Drawings

OutOption = Annotated[str, typer.Option("--out", metavar="FOLDER", help="Where the site is written.")]


def build(
    workspace: WorkspaceOption = "",
    out: OutOption = "site",
    strict: Annotated[bool, typer.Option("--strict", help="Refuse to build while the linter finds problems.")] = False,
    quiet: QuietOption = False,
    today: TodayOption = "",
) -> Exit:
    """Build the site: every procedure as a page that opens from disk, without a network.

    A procedure with problems gets a page that says so. The last good site stays until the new one is complete.

    Examples:
      sop docs build
      sop docs build --out /srv/sop --strict
    """
    from simulator.report.problems import counted
    from simulator.site.build import build as build_site
    from simulator.site.in_mkdocs import Source, pages_folder, read

    root = workspace_root(workspace)
    on = day(today)
    if not quiet:
        tell_starter(root, workspace)
    _say(f"Reading {root} …", quiet)
    rules = _rules(root)
    edition = read(root, on, rules, _drawings())
    if strict and edition.problems:
        raise Stop(_refused(len(edition.problems)), Exit.FOUND, edition.problems)
    if edition.errors:
        found = counted(len(edition.errors), "problem")
        _say(f"{found} found; the pages concerned say so. `sop lint` lists them.", quiet)
    _say("Building pages …", quiet)
    built = build_site(Source(root, pages_folder(root), on, edition, rules), Path(out))
    for note in built.notes:
        _say(f"note: {note}", quiet)
    print(Path(out) / "index.html")
    return Exit.FINE


def serve(
    workspace: WorkspaceOption = "",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", help="The port on this machine.")] = 8000,
    quiet: QuietOption = False,
    today: TodayOption = "",
) -> Exit:
    """Show the site while you write: a changed file shows at once, a broken one shows its problems.

    Only this machine can see it. Ctrl-C ends it.

    Examples:
      sop docs serve
      sop docs serve --port 8123
    """
    from simulator.site.in_mkdocs import Source, pages_folder
    from simulator.site.serve import serve as serve_site

    if not 1 <= port <= 65535:
        raise Stop(f"--port: {port} is not a port. Use a number from 1 to 65535.", Exit.USAGE)
    root = workspace_root(workspace)
    if not quiet:
        tell_starter(root, workspace)
    _say(f"Reading {root} …", quiet)
    source = Source(root, pages_folder(root), day(today), settings=_rules(root), drawings=_drawings())
    serve_site(source, port, lambda text: _say(text, quiet))
    return Exit.FINE


def open_site(
    workspace: WorkspaceOption = "", out: OutOption = "site", quiet: QuietOption = False, today: TodayOption = ""
) -> Exit:
    """Open the site in your browser; it is built first if there is none.

    The browser is the one that BROWSER names, else the machine's own. Without any, the file's place is printed.

    Examples:
      sop docs open
      sop docs open --out /srv/sop
    """
    import webbrowser

    index = Path(out) / "index.html"
    if not index.is_file():
        code = build(workspace, out, strict=False, quiet=True, today=today)
        if code is not Exit.FINE:
            return code
    else:
        print(index)
    try:
        opened = webbrowser.open(index.resolve().as_uri())
    except (webbrowser.Error, OSError):
        opened = False
    if not opened:
        _say("No browser was found. Open the file above in one.", quiet)
    return Exit.FINE


def _rules(root: Path) -> Settings:
    """The linter's settings of the workspace: the site says what `sop lint` says."""
    from simulator.cli.lint_settings import settings_of
    from simulator.lint.rules import RULES

    return settings_of(root, [rule.ID for rule in RULES])


def _drawings() -> Drawings:
    """Those of the builds before, beside what else the program keeps for its user."""
    from simulator.cli.lint_cache import home
    from simulator.site.drawings import Drawings

    return Drawings(home().parent / "drawings")


def _refused(count: int) -> str:
    return f"The site was not built: {count} problem{'' if count == 1 else 's'} (--strict). `sop lint` explains them."


def _say(text: str, quiet: bool) -> None:
    if not quiet:
        print(text, file=sys.stderr)
