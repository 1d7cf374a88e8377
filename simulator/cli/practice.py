"""`sop`, `sop practice`, `sop retry`, `sop debrief`, `sop progress`: what a trainee types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.cli.options import FormatOption, LangOption, PlainOption, SeedOption, WorkspaceOption
from simulator.cli.seating import (
    Mode,
    attempt_of,
    costliest_turn,
    in_mode,
    known,
    mode_of,
    play_text,
    resumed,
    scenario_of,
    seed_for,
    sitting_for,
    taken,
)
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.terminal.sitting import Sitting

ModeOption = Annotated[
    Mode,
    typer.Option(
        "--mode",
        help="With choices (the first two calls of a procedure, and always with --seed), in your own words, as an "
        "exam, or without knowing which call it is.",
    ),
]
TraineeOption = Annotated[str, typer.Option("--trainee", metavar="NAME", help="The name you say on the phone.")]


def home() -> Exit:
    """What `sop` alone does: the first run, or what is next."""
    from simulator.terminal.welcome import first_run, next_call

    sitting = sitting_for("", plain=False, mode="guided")
    chosen = next_call(sitting) if known(sitting) else first_run(sitting)
    if chosen is None:
        return Exit.FINE
    if chosen.attempt is not None:
        return resumed(in_mode(sitting, chosen.mode), chosen.attempt)
    if chosen.kind == "listen":
        return watch(sitting, chosen.scenario)
    return taken(sitting, chosen.scenario, mode=mode_of(chosen.mode))


def practice(
    scenario: Annotated[str, typer.Argument(metavar="[SCENARIO]", help="Which call; without it, the next.")] = "",
    mode: ModeOption = "",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the call that was left in the middle.")] = False,
    play: Annotated[str, typer.Option("--play", metavar="FILE", help="Play a call that stands as text (.call).")] = "",
    listen: Annotated[
        bool, typer.Option("--watch", help="Listen to a good call, with the step named beside each line.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Every call there is, the easy ones first.")] = False,
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
      sop practice --list
      sop practice pw-friendly
      sop practice mfa-impostor-urgent --mode free
      sop practice pw-friendly --plain --seed 7
      sop practice --resume
      sop practice --play scenarios/mfa-impostor-urgent.good.call
    """
    if listed:
        from simulator.cli.kept import on_offer

        print(on_offer(sitting_for(workspace, plain=True, mode="free", plays=False)))
        return Exit.FINE
    if play:
        return play_text(sitting_for(workspace, plain=True, mode="free", trainee=trainee), play)
    sitting = sitting_for(workspace, plain=plain, mode=mode or "guided", relaxed=relaxed, trainee=trainee)
    if resume or not (scenario or mode or lang or new_caller or seed is not None):
        from simulator.terminal.proposals import unfinished, unreadable

        waiting = unfinished(sitting.home)
        if waiting is not None:
            return resumed(in_mode(sitting, waiting.mode, plain=plain, relaxed=relaxed), waiting)
        if resume and (why := unreadable(sitting.home)):
            raise Stop(f"{why} `sop practice` takes another call.", Exit.UNUSABLE)
        if resume:
            raise Stop("No call is waiting to be resumed. `sop practice` takes the next one.", Exit.USAGE)
    number = seed_for(seed)
    if listen:
        return watch(sitting, scenario_of(sitting, scenario, mode, number, lang).id, lang)
    how = mode or ("guided" if seed is not None else "")  # one seed and one input give one call, whatever came before
    return taken(
        sitting, scenario, mode=how, seed=number, plain=plain, relaxed=relaxed, lang=lang, new_caller=new_caller
    )


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

    sitting = sitting_for(workspace, plain=plain, mode="guided")
    kept = attempt_of(sitting, attempt)
    sitting = in_mode(sitting, kept.mode, plain=plain)
    whole = taken_up(kept, sitting.workspace)
    if not whole.call.turn:
        raise Stop("Nothing was said in that call yet. `sop practice --resume` goes on with it.", Exit.USAGE)
    number = turn or costliest_turn(sitting, kept)
    if not 1 <= number <= whole.call.turn:
        raise Stop(f"--turn {number}: that call has the turns 1 to {whole.call.turn}.", Exit.USAGE)
    return take(sitting, taken_up(kept, sitting.workspace, turns=number - 1).call, retry_of=kept.id)


def debrief(
    attempt: Annotated[str, typer.Argument(metavar="[ATTEMPT]", help="Which attempt; without it, the newest.")] = "",
    output: Annotated[
        Literal["text", "json", "markdown", "html"], typer.Option("--format", help="In which form.")
    ] = "text",
    details: Annotated[bool, typer.Option("--details", help="With every criterion, number and reason.")] = False,
    review: Annotated[
        bool, typer.Option("--review", help="For a coach: decide on unclear lines and suspected errors first.")
    ] = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Show the debrief of a call again: what cost most, what went well, and a better line.

    What the program left open, a coach decides with --review. What was found without the coach is shown beside it.

    Examples:
      sop debrief
      sop debrief 20260105-094000-pw-friendly-7 --details
      sop debrief 20260105-094000-pw-friendly-7 --review
      sop debrief --format html > debrief.html
    """
    from simulator.call.trace import trace
    from simulator.records import finish, outcome_of
    from simulator.records import resume as taken_up
    from simulator.records.answers import answers_of
    from simulator.terminal.review import COACH, decided
    from simulator.terminal.scored import outcome, scored, written

    if review and output != "text":
        raise Stop(f"--review asks questions. Afterwards `sop debrief --format {output}` writes it down.", Exit.USAGE)
    sitting = sitting_for(workspace, plain=True, mode="free")
    kept = attempt_of(sitting, attempt)
    call = taken_up(kept, sitting.workspace).call
    if review:
        result, found = decided(sitting, call, kept, COACH)
        sitting.view.tell("")
    else:
        result, found = scored(call, answers_of(kept, trace(call)))
    if call.over and outcome_of(kept) is None:  # the program ended between the last word and the score
        finish(kept, outcome(result, found))
    print(written(result, found, output, details))
    return Exit.FINE if result.passed else Exit.FOUND


def progress(
    output: FormatOption = "text",
    calls: Annotated[
        bool, typer.Option("--calls", help="Every call that was kept, with the id to name it by.")
    ] = False,
    forget: Annotated[bool, typer.Option("--erase", help="Erase every attempt and your name, after asking.")] = False,
    workspace: WorkspaceOption = "",
) -> Exit:
    """Show how you are doing: what was practised, what was mastered, what was missed.

    Examples:
      sop progress
      sop progress --calls
      sop progress --format json
      sop progress --erase
    """
    from simulator.terminal.standing import erased, standing

    sitting = sitting_for(workspace, plain=True, mode="free", plays=False)
    if forget:
        return erased(sitting)
    if calls:
        from simulator.cli.kept import listed

        print(listed(sitting.home, output))
        return Exit.FINE
    print(standing(sitting.home, sitting.workspace, output))
    return Exit.FINE


def watch(sitting: Sitting, scenario: str, lang: str = "") -> Exit:
    """Plays the ideal call, with the step named beside each line."""
    from simulator.terminal.watching import watch as watched

    return watched(sitting, scenario_of(sitting, scenario, lang=lang), lang)
