"""
What a policy's patterns mean: which events they select, and which states they ask for at an event's moment.

A pattern has two halves. Its fields select events; its states (`proof`, `assurance`) hold or do not hold at a moment,
and both come down to one number: the assurance that is enough. Proof is read against the event's own action.
"""

from __future__ import annotations

from simulator.flow.nodes import Node, NodeKind
from simulator.model.policy import Event, Pattern
from simulator.model.sop import Step, Verb

_PLAIN = {
    "verb": "verb",
    "phase": "phase",
    "protected": "protected",
    "to": "to",
    "mode": "mode",
    "ticket": "ticket",
    "subflow": "subflow",
    "outcome": "outcome",
    "result": "result",
    "ends": "ends",
    "method": "method",
}


def event_of(node: Node, result: str = "", assurance: int = 0, needed: int = 0) -> Event:
    """The event of carrying out a node with this result. What must be heard counts as heard."""
    step = node.step
    if step is None:
        return Event()
    if node.kind is NodeKind.LEAVE:
        return Event(
            step=node.name, verb=Verb.USE.value, phase=step.phase, subflow=step.target, outcome=node.outcome,
            assurance=assurance,
        )  # fmt: skip
    target = {step.verb: step.target}
    return Event(
        step=node.name,
        verb=step.verb.value,
        phase=step.phase,
        facts=step.facts,
        protected=step.protected,
        heard=frozenset(step.heard),
        to=target.get(Verb.TRANSFER) or target.get(Verb.ESCALATE) or target.get(Verb.APPROVAL) or "",
        mode=step.mode,
        ticket=target.get(Verb.TICKET, ""),
        fields=step.fields,
        result=result,
        ends=node.outcome if step.verb is Verb.END else "",
        method=target.get(Verb.VERIFY, ""),
        assurance=assurance,
        needed=needed,
    )


def selects(pattern: Pattern, event: Event) -> bool:
    """Whether the fields of a pattern select an event; its states are not looked at."""
    return all(_selects(field, words, event) for field, words in pattern.fields)


def _selects(field: str, words: tuple[str, ...], event: Event) -> bool:
    match field:
        case "id":
            return event.step in words or event.step.rpartition("/")[2] in words
        case "fact":
            return any(fact in words for fact in event.facts)
        case "field":
            return any(name in words for name in event.fields)
        case "heard":
            return any(act in words for act in event.heard)
        case _:
            return getattr(event, _PLAIN[field]) in words if field in _PLAIN else False


def may_select(pattern: Pattern, node: Node, step: Step) -> bool:
    """Whether the fields of a pattern select the event of a node with some result; as `selects`, without an event."""
    for field, words in pattern.fields:
        if field == "result":
            if node.kind is NodeKind.LEAVE or not any(result in words for result in step.results):
                return False
        elif not _of_node(field, words, node, step):
            return False
    return True


def _of_node(field: str, words: tuple[str, ...], node: Node, step: Step) -> bool:
    leaves, verb = node.kind is NodeKind.LEAVE, step.verb
    match field:
        case "verb":
            return (Verb.USE if leaves else verb) in words
        case "phase":
            return step.phase in words
        case "id":
            return step.id in words or node.name in words
        case "subflow" | "outcome":
            return ((step.target if field == "subflow" else node.outcome) if leaves else "") in words
        case "fact":
            return not leaves and any(fact in words for fact in step.facts)
        case "field":
            return not leaves and any(name in words for name in step.fields)
        case "heard":
            return not leaves and any(act in words for act in step.heard)
        case "protected" | "mode":
            return ("" if leaves else step.protected if field == "protected" else step.mode) in words
        case "ends":
            return (node.outcome if verb is Verb.END and not leaves else "") in words
        case "to" | "ticket" | "method":
            return (step.target if verb in _TARGETS[field] and not leaves else "") in words
    return False


_TARGETS = {
    "to": frozenset({Verb.TRANSFER, Verb.ESCALATE, Verb.APPROVAL}),
    "ticket": frozenset({Verb.TICKET}),
    "method": frozenset({Verb.VERIFY}),
}


def enough(pattern: Pattern, needed: int) -> int:
    """The assurance from which the states of a pattern hold, against an action that needs so much; 0 without states."""
    proof = needed if pattern.proof >= 2 else min(pattern.proof, needed)
    return max(proof, pattern.assurance, 0)


def has_states(pattern: Pattern | None) -> bool:
    """Whether a pattern asks for proof or assurance."""
    return pattern is not None and (pattern.proof >= 0 or pattern.assurance >= 0)


def is_step(event: Event) -> bool:
    """Whether an event counts as a step for `within: N steps`: leaving a sub-flow does not."""
    return not event.subflow
