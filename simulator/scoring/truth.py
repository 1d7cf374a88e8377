"""
What is so in a scenario, for the alignment: facts nobody obtained, results of steps that were left out.

What a scenario does not say takes the procedure's `assume`, else the first listed value; a verification fails where
the caller is not genuine. Of a list of answers the last one counts: it is what holds in the end.
"""

from __future__ import annotations

from simulator.flow.align import Truth
from simulator.flow.nodes import Graph, NodeKind
from simulator.model.desk import Desk
from simulator.model.fact import DomainKind, Fact
from simulator.model.scenario import Issue, Scenario
from simulator.model.sop import Verb


def truth_of(
    graph: Graph, scenario: Scenario | None, index: int, desk: Desk, given: tuple[tuple[str, int], ...] = ()
) -> Truth:
    """The truth for one procedure. `index` is the scenario's issue, -1 for one that a step opened or for the call.

    `given` is what is known to be so where no scenario describes the call; it goes before everything else.
    """
    issues = scenario.issues if scenario else ()
    own = issues[index] if 0 <= index < len(issues) else None
    known = dict(given)
    facts = tuple(
        (fact.id, known.get(fact.id, _value(graph, fact, scenario, own))) for fact in graph.facts if not fact.decided
    )
    others = (pair for issue in issues if issue is not own for pair in issue.results)
    results = (*(own.results if own else ()), *others, *_chosen(graph, own))
    return Truth(facts, results, _methods(scenario, desk), desk)


def _value(graph: Graph, fact: Fact, scenario: Scenario | None, own: Issue | None) -> int:
    if fact.id == "more":
        return 1
    issues = ((own,) if own else ()) + (scenario.issues if scenario else ())
    written = next((values for issue in issues for name, values in issue.facts if name == fact.id and values), ())
    if written:
        return written[-1]
    if scenario and fact.id == "record" and "not-found" in fact.domain.words:
        return fact.domain.words.index("found" if scenario.caller.record_found else "not-found")
    assumed = dict(graph.assume).get(fact.id)
    if assumed is not None:
        return assumed
    return fact.domain.low if fact.domain.kind is DomainKind.NUMBER else 0


def _chosen(graph: Graph, own: Issue | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Which option the caller takes at each offer."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for node in graph.nodes:
        step = node.step
        if node.kind is not NodeKind.ACT or step is None or step.verb is not Verb.OFFER:
            continue
        options = [option.id for option in step.offers if not own or option.id not in own.refuses]
        wanted = own.chooses if own and own.chooses in options else next(iter(options), "none")
        found.append((node.name, (wanted,)))
    return tuple(found)


def _methods(scenario: Scenario | None, desk: Desk) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if scenario is None:
        return ()
    written = dict(scenario.caller.methods)
    usual = ("passed",) if scenario.caller.genuine else ("failed",)
    return tuple((method.id, written.get(method.id) or usual) for method in desk.methods)
