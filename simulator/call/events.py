"""What policies see of a move: an event for each step that it carries out and for each sub-flow that it leaves."""

from __future__ import annotations

from simulator.call.leaving import Left
from simulator.call.turn import Turn
from simulator.flow.decide import HIGHEST_ASSURANCE, needed_by
from simulator.flow.nodes import Node
from simulator.model.policy import Event
from simulator.model.sop import Step, Verb

_NO_ACTS: frozenset[str] = frozenset()


def step_event(turn: Turn, node: Node, result: str, acts: frozenset[str] = _NO_ACTS) -> Event:
    """The event of a step of a procedure. Call it when the step's own effects have happened."""
    step = node.step
    if step is None:
        return plain_event(turn, "", acts=acts)
    team = turn.play.workspace.desk.team(step.target) if step.verb in (Verb.TRANSFER, Verb.ESCALATE) else None
    return Event(
        step=node.name,
        verb=str(step.verb),
        phase=step.phase,
        facts=facts_of(step),
        protected=step.protected,
        heard=acts,
        to=step.target if step.verb in (Verb.TRANSFER, Verb.ESCALATE, Verb.APPROVAL) else "",
        mode=step.mode or (team.mode if team else ""),
        ticket=step.target if step.verb is Verb.TICKET else "",
        fields=turn.fields_written or step.fields,
        result=result,
        ends=node.outcome if step.verb is Verb.END else "",
        method=step.target if step.verb is Verb.VERIFY else "",
        assurance=turn.assurance,
        needed=_need(turn, step.protected or (node.for_ if step.verb is Verb.VERIFY else "")),
        issue=max(turn.subject, 0),
        turn=turn.turn,
        minute=turn.second,
    )


def plain_event(turn: Turn, verb: str, *, acts: frozenset[str] = _NO_ACTS, target: str = "", result: str = "") -> Event:
    """The event of a move that no step of a procedure stands for."""
    team = turn.play.workspace.desk.team(target) if verb in (Verb.TRANSFER, Verb.ESCALATE) else None
    return Event(
        verb=verb,
        facts=(target,) if verb == Verb.CHECK and target else (),
        heard=acts,
        to=target if verb in (Verb.TRANSFER, Verb.ESCALATE, Verb.APPROVAL) else "",
        mode=team.mode if team else "",
        ticket=target if verb == Verb.TICKET else "",
        fields=turn.fields_written,
        result=result,
        ends=target if verb == Verb.END else "",
        method=target if verb == Verb.VERIFY else "",
        assurance=turn.assurance,
        issue=max(turn.subject, 0),
        turn=turn.turn,
        minute=turn.second,
    )


def left_event(turn: Turn, left: Left) -> Event:
    """The event that stands where a sub-flow is left."""
    return Event(
        subflow=left.subflow, outcome=left.outcome, assurance=turn.assurance, issue=max(turn.subject, 0),
        turn=turn.turn, minute=turn.second,
    )  # fmt: skip


def facts_of(step: Step) -> tuple[str, ...]:
    """The facts that an ask or check is about."""
    if step.verb in (Verb.ASK, Verb.CHECK):
        return step.facts or (step.target,)
    return ()


def _need(turn: Turn, action: str) -> int:
    """The assurance that an action asks for by what is known; decided facts stand in it already."""
    if not action:
        return 0
    protected = turn.play.workspace.desk.action(action)
    return needed_by(protected, turn.known_for(turn.subject)) if protected else HIGHEST_ASSURANCE
