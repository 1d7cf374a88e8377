"""`sop route`: which queue a call comes to, and why."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import FormatOption, TodayOption, WorkspaceOption, day
from simulator.cli.place import workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.author.routing import Routed


def route(
    at: Annotated[
        str, typer.Option("--at", metavar="TIME", help='When the call comes in: 23:40, or "Tue 23:40".')
    ] = "",
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANGUAGE", help="The caller's language; the desk's first if not said.")
    ] = "",
    dialled: Annotated[str, typer.Option("--dialled", metavar="NUMBER", help="The number that was dialled.")] = "",
    chooses: Annotated[
        str, typer.Option("--chooses", metavar="CHOICE", help="What the caller chose in the menu.")
    ] = "",
    skill: Annotated[
        list[str] | None,
        typer.Option(
            "--skill",
            metavar="SKILL",
            help="A skill of an agent who is there; may be repeated. All of them if not said.",
        ),
    ] = None,
    waiting: Annotated[
        str, typer.Option("--waiting", metavar="TIME", help='How long others have waited: "4 minutes".')
    ] = "",
    output: FormatOption = "text",
    today: TodayOption = "",
    workspace: WorkspaceOption = "",
) -> Exit:
    """Say which queue a call comes to and why, and what the caller hears before an agent picks up.

    The rules are those of `routing:` in sops/_desk.yaml, tried in order; the first that fits is taken.

    Examples:
      sop route --at 23:40 --lang da
      sop route --at "Tue 10:00" --dialled 555-0180
      sop route --at "Tue 10:00" --lang da --skill german --waiting "4 minutes"
      sop route --at "Sat 11:00" --chooses password --format json
    """
    from simulator.author.routing import Arrival, spoken_minute
    from simulator.author.routing import route as routed
    from simulator.source import load

    desk = load(workspace_root(workspace)).desk
    if not desk.routes:
        raise Stop("This desk has no `routing:` in sops/_desk.yaml, so every call comes to the same agents.")
    on = day(today)
    language = lang or desk.languages[0]
    skills = None if not skill else tuple(skill)
    _known_skills(
        skills,
        {one for team in desk.teams for one in team.skills} | {one for rule in desk.routes for one in rule.skills},
    )
    call = Arrival(_minute(at, on), language, on.isoformat(), dialled, chooses, skills, _seconds(waiting))
    found = routed(desk, call)
    if output == "json":
        _route_json(found, spoken_minute(call.minute))
    else:
        for line in _route_text(found, spoken_minute(call.minute)):
            print(line)
    return Exit.FINE if found.queue else Exit.FOUND


def _minute(at: str, on: datetime.date) -> int:
    """The minute of the week. A time without a day is on the day that `--today` or the clock names."""
    from simulator.call.calendar import SHORT_DAYS, minute_of

    if not at:
        raise Stop('--at is missing: when does the call come in? Write --at 23:40, or --at "Tue 23:40".', Exit.USAGE)
    said = minute_of(at) if " " in at.strip() else minute_of(f"{SHORT_DAYS[on.weekday()]} {at.strip()}")
    if said is None:
        raise Stop(f'--at: {at!r} is not a time. Write it as 23:40 or as "Tue 23:40".', Exit.USAGE)
    return said


def _seconds(waiting: str) -> int:
    words = waiting.split()
    if not words:
        return 0
    sizes = {"second": 1, "seconds": 1, "s": 1, "minute": 60, "minutes": 60, "min": 60, "hour": 3600, "hours": 3600}
    if len(words) == 2 and words[0].isascii() and words[0].isdecimal() and len(words[0]) < 6 and words[1] in sizes:
        return int(words[0]) * sizes[words[1]]
    raise Stop(f'--waiting: {waiting!r} is not a time. Write it as "4 minutes" or "90 seconds".', Exit.USAGE)


def _known_skills(skills: tuple[str, ...] | None, known: set[str]) -> None:
    from difflib import get_close_matches

    for one in skills or ():
        if one not in known:
            near = get_close_matches(one, sorted(known), 1)
            advice = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(sorted(known))}."
            raise Stop(f"--skill: nobody at this desk has the skill '{one}'. {advice}", Exit.USAGE)


def _route_text(found: Routed, when: str) -> list[str]:
    from simulator.report.safe import safe_line

    last = found.tried[-1]
    lines = [f"{when}: {found.queue or 'nowhere'}, because {found.because}."]
    if found.queue and last.says:
        lines.append(f"  {safe_line(last.says)}.")
    lines.append(f"  {last.at.file}:{last.at.line}")
    before = [tried for tried in found.tried if tried.misses]
    if before:
        width = max(len(tried.queue) for tried in before)
        lines += ["", "Looked at before it:"]
        lines += [f"  {tried.queue:<{width}}  {'; '.join(tried.misses)}" for tried in before]
    if found.hears:
        lines += ["", "The caller hears first:"]
        lines += [f"  {name}: “{safe_line(says)}”" for name, says in found.hears]
    closed = [(name, opens) for name, is_now, opens in found.open if not is_now]
    if closed:
        lines += [
            "",
            "Closed at that time: "
            + ", ".join(f"{name} (opens {opens})" if opens else name for name, opens in closed)
            + ".",
        ]
    return lines


def _route_json(found: Routed, when: str) -> None:
    import json

    shape = {
        "format": "sop-route/1",
        "at": when,
        "queue": found.queue,
        "because": found.because,
        "tried": [
            {"queue": tried.queue, "file": tried.at.file, "line": tried.at.line, "misses": tried.misses}
            for tried in found.tried
        ],
        "hears": [{"id": name, "says": says} for name, says in found.hears],
        "calendars": [{"id": name, "open": is_now, "opens_next": opens} for name, is_now, opens in found.open],
    }
    print(json.dumps(shape, indent=2, ensure_ascii=False))
