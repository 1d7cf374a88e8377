"""
What may be known before a walk begins: told, or proven, earlier in the same call.

Offered is only what the flow asks about before any of its own steps could have told it: that a part which runs once a
call was gone through, how much proof that gave, and facts such as how many people are affected.
"""

from __future__ import annotations

from simulator.flow.graph import Graph, NodeKind
from simulator.model.fact import ASSURANCE
from simulator.model.sop import Sop, Verb
from simulator.site.edition import Edition
from simulator.site.markup import Json
from simulator.site.wording import fact_words, headed
from simulator.site.wording import result_words as said


def known_before(edition: Edition, sop: Sop, graph: Graph) -> dict[str, Json]:
    """Parts that ran, the proof that they gave, and facts; empty where nothing from before can matter."""
    facts = {fact.id for fact in graph.facts if not fact.decided}
    tested = _tested_too_early(graph, facts)
    ran = _ran(edition, graph, tested)
    found: dict[str, Json] = {}
    if ran:
        found |= {"ran": ran, "proof": _proofs(edition, graph)}
    if tested & facts:
        found["facts"] = [
            [name, fact_words(_asker(edition, sop, name), name, edition.say)] for name in sorted(tested & facts)
        ]
    return found


def _ran(edition: Edition, graph: Graph, tested: set[str]) -> list[Json]:
    """For each part that is not gone through twice: the name of what is remembered, its title, its outcomes."""
    found: dict[str, Json] = {}
    for node in graph.nodes:
        step = node.step
        if node.kind is NodeKind.LEAVE and node.per_call and step is not None and f"ran:{step.target}" in tested:
            part = edition.workspace.sop(step.target)
            outcomes = [said(step, outcome, edition.say) for outcome in step.results]
            found[step.target] = [f"ran:{step.target}", str(part.title) if part else headed(step.target), outcomes]
    return list(found.values())


def _proofs(edition: Edition, graph: Graph) -> list[Json]:
    """Each level of proof that the flow's own methods reach, and which methods those are."""
    used = {node.step.target for node in graph.nodes if node.step is not None and node.step.verb is Verb.VERIFY}
    methods: dict[int, list[str]] = {}
    for method in edition.workspace.desk.methods:
        if method.assurance > 0 and method.id in used:
            methods.setdefault(method.assurance, []).append(headed(method.id))
    return [
        [level, f"{edition.say(ASSURANCE.words[level])} ({', '.join(methods[level])})"] for level in sorted(methods)
    ]


def _asker(edition: Edition, sop: Sop, fact_id: str) -> Sop:
    """The procedure, or the part of it, whose words for the fact are the ones to show."""
    parts = (each for each in edition.inside(sop) if each.fact(fact_id) is not None)
    return next(parts, sop)


def _tested_too_early(graph: Graph, facts: set[str]) -> set[str]:
    """Facts, and parts that run once a call, that are tested where no step of the flow need have told them."""
    places: dict[str, set[int]] = {}
    for number, node in enumerate(graph.nodes):
        for name in {test.fact for edge in node.edges for tests in edge.when for test in tests}:
            if name in facts or name.startswith("ran:"):
                places.setdefault(name, set()).add(number)
    return {name for name, tests in places.items() if _is_reached(graph, name, tests)}


def _is_reached(graph: Graph, name: str, places: set[int]) -> bool:
    seen, waiting = {graph.entry}, [graph.entry]
    while waiting:
        number = waiting.pop()
        node = graph.nodes[number]
        step = node.step if node.kind is NodeKind.ACT else None
        if step is not None and step.verb in (Verb.ASK, Verb.CHECK) and name in step.facts:
            continue  # from here on it is known
        if number in places:
            return True
        new = {edge.to for edge in node.edges} - seen
        seen |= new
        waiting.extend(new)
    return False
