"""`sop lint`: what is wrong with the procedures."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.cli.options import QuietOption, TodayOption, WorkspaceOption, day
from simulator.cli.place import stands_for, tell_starter, workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.cli.linting import Outcome, Run
    from simulator.model.place import Problem

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATHS…]", help="Show only what is found in these files and folders; - reads one file."),
]
OutputOption = Annotated[
    Literal["text", "json", "github", "sarif"],
    typer.Option("--format", help="Text for people; JSON, GitHub annotations or SARIF for other programs."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Warnings fail the run too.")]
FixOption = Annotated[bool, typer.Option("--fix", help="Mend what can be mended.")]
DiffOption = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")]
SelectOption = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE", help="Only this rule; may be repeated.")
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not this rule; may be repeated.")
]
BaselineOption = Annotated[
    str, typer.Option("--baseline", metavar="FILE", help="Pass over the problems that this file knows.")
]
UpdateOption = Annotated[bool, typer.Option("--update-baseline", help="Write all problems of today to the baseline.")]
StatisticsOption = Annotated[bool, typer.Option("--statistics", help="How often each rule found something.")]
NameOption = Annotated[
    str, typer.Option("--stdin-name", metavar="PATH", help="Which file it is that comes by standard input.")
]
WatchOption = Annotated[bool, typer.Option("--watch", help="Look again whenever a file changes.")]
JobsOption = Annotated[int, typer.Option("--jobs", metavar="NUMBER", help="Processes to prove with.")]
FreshOption = Annotated[bool, typer.Option("--no-cache", help="Look at everything anew.")]


def lint(
    paths: PathsArgument = None,
    workspace: WorkspaceOption = "",
    output: OutputOption = "text",
    strict: StrictOption = False,
    fix: FixOption = False,
    diff: DiffOption = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    baseline: BaselineOption = "",
    update_baseline: UpdateOption = False,
    statistics: StatisticsOption = False,
    stdin_name: NameOption = "",
    watch: WatchOption = False,
    jobs: JobsOption = 1,
    no_cache: FreshOption = False,
    quiet: QuietOption = False,
    today: TodayOption = "",
) -> Exit:
    """Find what is wrong with the procedures and scenarios, with the place and what to do.

    Reads every file of the workspace, proves the desk's policies on every path, and lists the problems.

    Examples:
      sop lint
      sop lint sops/mfa-loss.yaml --strict
      sop lint --fix
      sop lint --format sarif > problems.sarif
      sop lint --baseline known.json --update-baseline
      cat draft.yaml | sop lint - --stdin-name sops/draft.yaml
    """
    from simulator.cli.lint_settings import rule_ids, settings_of
    from simulator.cli.linting import Run, chosen_files
    from simulator.lint.settings import merged

    if jobs < 1:
        raise Stop(f"--jobs: {jobs} is not possible. It takes 1 or more.", Exit.USAGE)
    named = [path for path in paths or () if path != "-"]
    root = workspace_root(workspace, named)
    if output == "text" and not quiet:
        tell_starter(root, workspace)
    known = rule_ids()
    settings = merged(settings_of(root, known), select or (), ignore or (), known)
    overlay = stands_for(root, stdin_name) if "-" in (paths or ()) else ()
    chosen = (*chosen_files(root, named), *(file for file, _ in overlay))
    run = Run(root, day(today), settings, overlay, jobs, not no_cache)
    show = _Show(output, chosen, strict or settings.strict, statistics, quiet)
    show.baseline = baseline or (settings.baseline and str(root / settings.baseline))
    if fix or diff:
        return _mend(run, show, write=fix and not diff)
    if update_baseline:
        return _write_baseline(run, show)
    if watch:
        from simulator.cli.lint_watch import watch as again

        again(root, lambda: _again(run, show))
    return _once(run, show)


class _Show:
    """How to show what was found."""

    def __init__(self, output: str, chosen: Sequence[str], strict: bool, statistics: bool, quiet: bool) -> None:
        self.output = output
        self.chosen = chosen
        self.strict = strict
        self.statistics = statistics
        self.quiet = quiet
        self.baseline = ""

    def exit(self, problems: Sequence[Problem]) -> Exit:
        from simulator.model.place import Severity

        failing = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return Exit.FOUND if any(problem.severity in failing for problem in problems) else Exit.FINE


def _again(run: Run, show: _Show) -> None:
    print("sop: looking again", flush=True)
    _once(run, show)


def _once(run: Run, show: _Show) -> Exit:
    from simulator.cli.linting import look

    outcome = look(run)
    problems = _counting(run, show, outcome.found.problems)
    _print(run, show, outcome, problems)
    return show.exit(problems)


def _counting(run: Run, show: _Show, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that are asked for, without those that the baseline knows."""
    from simulator.cli.linting import within
    from simulator.lint.baseline import new_problems

    shown = tuple(problem for problem in problems if within(problem, show.chosen))
    return new_problems(shown, _text_of(show.baseline), show.baseline) if show.baseline else shown


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise Stop(f"{path} cannot be read: {why}. `sop lint --baseline {path} --update-baseline` writes it.") from None


