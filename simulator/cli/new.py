"""`sop new sop`: a procedure to begin with, asked for on a terminal, or given by options."""

from __future__ import annotations

from typing import Annotated

import typer

from simulator.cli.new_file import check_id, new_file, no_id, own_root, refuse, say, tell, write_new
from simulator.cli.options import TodayOption, WorkspaceOption, day
from simulator.model.stop import Exit


def sop(
    sop_id: Annotated[str, typer.Argument(metavar="[ID]", help="The new procedure's id, such as door-codes.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What callers would call it.")] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="TEXT", help="Who answers for it.")] = "",
    use_when: Annotated[str, typer.Option("--use-when", metavar="TEXT", help="When it is the right one.")] = "",
    fix: Annotated[str, typer.Option("--fix", metavar="TEXT", help='What the agent does: "Set a new code".')] = "",
    question: Annotated[str, typer.Option("--question", metavar="TEXT", help="What the caller is asked first.")] = "",
    team: Annotated[str, typer.Option("--team", metavar="TEAM", help="Who takes it when it can't be solved.")] = "",
    protected: Annotated[
        str, typer.Option("--protected", metavar="ACTION", help="The protected action that the fix is, if it is one.")
    ] = "",
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="ID", help="A tag; may be repeated.")] = None,
    today: TodayOption = "",
    workspace: WorkspaceOption = "",
) -> Exit:
    """Begin a new procedure: a whole flow that lints clean, to be changed into your own.

    On a terminal it asks for what no option says. A file that is there is never overwritten.

    Examples:
      sop new sop door-codes
      sop new sop door-codes --title "Forgotten door code" --owner "Site services" --fix "Set a new door code"
        --use-when "The caller stands before a door and does not know its code."
    """
    from simulator.author.new_sop import sop_text, teams_for
    from simulator.author.sop_draft import SopDraft
    from simulator.source import load
    from simulator.terminal.questions import Question, answered

    root = own_root(workspace)
    ask_id = Question("ID", "What is its id, in small letters with hyphens, such as door-codes?", sop_id, refuse=no_id)
    sop_id = answered((ask_id,))["ID"]
    path = new_file(root / "sops", sop_id)
    read = load(root)
    desk = read.desk
    teams, every = teams_for(desk), tuple(one.id for one in desk.teams)
    actions = tuple(one.id for one in desk.protected)
    first = "What exactly happens?"
    answers = answered(
        (
            Question("--title", "What would callers call it?", title, refuse=refuse),
            Question("--owner", "Who answers for this procedure?", owner, refuse=refuse),
            Question("--use-when", "When is it the right one, in one line?", use_when, refuse=refuse),
            Question("--fix", "What does the agent do to solve it, as an order?", fix, refuse=refuse),
            Question("--question", "What is the caller asked first?", question, first, required=False, refuse=refuse),
            Question("--team", "Who takes it when it can't be solved?", team, "".join(teams[:1]), every, bool(every)),
            Question("--protected", "Is that a protected action?", protected, "", actions, required=False),
        )
    )
    title, owner, use_when, fix, question, team, protected = answers.values()
    tags = tuple(tag or ())
    for one in tags:
        check_id(one, "--tag")
    draft = SopDraft(sop_id, title, owner, use_when, fix, day(today).isoformat(), question, team, protected, tags)
    write_new(path, sop_text(read, draft))
    tell(path, root, day(today))
    say(f"\nRead it aloud:  sop show {sop_id}")
    say(f"Make a call of it:  sop new scenario {sop_id}-first --from {sop_id}")
    return Exit.FINE
