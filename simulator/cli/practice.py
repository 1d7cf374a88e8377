"""`sop`, `sop practice`, `sop retry`, `sop debrief`, `sop progress`: what a trainee types."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.cli.options import FormatOption, LangOption, PlainOption, SeedOption, WorkspaceOption
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.model.scenario import Scenario
    from simulator.records import Attempt
    from simulator.terminal.sitting import Sitting

Mode = Literal["", "guided", "free", "exam", "mystery"]
ModeOption = Annotated[
    Mode,
    typer.Option("--mode", help="With choices, in your own words, as an exam, or without knowing which call it is."),
]
TraineeOption = Annotated[str, typer.Option("--trainee", metavar="NAME", help="The name you say on the phone.")]
SEEDS = 10_000


def home() -> Exit:
    """What `sop` alone does: the first run, or what is next."""
    from simulator.terminal.welcome import first_run, next_call

    sitting = _sitting("", plain=False, mode="guided")
    chosen = next_call(sitting) if _known(sitting) else first_run(sitting)
    if chosen is None:
        return Exit.FINE
    if chosen.attempt is not None:
        return _resume(_sitting("", plain=False, mode=chosen.mode), chosen.attempt)
    if chosen.kind == "listen":
        return watch(_sitting("", plain=False, mode="guided"), chosen.scenario)
    return practice(chosen.scenario, mode=_mode(chosen.mode))


def practice(
    scenario: Annotated[str, typer.Argument(metavar="[SCENARIO]", help="Which call; without it, the next.")] = "",
    mode: ModeOption = "",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the call that was left in the middle.")] = False,
    play: Annotated[str, typer.Option("--play", metavar="FILE", help="Play a call that stands as text (.call).")] = "",
    listen: Annotated[
        bool, typer.Option("--watch", help="Listen to a good call, with the step named beside each line.")
    ] = False,
    new_caller: Annotated[bool, typer.Option("--new-caller", help="Somebody else calls, drawn afresh.")] = False,
    relaxed: Annotated[bool, typer.Option("--relaxed", help="Silence never counts.")] = False,
    trainee: TraineeOption = "",
    seed: SeedOption = None,
    lang: LangOption = "",
    plain: PlainOption = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Take a call: a simulated caller, your words and tools, and a debrief at the end.

    Without a scenario it goes on with the call that waits, or proposes the next one. Every move is kept before you see
    its effect, so a call that breaks off can be resumed.

    Examples:
      sop practice
      sop practice pw-friendly
      sop practice mfa-impostor-urgent --mode free
      sop practice pw-friendly --plain --seed 7
      sop practice --resume
      sop practice --play scenarios/mfa-impostor-urgent.good.call
    """
    if play:
        return _play_file(_sitting(workspace, plain=True, mode="free", trainee=trainee), play)
    sitting = _sitting(workspace, plain=plain, mode=mode or "guided", relaxed=relaxed, trainee=trainee)
    if resume or not scenario:
        from simulator.terminal.proposals import unfinished

        waiting = unfinished(sitting.home)
        if waiting is not None:
            return _resume(_sitting(workspace, plain=plain, mode=waiting.mode, relaxed=relaxed), waiting)
        if resume:
            raise Stop("No call is waiting to be resumed. `sop practice` takes the next one.", Exit.USAGE)
    found = _scenario(sitting, scenario)
    if listen:
        return watch(sitting, found.id)
    from simulator.terminal.proposals import mode_for

    how = mode or mode_for(sitting.home, found)
    sitting = _sitting(workspace, plain=plain, mode=how, relaxed=relaxed, trainee=trainee)
    call = _begin(sitting, found, mode=how, seed=seed, lang=lang, new_caller=new_caller, relaxed=relaxed)
    from simulator.terminal.session import take

    return take(sitting, call)