def _print(run: Run, show: _Show, outcome: Outcome, problems: Sequence[Problem]) -> None:
    from simulator.cli.linting import named_from, prefix_of
    from simulator.report.colour import wanted
    from simulator.report.problems import as_text, closing_line, statistics

    prefix = prefix_of(run.root)
    named = [named_from(prefix, problem) for problem in problems]
    if show.output != "text":
        print(_for_programs(show.output)(named))
        return
    if show.statistics:
        print(statistics(Counter(problem.rule for problem in problems)), end="")
    elif named:
        shown = {problem.at.file for problem in problems} & outcome.files.keys()
        print(as_text(named, {prefix + file: outcome.files[file] for file in shown}, wanted(sys.stdout)))
    if not show.quiet:
        found = outcome.found
        line = closing_line(problems, found.sops, found.scenarios, found.proven)
        print(("\n" if named else "") + line)
    sys.stdout.flush()


def _for_programs(output: str) -> Callable[[Sequence[Problem]], str]:
    match output:
        case "github":
            from simulator.report.github import as_annotations

            return as_annotations
        case "sarif":
            from simulator import __version__
            from simulator.lint.rules import RULES
            from simulator.report.sarif import as_sarif

            rules = [(rule.ID, rule.SEVERITY, rule.__doc__ or "") for rule in RULES]
            return lambda problems: as_sarif(problems, rules, __version__)
    from simulator.report.problems import as_json

    return as_json


def _mend(run: Run, show: _Show, *, write: bool) -> Exit:
    from simulator.cli import lint_fix
    from simulator.cli.linting import Outcome, check_texts, look, prefix_of, within
    from simulator.lint.fix import mend
    from simulator.report.problems import counted

    outcome = look(run)
    asked = [problem for problem in outcome.found.problems if within(problem, show.chosen)]
    mended = mend(outcome.files, outcome.found.problems, asked, lambda texts: check_texts(run, texts).problems)
    if not write:
        sys.stdout.writelines(lint_fix.differences(outcome.files, mended.files, prefix_of(run.root)))
        return Exit.FOUND if mended.files else Exit.FINE
    lint_fix.write(run.root, mended.files)
    after = Outcome(outcome.found, {**outcome.files, **mended.files})
    left = _counting(run, show, mended.left)
    _print(run, show, after, left)
    if mended.files and not show.quiet:
        done = ", ".join(f"{rule} {times}" for rule, times in sorted(mended.done.items()))
        print(f"Mended in {counted(len(mended.files), 'file')}: {done}.", file=sys.stderr)
    return show.exit(left)


def _write_baseline(run: Run, show: _Show) -> Exit:
    from simulator.cli.linting import look
    from simulator.lint.baseline import as_baseline
    from simulator.report.problems import counted

    if not show.baseline:
        raise Stop("Say which file: sop lint --baseline known.json --update-baseline", Exit.USAGE)
    problems = look(run).found.problems
    try:
        Path(show.baseline).write_text(as_baseline(problems), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"{show.baseline} cannot be written: {error.strerror}.") from error
    print(f"{show.baseline} now knows {counted(len(problems), 'problem')}.", file=sys.stderr)
    return Exit.FINE
