"""
What would have been right: the step of the right way that holds what was missed, and what is said or typed for it.

A better line must be better in its place, so a step's own line of this procedure comes before any general example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.flow.patterns import event_of, selects
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import Step, Verb
from simulator.scoring.parts import Part
from simulator.scoring.wording import Speaker, script_of, tool_of


@dataclass(frozen=True, slots=True)
class Remedy:
    """A step of the right way, its procedure, and the deed at which it was done or due; -1 where none was."""

    step: Step
    sop: str
    deed: int


def step_with_acts(parts: Iterable[Part], acts: Sequence[str]) -> Remedy | None:
    """The step whose line holds most of these acts; of several the one for the first act, and the earliest.

    Of a procedure that came twice, such as the closing, the last round counts.
    """
    best: Remedy | None = None
    most = (0, 0)
    for found in _ideal(parts, lambda step: not set(acts).isdisjoint(step.heard)):
        held = [act for act in acts if act in found.step.heard]
        rank = (len(held), -acts.index(held[0]))
        if best is None or rank > most or (rank == most and found.step is best.step):
            best, most = found, rank
    return best


def step_making(parts: Sequence[Part], pattern: Pattern | None) -> Remedy | None:
    """The first step that makes an event of this kind, best on the right way; else on the way that was taken."""
    if pattern is None or not pattern.fields:
        return None
    ideal = (found for part in parts for found in _ideal([part], lambda step: True))
    elsewhere = (
        Remedy(node.step, node.sop, -1) for part in parts for node in part.graph.nodes if node.step is not None
    )
    making = {
        (node.sop, node.step.id)
        for part in parts
        for node in part.graph.nodes
        if node.step is not None and selects(pattern, event_of(node))
    }
    return next((found for found in (*ideal, *elsewhere) if (found.sop, found.step.id) in making), None)


def asked_by(policy: Policy | None) -> Pattern | None:
    """What a policy wants to see done; None where it forbids."""
    match policy.template if policy else None:
        case Template.BEFORE | Template.AFTER:
            return policy.y if policy else None
        case Template.ALWAYS:
            return policy.x if policy else None
    return None


def better_for(step: Step, who: Speaker) -> str:
    """What is said for a step, and typed; a note is only typed."""
    line, tool = script_of(step, who), tool_of(step)
    if step.verb is Verb.RECORD or not line:
        return tool
    return f'"{line}" and {tool}' if tool else line


def _ideal(parts: Iterable[Part], fits: Callable[[Step], bool]) -> Iterator[Remedy]:
    """The fitting steps of the right way, in its order."""
    for part in parts:
        for name in part.ideal:
            step = part.step(name)
            if step is not None and fits(step):
                move = next((move for move in part.moves if move.name == name), None)
                deed = -1 if move is None else move.deed if move.deed >= 0 else move.due
                yield Remedy(step, name.partition("/")[0], deed)
