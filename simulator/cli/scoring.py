"""`sop score`, `rescore`, `test`, `coverage`, `simulate`: what calls are worth, and what they prove."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.cli.options import FormatOption, LangOption, QuietOption, WorkspaceOption
from simulator.cli.place import playable, tell_starter, workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.model.scenario import Scenario
    from simulator.model.workspace import Workspace

DebriefFormat = Annotated[Literal["text", "json", "markdown", "html"], typer.Option("--format", help="In which form.")]
OnlyOption = Annotated[
    str, typer.Option("-k", metavar="WORDS", help="Only tests whose name holds these words.", show_default=False)
]


def score(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A journal, a call as text (.call), or a transcript.")],
    sop: Annotated[str, typer.Option("--sop", metavar="SOP", help="The procedure that a transcript follows.")] = "",
    facts: Annotated[
        list[str] | None, typer.Option("--facts", metavar="NAME=VALUE", help="What is so in a transcript's call.")
    ] = None,
    details: Annotated[bool, typer.Option("--details", help="With every criterion, number and reason.")] = False,
    output: DebriefFormat = "text",
    lang: LangOption = "",
    workspace: WorkspaceOption = "",
) -> Exit:
    """Score one call: a journal of ours, a call as text, or a recorded call from elsewhere.

    A transcript is JSON lines or CSV with the columns speaker and text, and if there are time, step and tool. It needs
    --sop. Steps that it cannot show cost nothing.

    Examples:
      sop score journal.jsonl
      sop score scenarios/pw-friendly.good.call --details
      sop score recorded.csv --sop mfa-loss --facts loss=lost --facts account=standard
      sop score recorded.jsonl --sop mfa-loss --format html > debrief.html
    """
    from simulator.cli.scored import debrief_as, trace_of_file
    from simulator.scoring import Verdict, debrief
    from simulator.scoring import score as score_of

    read = playable(workspace_root(workspace), "scored")
    trace, read = trace_of_file(Path(file), read, sop, facts or [], lang)
    result = score_of(trace, read)
    print(debrief_as(debrief(result, trace, read), result, output, details), end="")
    return Exit.FINE if result.verdict is Verdict.PASSED else Exit.FOUND


def rescore(output: FormatOption = "text", workspace: WorkspaceOption = "") -> Exit:
    """Score the kept attempts anew, under the procedures of today, and list what changes.

    What was said is heard anew as well. Nothing that was kept is changed.

    Examples:
      sop rescore
      sop rescore --format json
    """
    import json

    from simulator.cli.kept import UNFINISHED
    from simulator.cli.scored import rescored
    from simulator.report.problems import counted

    rows = list(rescored(playable(workspace_root(workspace), "scored")))
    if output == "json":
        print(json.dumps({"format": "sop-rescore/1", "attempts": rows}, ensure_ascii=False))
        return Exit.FINE
    ended = [row for row in rows if row["now"] != UNFINISHED]
    changed = [row for row in ended if row["before"] != row["now"]]
    for row in changed:
        print(f"{row['attempt']}: {row['before'] or 'never scored'}, today {row['now']}")
    left = f" {counted(len(rows) - len(ended), 'call was', 'calls were')} left unfinished." if ended != rows else ""
    print(f"{counted(len(ended), 'attempt')}, {counted(len(changed), 'comes', 'come')} out otherwise today.{left}")
    return Exit.FINE


def prove(
    only: OnlyOption = "",
    lazy: Annotated[bool, typer.Option("--lazy", help="Also every rookie that no call may be passed by.")] = False,
    record: Annotated[
        str,
        typer.Option(
            "--record", metavar="ATTEMPT", help="Make a test of a call that was played; `newest` is the last one."
        ),
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Play again what a changed file decides.")] = False,
    output: FormatOption = "text",
    quiet: QuietOption = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Play every call that stands beside the scenarios, and the rookies that each scenario names.

    The ideal rookie must pass every scenario; those under `must_fail` must fail there. What only a played call can show
    is listed with its place: no way to pass, a lazy way to pass, a fault that goes unpunished.

    Examples:
      sop test
      sop test -k mfa
      sop test -k pw-friendly --watch
      sop test --lazy --format json
      sop test --record newest
    """
    from simulator.cli.testing import Wanted, run_again, run_tests

    root = workspace_root(workspace)
    if record:
        from simulator.cli.new_file import own_root, shown
        from simulator.cli.scored import recorded_call

        made = recorded_call(playable(root), own_root(workspace), record)
        print(f"Written: {shown(made)}. `sop test -k {made.stem.partition('.')[2]}` plays it.")
        return Exit.FINE
    if output == "text" and not quiet:
        tell_starter(root, workspace)
    tests = Wanted(root, only, lazy, output, quiet)
    if watch:
        run_again(tests)
    return run_tests(tests)


