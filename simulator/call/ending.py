"""The end of an issue, and changing from one to another."""

from __future__ import annotations

from dataclasses import replace

from simulator.call.events import plain_event, step_event
from simulator.call.replies import add_issue, ask_caller, source_of
from simulator.call.speech import add_event
from simulator.call.tracks import Moved, move_on, node_of, place, skip_idle_stages
from simulator.call.turn import Turn
from simulator.caller import Happening, Stimulus
from simulator.flow.nodes import Node
from simulator.model.call import EntryKind


def end(turn: Turn) -> None:
    """Ends an issue with an outcome."""
    move = turn.move
    outcome = move.target
    ways = place(turn, lambda sop: turn.play.shelf.by_tool(sop).get(("end", outcome), ()))
    number = ways.issue if ways and ways.issue >= 0 else (move.issue - 1 if move.issue else turn.current)
    if not 0 <= number < len(turn.issues):
        turn.desk_says("No issue has been told yet, so there is none to end.")
        return
    turn.subject = number
    issue = turn.issues[number]
    if issue.ended:
        turn.desk_says(f"Issue {number + 1} has ended already: {issue.ended}.")
        return
    turn.steps = (ways.name,) if ways else ()
    turn.result = outcome
    turn.change_issue(number, replace(issue, ended=outcome, ended_at=turn.call.count))
    turn.note(EntryKind.EVENT, what="issue-ended", issue=str(number + 1), outcome=outcome)
    node = node_of(turn, ways)
    event = step_event(turn, node, outcome) if node else plain_event(turn, "end", target=outcome, result=outcome)
    add_event(turn, event, move_on(turn, ways, outcome) if ways else Moved())
    ask_caller(
        turn,
        Stimulus(
            Happening.TOOL, verb="end", target=outcome, steps=turn.steps, issue=issue.source, result=outcome,
            resolved=outcome == "resolved",
        ),
    )  # fmt: skip
    _next_issue(turn, node)


def _next_issue(turn: Turn, node: Node | None) -> None:
    """After an end the call goes on with what the step opens, else with the first open issue."""
    if node is not None and node.opens and turn.play.workspace.sop(node.opens) is not None:
        add_issue(turn, node.opens, -1, source_of(turn))
    waiting_ones = [number for number, issue in enumerate(turn.issues) if not issue.ended]
    if waiting_ones and turn.issues[turn.current].ended:
        turn.current = waiting_ones[-1] if node is not None and node.opens else waiting_ones[0]
    skip_idle_stages(turn)


def switch(turn: Turn) -> None:
    number = int(turn.move.target) - 1 if turn.move.target.isdecimal() else -1
    if 0 <= number < len(turn.issues):
        turn.current = turn.subject = number
        turn.desk_says(f"Now about issue {number + 1}.", issue=str(number + 1))
    else:
        turn.desk_says("No such issue has been told.")
