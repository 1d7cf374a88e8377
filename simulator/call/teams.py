"""
Handing over: the receiving team takes the case, asks for what is missing, sends it back, or is not there.

What a scenario says about a step wins. Else a closed team does not answer, and a team on the line asks once for what
neither the ticket nor the note tells; still without it, it sends the case back.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.call.calendar import is_open, opens_next, spoken
from simulator.call.replies import ask_caller, source_of
from simulator.call.tickets import main_of
from simulator.call.tracks import Placed
from simulator.call.turn import Turn
from simulator.caller import Happening, Stimulus
from simulator.model.desk import Team
from simulator.model.fact import UNKNOWN

NOTE_WORDS = 4
"""A note of at least so many words tells what happened."""


def hand_over(turn: Turn, placed: Placed | None) -> str:
    """Transfers or escalates to a team; empty while the team still asks."""
    move = turn.move
    desk = turn.play.workspace.desk
    team = desk.team(move.target)
    if team is None:
        turn.desk_says(f"Nobody is called {move.target} here.")
        return ""
    if move.rest:
        turn.fields = {**turn.fields, "note": " ".join(move.rest)}
    title = turn.play.say(team.title) or team.id.replace("-", " ").capitalize()
    mode = _mode(turn, placed) or team.mode
    result = "" if told_by_scenario(turn, placed) else _desk_decides(turn, team, title, mode)
    if result == "asks":
        return ""
    reply = ask_caller(
        turn,
        Stimulus(
            Happening.TOOL, heard=move.heard, text=" ".join(move.rest), steps=turn.steps, verb=move.verb,
            target=team.id, issue=source_of(turn), result=result, seconds=turn.second - turn.call.second, mode=mode,
        ),
    )  # fmt: skip
    result = result or reply.answer or "taken"
    _say(turn, team, title, result)
    if result == "taken":
        _taken(turn, team, mode)
    return result


def _taken(turn: Turn, team: Team, mode: str) -> None:
    if turn.issue is not None:
        turn.change_issue(turn.subject, replace(turn.issue, handed_to=team.id))
    if turn.move.verb == "transfer" and not turn.caller_gone:
        turn.caller_gone = "handed over"


def _mode(turn: Turn, placed: Placed | None) -> str:
    node = turn.play.shelf.steps(placed.sop).get(placed.name) if placed else None
    return node.step.mode if node and node.step else ""


def told_by_scenario(turn: Turn, placed: Placed | None) -> bool:
    """Whether the scenario says how this step goes."""
    if placed is None:
        return False
    issues = turn.play.scenario.issues
    source = source_of(turn)
    bare = placed.name.rpartition("/")[2]
    return 0 <= source < len(issues) and any(name in (bare, placed.name) for name, _ in issues[source].results)


def is_closed(turn: Turn, team_id: str) -> bool:
    """Whether a team that has hours is not there now."""
    desk = turn.play.workspace.desk
    team = desk.team(team_id)
    return team is not None and not is_open(desk.calendar(team.hours), turn.now)


def _desk_decides(turn: Turn, team: Team, title: str, mode: str) -> str:
    hours = turn.play.workspace.desk.calendar(team.hours)
    if mode != "async" and is_closed(turn, team.id):
        opens = opens_next(hours, turn.now) if hours else None
        when = f" until {spoken(opens, turn.now, turn.play.lang)}" if opens is not None else ""
        instead = f" Meanwhile: {team.otherwise}." if team.otherwise else ""
        turn.desk_says(f"{title}: nobody is there{when}.{instead}")
        return "no-answer"
    missing = lacking(turn, team)
    if not missing or mode == "cold":
        return "taken"
    wanted = ", ".join(name.replace("_", " ") for name in missing)
    if turn.visit(f"asks {turn.subject} {team.id}") == 0:
        turn.desk_says(f"{title}: Before I take this, tell me: {wanted}?", team=team.id, asks=" ".join(missing))
        return "asks"
    turn.desk_says(f"{title}: I'm sending this back. Without {wanted} we cannot start.", team=team.id)
    return "refused"


def lacking(turn: Turn, team: Team) -> tuple[str, ...]:
    """The fields that a team wants and that nobody has told it: not in the ticket, not found out, not in the note."""
    ticket = main_of(turn)
    written = set(turn.fields) | ({name for name, _ in ticket.fields} if ticket else set())
    known = turn.known_for(turn.subject)
    note = " ".join((turn.fields.get("handover_note", ""), turn.fields.get("note", ""), *turn.move.rest)).split()
    issue = turn.issue

    def has(name: str) -> bool:
        if name in written or known.get(name, UNKNOWN) != UNKNOWN:
            return True
        is_fact = turn.play.shelf.fact(issue.sop if issue else "", name) is not None or name in turn.play.shelf.per_call
        return not is_fact and len(note) >= NOTE_WORDS

    return tuple(name for name in team.accepts if not has(name))


def _say(turn: Turn, team: Team, title: str, result: str) -> None:
    who = f" {team.people[0]} here." if team.people else ""
    match result:
        case "taken":
            turn.desk_says(f"{title}:{who} We take it.", team=team.id)
        case "refused":
            if not any("sending this back" in line for line in turn.reply):
                turn.desk_says(f"{title}: We can't take this one.", team=team.id)
        case _:
            if not any("nobody is there" in line for line in turn.reply):
                turn.desk_says(f"{title}: nobody picks up.", team=team.id)