def coverage(
    fail_under: Annotated[
        int, typer.Option("--fail-under", metavar="PERCENT", help="Fail when less than this is gone through.")
    ] = 0,
    output: FormatOption = "text",
    workspace: WorkspaceOption = "",
) -> Exit:
    """Show which steps, ways on from them, policies and criteria `sop test` goes through.

    Results of a step that lead to the same place are one way on, as they are one arrow in the diagram. The starter
    library is gone through altogether.

    Examples:
      sop coverage
      sop coverage --fail-under 100
      sop coverage --format json
    """
    from simulator.cli.testing import calls_in
    from simulator.rookies.coverage import covered
    from simulator.rookies.shown import coverage_as_json, coverage_as_text

    if not 0 <= fail_under <= 100:
        raise Stop(f"--fail-under: {fail_under} is not possible. It takes a percentage, from 0 to 100.", Exit.USAGE)
    root = workspace_root(workspace)
    found = covered(playable(root, "played"), calls_in(root), _on_a_terminal)
    print(coverage_as_json(found) if output == "json" else coverage_as_text(found))
    if found.share() < fail_under * 10:
        raise Stop(f"{found.share() / 10:.1f} % is less than the {fail_under} % that are asked for.", Exit.FOUND)
    return Exit.FINE


def _on_a_terminal(text: str) -> None:
    """Says what takes so long, to somebody who is waiting."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def simulate(
    scenario: Annotated[str, typer.Argument(metavar="[SCENARIO]", help="Which call.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Every scenario.")] = False,
    rookie: Annotated[
        list[str] | None, typer.Option("--rookie", metavar="ROOKIE", help="Which rookies; all without it.")
    ] = None,
    seeds: Annotated[int, typer.Option("--seeds", metavar="NUMBER", help="How many seeds, from 1 on.")] = 1,
    jobs: Annotated[int, typer.Option("--jobs", metavar="NUMBER", help="How many processes.")] = 1,
    keep: Annotated[str, typer.Option("--keep", metavar="FILE", help="Keep each row here, and go on from there.")] = "",
    output: FormatOption = "text",
    quiet: QuietOption = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Let simulated trainees take calls: the ideal one, and those with a fault each.

    Examples:
      sop simulate pw-friendly
      sop simulate --all --rookie ideal --seeds 5
      sop simulate --all --seeds 50 --jobs 2 --format json > rows.json
      sop simulate --all --seeds 50 --keep rows.jsonl
    """
    from simulator.cli.scored import chosen_rookies, kept_rows, many
    from simulator.rookies.shown import rows_as_json, rows_as_text

    root = workspace_root(workspace)
    read = playable(root, "played")
    if not everything and not scenario:
        raise Stop("Which call? Name a scenario, or take --all.", Exit.USAGE)
    for name, number in (("--seeds", seeds), ("--jobs", jobs)):
        if number < 1:
            raise Stop(f"{name}: {number} is not possible. It takes 1 or more.", Exit.USAGE)
    names = [one.id for one in read.scenarios] if everything else [_scenario(read, scenario).id]
    rows = kept_rows(Path(keep)) if keep else []
    rookies = chosen_rookies(rookie or [])
    for row in many(read, root, (names, rookies, range(1, seeds + 1)), jobs, rows, keep):
        rows.append(row)
        if not quiet and sys.stderr.isatty():
            print(f"\r{len(rows)} calls", end="", file=sys.stderr, flush=True)
    if not quiet and sys.stderr.isatty():
        print(file=sys.stderr)
    print(rows_as_json(rows) if output == "json" else rows_as_text(rows))
    return Exit.FINE


def _scenario(read: Workspace, name: str) -> Scenario:
    import difflib

    found = read.scenario(name)
    if found is not None:
        return found
    near = difflib.get_close_matches(name, [one.id for one in read.scenarios], 1)
    raise Stop(f"There is no scenario '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""), Exit.USAGE)
