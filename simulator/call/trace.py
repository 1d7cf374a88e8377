"""A call as the scorer reads it: its deeds with what was known before each, and its issues."""

from __future__ import annotations

from simulator.call.state import Call, Happened, IssueState, Ticket
from simulator.model.call import Heard, MoveKind
from simulator.model.trace import Deed, IssueTrace, Trace


def trace(call: Call) -> Trace:
    """What was done in this call so far."""
    happened = call.happened
    return Trace(
        scenario=call.play.scenario.id,
        seed=call.play.seed,
        mode=call.play.mode,
        lang=call.play.lang,
        deeds=tuple(_deed(number, done) for number, done in enumerate(happened)),
        issues=_issues(call),
        ended=call.ended if call.over else "",
        seconds=call.second,
        hold_seconds=call.hold_seconds,
        entries=call.entries,
        causes=call.causes,
        hints=call.hints,
        start_anger=call.start_anger,
        end_anger=call.person.mood.anger,
    )


def _deed(number: int, done: Happened) -> Deed:
    move = done.move
    helper = move.kind is MoveKind.TOOL and move.verb in ("hint", "issue")
    return Deed(
        number=number,
        turn=done.turn,
        second=done.second,
        kind=str(move.kind),
        issue=done.issue,
        said=move.text,
        verb="" if helper else move.verb,
        target=move.target,
        rest=move.rest,
        result=done.result,
        steps=done.steps,
        heard=done.heard if move.text else Heard(),
        known=tuple(sorted(done.known.items())),
        learned=tuple(sorted(done.learned)),
        events=done.events,
        fault=move.fault,
        seconds=done.seconds,
        moods=done.moods,
        reply=done.reply,
    )


def _issues(call: Call) -> tuple[IssueTrace, ...]:
    """The issues in the order of telling, then those that were never told."""
    told = tuple(_told(call, number, issue) for number, issue in enumerate(call.issues))
    indexes = {issue.index for issue in call.issues}
    scenario = enumerate(call.play.scenario.issues)
    return (*told, *(IssueTrace(issue.sop, index) for index, issue in scenario if index not in indexes))


def _told(call: Call, number: int, issue: IssueState) -> IssueTrace:
    own = tuple(ticket for ticket in call.tickets if ticket.issue == number)
    return IssueTrace(
        issue.sop,
        issue.index,
        issue.told,
        issue.ended,
        issue.ended_at,
        tuple(ticket.kind for ticket in own),
        _priority(own),
    )


def _priority(tickets: tuple[Ticket, ...]) -> str:
    return next((ticket.priority for ticket in tickets if ticket.priority), "")
