"""`sop new scenario`: a call through a procedure, asked for on a terminal, or given by options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.author import procedure
from simulator.cli.new_file import new_file, no_id, own_root, refuse, say, shown, tell, write_new
from simulator.cli.options import TodayOption, WorkspaceOption, day
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.author.new_person import NewPerson
    from simulator.author.path_calls import PathCall
    from simulator.model.sop import Sop
    from simulator.model.workspace import Workspace


def scenario(
    scenario_id: Annotated[
        str, typer.Argument(metavar="[ID]", help="The new scenario's id, such as locked-out-early.")
    ] = "",
    about: Annotated[str, typer.Option("--sop", metavar="SOP", help="The procedure that it practises.")] = "",
    from_: Annotated[str, typer.Option("--from", metavar="SOP", help="The same, to lead along one way of it.")] = "",
    path: Annotated[str, typer.Option("--path", metavar="NAME", help="The side road or step to come to.")] = "",
    ends: Annotated[str, typer.Option("--ends", metavar="OUTCOME", help="How it is to end, such as resolved.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The call in a few words.")] = "",
    opens: Annotated[str, typer.Option("--opens", metavar="TEXT", help="What the caller says first.")] = "",
    wants: Annotated[str, typer.Option("--wants", metavar="TEXT", help="What the caller is really after.")] = "",
    lesson: Annotated[str, typer.Option("--lesson", metavar="TEXT", help="What is shown after the call.")] = "",
    tells: Annotated[
        list[str] | None, typer.Option("--tells", metavar="FACT=TEXT", help="An answer to a question; may be repeated.")
    ] = None,
    must_fail: Annotated[
        list[str] | None,
        typer.Option("--must-fail", metavar="ROOKIE", help="A fault that must not pass; may be repeated."),
    ] = None,
    cast: Annotated[str, typer.Option("--cast", metavar="PERSON", help="Who calls; else somebody is drawn.")] = "",
    temper: Annotated[str, typer.Option("--temper", metavar="TEMPER", help="How they are, such as gentle.")] = "",
    difficulty: Annotated[int, typer.Option("--difficulty", metavar="1-5", help="How hard it is.")] = 1,
    starts: Annotated[
        str, typer.Option("--starts", metavar="TIME", help='When it comes in: "Tue 09:40".')
    ] = "Tue 09:40",
    seed: Annotated[int, typer.Option("--seed", metavar="NUMBER", help="The same seed draws the same person.")] = 1,
    today: TodayOption = "",
    workspace: WorkspaceOption = "",
) -> Exit:
    """Begin a new scenario: a call through a procedure that can be won, with somebody drawn to make it.

    Facts, results and the right end come from a way through the procedure. On a terminal it asks for what no option
    says.

    Examples:
      sop new scenario door-first --sop door-codes
      sop new scenario door-stuck --from door-codes --path hand-over --title "The code won't take"
        --opens "I'm at the door and it won't let me in." --wants "To get to the meeting."
    """
    from simulator.author.new_scenario import ScenarioDraft, scenario_text
    from simulator.call.calendar import minute_of
    from simulator.cli.scored import chosen_rookies
    from simulator.source import load
    from simulator.terminal.questions import Question, answered

    if not 1 <= difficulty <= 5:
        raise Stop(f"--difficulty: {difficulty} is not one of 1 to 5.", Exit.USAGE)
    if minute_of(starts) is None:
        raise Stop(f'--starts: {starts!r} is not a time. Write it as "Tue 09:40".', Exit.USAGE)
    faults = tuple(one.id for one in chosen_rookies(must_fail)) if must_fail else ()
    root = own_root(workspace)
    asked = "What is its id, in small letters with hyphens, such as locked-out-early?"
    scenario_id = answered((Question("ID", asked, scenario_id, refuse=no_id),))["ID"]
    file = new_file(root / "scenarios", scenario_id)
    read = load(root)
    procedures = tuple(one.id for one in read.procedures)
    chosen = answered((Question("--sop", "Which procedure is it about?", from_ or about, "", procedures),))["--sop"]
    found = procedure(read, chosen)
    call = _call(read, found, path, ends)
    people, tempers = tuple(one.id for one in read.cast), tuple(one.id for one in read.desk.mood.tempers)
    answers = answered(
        (
            Question("--title", "What is the call, in a few words?", title, refuse=refuse),
            Question("--opens", "What does the caller say first?", opens, refuse=refuse),
            Question("--wants", "What is the caller really after?", wants, refuse=refuse),
            Question("--lesson", "What is the lesson, shown after the call?", lesson, required=False, refuse=refuse),
            Question("--temper", "How is the caller?", temper, "".join(tempers[:1]), tempers, bool(tempers)),
        )
    )
    _known_person(cast, people)
    title, opens, wants, lesson, temper = answers.values()
    person = None if cast else _drawn(read, root, seed)
    who = person.id if person else cast
    draft = ScenarioDraft(
        scenario_id, title, opens, wants, who, temper, difficulty, starts, _answers(tells or [], read, found), lesson,
        faults,
    )  # fmt: skip
    write_new(file, scenario_text(read, found, call, draft))
    if person:
        _add(root / person.file, person)
    _play(tell(file, root, day(today)), scenario_id)
    return Exit.FINE


def _call(read: Workspace, found: Sop, path: str, ends: str) -> PathCall:
    """A call along the way that was named, else the shortest that is solved, else any."""
    from difflib import get_close_matches

    from simulator.author.path_calls import path_call, places
    from simulator.model.sop import OUTCOMES

    known = places(found)
    if path and path not in known:
        near = get_close_matches(path, known, 1)
        advice = f"Did you mean '{near[0]}'?" if near else f"There is: {', '.join(known)}."
        raise Stop(f"--path: {found.id} has no side road or step '{path}'. {advice}", Exit.USAGE)
    if ends and ends not in OUTCOMES:
        raise Stop(f"--ends: '{ends}' is no end. There is: {', '.join(OUTCOMES)}.", Exit.USAGE)
    for outcome in (ends,) if ends or path else ("resolved", ""):
        if (call := path_call(read, found, path, outcome)) is not None:
            return call
    way = f" through {path}" if path else ""
    raise Stop(f"No call about {found.id} goes{way}{f' and ends as {ends}' if ends else ' to an end'}.", Exit.FOUND)


def _known_person(cast: str, people: tuple[str, ...]) -> None:
    if cast and cast not in people:
        from difflib import get_close_matches

        near = get_close_matches(cast, people, 1)
        advice = f"Did you mean '{near[0]}'?" if near else "They stand in scenarios/_cast.LANG.yaml."
        raise Stop(f"--cast: nobody is called '{cast}'. {advice}", Exit.USAGE)


def _answers(tells: list[str], read: Workspace, found: Sop) -> tuple[tuple[str, str], ...]:
    known = {fact.id for fact in (*found.facts, *read.desk.facts)}
    answers = []
    for each in tells:
        name, sign, words = each.partition("=")
        if not sign or refuse(words) or name not in known:
            facts = ", ".join(sorted(known))
            raise Stop(f"--tells: {each!r} is not FACT=TEXT. {found.id} has the facts {facts}.", Exit.USAGE)
        answers.append((name, words))
    return tuple(answers)


def _drawn(read: Workspace, root: Path, seed: int) -> NewPerson:
    from simulator.author.new_person import new_person

    person = new_person(read, seed)
    path = root / person.file
    if path.exists() and person.file not in dict(read.files):
        raise Stop(f"{path} cannot be read, so nobody can be added to it. Name somebody with --cast.")
    return person


def _add(path: Path, person: NewPerson) -> None:
    """Puts the person below the others, the whole file at once."""
    import os
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sop-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(person.text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror}.") from error
    say(f"{person.name} ({person.id}) was drawn and now stands in {shown(path)}.")


def _play(read: Workspace, scenario_id: str) -> None:
    """Says whether whoever does everything right passes the new call."""
    from simulator.rookies import rookie
    from simulator.rookies.proving import rookie_check

    found, ideal = read.scenario(scenario_id), rookie("ideal")
    if found is None or ideal is None or read.problems:
        return
    check = rookie_check(read, found, ideal, "free")
    if check.problems:
        say("\nAs it stands, nobody can pass it yet:")
        for problem in check.problems:
            say(f"  {problem.message}\n  {problem.help}")
    else:
        say(f"Whoever does everything right passes it.\n\nTake the call:  sop practice {scenario_id}")