def retry(
    attempt: Annotated[str, typer.Argument(metavar="[ATTEMPT]", help="Which attempt; without it, the newest.")] = "",
    turn: Annotated[int, typer.Option("--turn", metavar="NUMBER", help="Go back to before this turn.")] = 0,
    plain: PlainOption = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Go back into a call, to the turn that went wrong, and try again. The first score stays as it was.

    Examples:
      sop retry
      sop retry --turn 9
      sop retry 20260105-094000-pw-friendly-7 --turn 4
    """
    from simulator.records import resume as taken_up
    from simulator.terminal.session import take

    sitting = _sitting(workspace, plain=plain, mode="guided")
    kept = _attempt(sitting, attempt)
    sitting = _sitting(workspace, plain=plain, mode=kept.mode)
    number = turn or _costliest_turn(sitting, kept)
    whole = taken_up(kept, sitting.workspace)
    if not 1 <= number <= whole.call.turn:
        raise Stop(f"--turn {number}: that call has the turns 1 to {whole.call.turn}.", Exit.USAGE)
    return take(sitting, taken_up(kept, sitting.workspace, turns=number - 1).call, retry_of=kept.id)


def debrief(
    attempt: Annotated[str, typer.Argument(metavar="[ATTEMPT]", help="Which attempt; without it, the newest.")] = "",
    output: Annotated[
        Literal["text", "json", "markdown", "html"], typer.Option("--format", help="In which form.")
    ] = "text",
    details: Annotated[bool, typer.Option("--details", help="With every criterion, number and reason.")] = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Show the debrief of a call again: what cost most, what went well, and a better line.

    Examples:
      sop debrief
      sop debrief 20260105-094000-pw-friendly-7 --details
      sop debrief --format html > debrief.html
    """
    from simulator.records import resume as taken_up
    from simulator.terminal.after import shown_debrief

    sitting = _sitting(workspace, plain=True, mode="free")
    kept = _attempt(sitting, attempt)
    text, outcome = shown_debrief(taken_up(kept, sitting.workspace).call, output, details)
    print(text)
    return Exit.FINE if outcome.passed else Exit.FOUND


def progress(
    output: FormatOption = "text",
    forget: Annotated[bool, typer.Option("--erase", help="Erase every attempt and your name, after asking.")] = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Show how you are doing: what was practised, what was mastered, what was missed.

    Examples:
      sop progress
      sop progress --format json
      sop progress --erase
    """
    from simulator.terminal.standing import erased, standing

    sitting = _sitting(workspace, plain=True, mode="free")
    if forget:
        return erased(sitting)
    print(standing(sitting.home, sitting.workspace, output))
    return Exit.FINE


def watch(sitting: Sitting, scenario: str) -> Exit:
    """Plays the ideal call, with the step named beside each line."""
    from simulator.terminal.watching import watch as watched

    return watched(sitting, _scenario(sitting, scenario))


def _known(sitting: Sitting) -> bool:
    from simulator.records import trainee

    return trainee(sitting.home) is not None


def _mode(word: str) -> Mode:
    modes: dict[str, Mode] = {"guided": "guided", "free": "free", "exam": "exam", "mystery": "mystery"}
    return modes.get(word, "")


def _sitting(named: str, *, plain: bool, mode: str, relaxed: bool = False, trainee: str = "") -> Sitting:
    """The workspace, the data folder and the view. A workspace with errors is refused with its problems."""
    from simulator.cli.folders import data_folder
    from simulator.records import know
    from simulator.source import load
    from simulator.terminal.sitting import Sitting, interactive, plain_wanted, view_for

    read = load(workspace_root(named))
    if read.problems:
        said = "No call can be taken until this is mended. `sop lint` shows it in full."
        raise Stop(said, Exit.UNUSABLE, read.problems)
    folder = data_folder()
    if trainee:
        know(folder, trainee)
    view = view_for(mode, plain_wanted(plain), relaxed)
    return Sitting(read, folder, view, datetime.datetime.now().astimezone(), interactive())


def _scenario(sitting: Sitting, named: str) -> Scenario:
    workspace = sitting.workspace
    if not named:
        from simulator.terminal.proposals import proposals

        named = next((each.scenario for each in proposals(sitting.home, workspace)), "")
    found = workspace.scenario(named.removesuffix(".yaml").rpartition("/")[2])
    if found is None:
        from difflib import get_close_matches

        ids = [each.id for each in workspace.scenarios]
        near = get_close_matches(named, ids, 1)
        all_of_them = f"There are: {', '.join(ids)}." if ids else "scenarios/ is empty."
        advice = f"Did you mean '{near[0]}'?" if near else all_of_them
        raise Stop(f"There is no scenario '{named}'. {advice}", Exit.USAGE)
    return found


def _begin(
    sitting: Sitting, scenario: Scenario, *, mode: str, seed: int | None, lang: str, new_caller: bool, relaxed: bool
) -> Call:
    from simulator.call import begin
    from simulator.records import trainee

    desk = sitting.workspace.desk
    if lang and lang not in desk.languages:
        raise Stop(f"--lang {lang}: this desk speaks {', '.join(desk.languages)}.", Exit.USAGE)
    number = seed if seed is not None else int.from_bytes(os.urandom(4)) % SEEDS
    who = None
    if new_caller:
        from simulator.caller.cast import draw

        who = draw(lang or desk.languages[0], number, 1)[0]
    known = trainee(sitting.home)
    agent = known.name if known else "Sam"
    return begin(sitting.workspace, scenario, seed=number, mode=mode, lang=lang, agent=agent, who=who, relaxed=relaxed)


def _resume(sitting: Sitting, attempt: Attempt) -> Exit:
    from simulator.records import resume as taken_up
    from simulator.terminal.session import go_on

    found = taken_up(attempt, sitting.workspace)
    if found.changed:
        sitting.view.tell("The procedures have changed since; this call goes on with those it began with.")
    sitting.view.tell(f"You are back in the call, at turn {found.call.turn + 1}. So far:")
    sitting.view.recall(found.call.entries)
    return go_on(sitting, found.call, attempt)


def _attempt(sitting: Sitting, named: str) -> Attempt:
    from simulator.records import attempts, find

    if named:
        return find(sitting.home, named)
    newest = next(iter(attempts(sitting.home)), None)
    if newest is None:
        raise Stop("There is no call yet. `sop practice` takes the first one.", Exit.USAGE)
    return newest


def _costliest_turn(sitting: Sitting, attempt: Attempt) -> int:
    from simulator.records import resume as taken_up
    from simulator.terminal.after import costliest_turn

    return costliest_turn(taken_up(attempt, sitting.workspace).call)


def _play_file(sitting: Sitting, path: str) -> Exit:
    from simulator.terminal.playing import play_file

    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Stop(f"{path} is not text (UTF-8). A call as text ends in .call; see scenarios/.") from None
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error
    return play_file(sitting, text, path)
