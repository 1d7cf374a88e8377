"""
A call that goes one way in the old version of a procedure and another in the new.

The rows of both versions are laid over each other (laid_over.py), and the prover is asked for a shortest call that
comes to a pair of rows which lead to different places. What it finds is then walked through both graphs, step by step,
and counts only if what can follow really differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from simulator.author.laid_over import Laid, label
from simulator.flow.diff import unplaced
from simulator.flow.follow import Where, decide, passage, proof_of, settle, start, take
from simulator.flow.nodes import Graph, Node, NodeKind
from simulator.flow.paths import way_to
from simulator.flow.prove import State
from simulator.flow.trail import Stride
from simulator.model.desk import Desk
from simulator.model.fact import Fact
from simulator.model.sop import Verb

BUDGET = 200_000


class Found(StrEnum):
    """Whether a call shows the difference, none can, or nobody knows."""

    SHOWN = "shown"
    NEVER = "never"
    NOT_DECIDED = "not-decided"


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A call that both versions begin alike. `done` are its steps with their results, `facts` what is so in it; `before`
    and `now` are the names of the steps that can follow in the old version and in the new, nothing at the end.
    """

    found: Found
    done: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    walk: tuple[Stride, ...] = ()


NOT_DECIDED = Shown(Found.NOT_DECIDED)


def shown(old: Graph, new: Graph, desk: Desk, name: str) -> Shown:
    """A call that comes to the step of this qualified name and leaves it differently in the two versions."""
    if not _alike(old, new):
        return NOT_DECIDED
    laid = Laid(old, new, name)
    if not laid.is_whole:
        return NOT_DECIDED
    if not laid.differs:
        return Shown(Found.NEVER)
    verdict = way_to(laid.graph(_facts(old, new)), desk, {laid.probe}, BUDGET)
    if verdict.state is State.HOLDS:
        return Shown(Found.NEVER)
    if verdict.state is not State.BROKEN:
        return NOT_DECIDED
    events = tuple(stride for stride in verdict.walk if stride.event and laid.is_act(stride.node))
    done = tuple((old.nodes[stride.node].name, stride.result) for stride in events)
    before, now = follows(old, desk, done, events), follows(new, desk, done, events)
    if before is None or now is None or before == now:
        return NOT_DECIDED
    return Shown(Found.SHOWN, done, verdict.facts, before, now, events)


def follows(
    graph: Graph, desk: Desk, done: Sequence[tuple[str, str]], strides: Sequence[Stride]
) -> tuple[str, ...] | None:
    """What can follow once these steps are done in this graph; None where one of them cannot be done in turn."""
    known = dict(graph.assume) | {"assurance": 0}
    where = start(graph)
    for (name, result), stride in zip(done, strides, strict=True):
        way = passage(graph, where, name, _all(graph, desk, known))
        if way is None:
            return None
        for number in way.passed:
            _leave(graph.nodes[number], known)
        known |= dict(stride.learned)
        step = graph.nodes[way.where.node].step
        if step is not None and step.verb is Verb.VERIFY and result == "passed":
            method = desk.method(step.target)
            known["assurance"] = max(known["assurance"], method.assurance if method else 0)
        after = take(graph, way.where, name, result, _all(graph, desk, known))
        if after is None:
            return None
        where = after
    return _names(graph, settle(graph, where, _all(graph, desk, known)))


def _all(graph: Graph, desk: Desk, known: dict[str, int]) -> dict[str, int]:
    """What is known, with what tables decide and how it stands with proof."""
    found = decide(graph.facts, known)
    return found | {f"proof:{action.id}": proof_of(desk, action.id, found) for action in desk.protected}


def _leave(node: Node, known: dict[str, int]) -> None:
    if node.kind is NodeKind.LEAVE and node.per_call and node.step is not None:
        known[f"ran:{node.step.target}"] = node.step.results.index(node.outcome)


def _names(graph: Graph, places: Sequence[Where]) -> tuple[str, ...]:
    return tuple(sorted({label(graph.nodes[place.node]) for place in places}))


def _alike(old: Graph, new: Graph) -> bool:
    """Whether every fact that both have can be the same, so that a value means the same in both."""
    was = {fact.id: fact for fact in old.facts}
    return all(
        was[fact.id].domain == fact.domain and unplaced(was[fact.id].decided) == unplaced(fact.decided)
        for fact in new.facts
        if fact.id in was
    )


def _facts(old: Graph, new: Graph) -> tuple[Fact, ...]:
    known = {fact.id for fact in old.facts}
    return (*old.facts, *(fact for fact in new.facts if fact.id not in known))
