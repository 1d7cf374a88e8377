"""Tickets: opening them, and writing fields and a priority into them. Nothing is filled in for the trainee."""

from __future__ import annotations

from dataclasses import replace

from simulator.call.replies import ask_caller, source_of
from simulator.call.state import Ticket
from simulator.call.tracks import Placed
from simulator.call.turn import Turn
from simulator.caller import Happening, Stimulus
from simulator.caller.chance import number
from simulator.model.call import Move
from simulator.model.sop import TicketKind

PREFIXES = {"incident": "INC", "request": "REQ", "problem": "PRB", "complaint": "CMP", "security": "SEC"}


def pack(fields: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Fields with their texts as the words of a move."""
    return tuple(f"{name}={text}" for name, text in fields)


def fields_of(move: Move) -> dict[str, str]:
    """The fields that a record writes, with their texts."""
    found: dict[str, str] = {}
    for word in move.rest:
        name, _, text = word.partition("=")
        found[name] = text
    return found


def open_ticket(turn: Turn, placed: Placed | None) -> str:
    """Opens a ticket of the issue's procedure and gives it a number."""
    target = turn.move.target
    issue = turn.issue
    kind = _kind(turn, target)
    parent = next((ticket.number for ticket in turn.tickets if kind and ticket.kind == kind.parent), "")
    opened = Ticket(
        _number(turn, kind), target, turn.subject, kind.type if kind else "incident", kind.team if kind else "", parent
    )
    turn.tickets = (*turn.tickets, opened)
    if issue is not None:
        turn.change_issue(turn.subject, replace(issue, tickets=(*issue.tickets, target)))
    turn.desk_says(f"Ticket {opened.number} is open ({target}).", ticket=opened.number, kind=target)
    ask_caller(
        turn,
        Stimulus(
            Happening.TOOL, verb="ticket", target=target, steps=turn.steps, issue=source_of(turn), result="done",
            seconds=turn.second - turn.call.second,
        ),
    )  # fmt: skip
    return "done"


def _kind(turn: Turn, ticket: str) -> TicketKind | None:
    """The ticket of the issue's own procedure, else of any that has one by this name."""
    own = turn.play.workspace.sop(turn.issue.sop) if turn.issue else None
    sops = (own, *turn.play.workspace.sops) if own else turn.play.workspace.sops
    return next((kind for sop in sops for kind in sop.tickets if kind.id == ticket), None)


def _number(turn: Turn, kind: TicketKind | None) -> str:
    drawn = 100_000 + number(turn.play.seed, "ticket", len(turn.tickets), 899_000)
    return f"{PREFIXES.get(kind.type if kind else '', 'INC')}-{drawn}"


def record(turn: Turn) -> str:
    """Writes fields into the ticket; without a ticket they go into the call's notes."""
    written = fields_of(turn.move)
    ticket = main_of(turn)
    for name, text in written.items():
        turn.fields = {**turn.fields, name: _joined(turn.fields.get(name, ""), text)}
        if ticket is not None:
            ticket = _write(ticket, name, text)
    if ticket is not None:
        turn.change_ticket(ticket)
    where = f"in {ticket.number}" if ticket else "in the notes of the call"
    turn.desk_says(f"Noted {where}: {', '.join(name.replace('_', ' ') for name in written)}.")
    return "done"


def main_of(turn: Turn) -> Ticket | None:
    """The first ticket of the issue at hand: side tickets hang under it."""
    own = [ticket for ticket in turn.tickets if ticket.issue == turn.subject]
    chosen = own or list(turn.tickets)
    return chosen[0] if chosen else None


def _write(ticket: Ticket, name: str, text: str) -> Ticket:
    if name == "priority" and text:
        return replace(ticket, priority=text, fields=_set(ticket, name, text))
    return replace(ticket, fields=_set(ticket, name, _joined(ticket.field(name), text)))


def _set(ticket: Ticket, name: str, text: str) -> tuple[tuple[str, str], ...]:
    return (*(pair for pair in ticket.fields if pair[0] != name), (name, text))


def _joined(old: str, new: str) -> str:
    return f"{old}\n{new}" if old and new and new != old else new or old
