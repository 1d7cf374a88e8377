"""
What can happen in a procedure when the world is that of a scenario.

A search through the graph that leaves out every row which the scenario's facts and results rule out. It keeps more than
can really happen (a fact may still be unknown, a claim may be believed first), so what it does not find is impossible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.flow.decide import decide
from simulator.flow.graph import Edge, Graph, Node, NodeKind
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, DomainKind, Spans, holds
from simulator.model.scenario import Issue, Scenario
from simulator.model.sop import OUT_OF_TRIES, Sop, Step, Verb

if TYPE_CHECKING:
    from simulator.lint.study import Study

Worlds = Mapping[str, frozenset[int]]
"""By fact: every value that it may be known to have."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What some way comes to. `ends` is set where something outside of the procedure may end the call."""

    outcomes: frozenset[str] = frozenset()
    tickets: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    ends: bool = False


def possible(
    graph: Graph, scenario: Scenario, issue: Issue, desk: Desk, without: frozenset[str] = frozenset()
) -> Possible:
    """What can be come to. Steps named in `without` are not carried out."""
    values = worlds(issue)
    seen: set[int] = set()
    waiting = [graph.entry]
    while waiting:
        number = waiting.pop()
        node = graph.nodes[number]
        if number in seen or (node.kind is NodeKind.ACT and node.step is not None and node.step.id in without):
            continue
        seen.add(number)
        results = _results(node, scenario, issue, values)
        waiting.extend(edge.to for edge in node.edges if _open(edge, results, values))
    nodes = [graph.nodes[number] for number in seen]
    steps = [node.step for node in nodes if node.kind is NodeKind.ACT and node.step is not None]
    return Possible(
        frozenset(node.outcome for node in nodes if node.kind is NodeKind.ACT and node.outcome),
        frozenset(step.target for step in steps if step.verb is Verb.TICKET),
        frozenset(step.target for step in steps if step.verb in (Verb.TRANSFER, Verb.ESCALATE)),
    )


def worlds(issue: Issue) -> Worlds:
    """Each fact of the scenario with all values it may show, claims among them."""
    found = {name: frozenset(numbers) for name, numbers in issue.facts}
    for name, number in issue.claims:
        found[name] = found.get(name, frozenset()) | {number}
    return found


def any_time(study: Study, scenario: Scenario) -> Possible:
    """What the causes of this scenario's caller bring, beside the procedure."""
    causes = {reaction.cause for reaction in scenario.reacts if reaction.cause}
    found = Possible()
    for part in study.workspace.desk.at_any_time:
        sop = study.workspace.sop(part.use)
        if part.caller not in causes or sop is None:
            continue
        steps = [node.step for node in study.graph(sop).nodes if node.step is not None]
        found = Possible(
            frozenset(),
            found.tickets | {step.target for step in steps if step.verb is Verb.TICKET},
            found.teams | {step.target for step in steps if step.verb in (Verb.TRANSFER, Verb.ESCALATE)},
            found.ends or any(goal == "hang up" for _, goal in part.then),
        )
    return found


def priorities(study: Study, sop: Sop, issue: Issue) -> frozenset[str]:
    """The priorities that the desk's table gives: with all facts, and with those alone that the procedure asks."""
    desk = study.workspace.desk
    fact = next((fact for fact in desk.facts if fact.id == "priority"), None)
    if fact is None:
        return frozenset(target.priority for target in desk.targets)
    asked = {name for node in study.graph(sop).nodes if node.step for name in node.step.facts}
    first = {fact.id: 0 for fact in desk.facts if not fact.decided and fact.domain.kind is not DomainKind.NUMBER}
    stated = {name: numbers[-1] for name, numbers in issue.facts if numbers} | {
        name: number for name, number in sop.assume if name not in dict(issue.facts)
    }
    found: set[str] = set()
    for known in (stated, {**first, **stated}, {name: v for name, v in {**first, **stated}.items() if name in asked}):
        value = decide(desk.facts, known).get("priority", UNKNOWN)
        found.add(fact.domain.word(value))
    return frozenset(found)


def _results(node: Node, scenario: Scenario, issue: Issue, values: Worlds) -> frozenset[int] | None:
    """Numbers of the results that the step may have in this world; None where any may be."""
    step = node.step
    if node.kind is not NodeKind.ACT or step is None or not step.results:
        return None
    words = _words(step, scenario, issue, values)
    if words is None:
        return None
    return frozenset(n for n, word in enumerate(step.results) if word in words or word == OUT_OF_TRIES)


def _words(step: Step, scenario: Scenario, issue: Issue, values: Worlds) -> frozenset[str] | None:
    given = dict(issue.results).get(step.id)
    if given is not None:
        return frozenset(given)
    match step.verb:
        case Verb.VERIFY:
            methods = dict(scenario.caller.methods).get(step.target)
            return frozenset(methods or (("passed",) if scenario.caller.genuine else ("failed",)))
        case Verb.ASK | Verb.CHECK:
            if len(step.facts) != 1 or step.target not in values:
                return None
            known = {word for n, word in enumerate(step.results) if n in values[step.target]}
            return frozenset(known | {"unknown"}) if len(known) == len(values[step.target]) else None
    return None


def _open(edge: Edge, results: frozenset[int] | None, values: Worlds) -> bool:
    return any(all(_may_hold(test.fact, test.spans, results, values) for test in tests) for tests in edge.when)


def _may_hold(fact: str, spans: Spans, results: frozenset[int] | None, values: Worlds) -> bool:
    if fact == "result":
        return results is None or any(holds(spans, number) for number in results)
    if fact.startswith("ran:"):  # a sub-flow that ran before is looked at anew: its results are the same
        return False
    if fact not in values or holds(spans, UNKNOWN):
        return True
    return any(holds(spans, number) for number in values[fact])
