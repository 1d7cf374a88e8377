"""
What must be so for a call to come to a certain place of a procedure: facts, results of steps, and how it then ends.

The prover is asked for a call in which the place is come to and the issue ends; what it finds is a call that the flow
allows, so a scenario made from it can be played.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from simulator.author.said_numbers import sayable
from simulator.flow.decide import decide
from simulator.flow.graph import unfold_call
from simulator.flow.nodes import Graph, NodeKind
from simulator.flow.prove import State, prove
from simulator.flow.trail import Stride
from simulator.model.fact import UNKNOWN, Fact
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import OUTCOMES, Sop, Step, Verb
from simulator.model.text import NO_TEXT
from simulator.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PathCall:
    """A call through a place: what to write into a scenario. Values are in the author's words."""

    outcome: str
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    results: tuple[tuple[str, tuple[str, ...]], ...] = ()
    methods: tuple[tuple[str, tuple[str, ...]], ...] = ()
    chooses: str = ""
    tickets: tuple[str, ...] = ()
    escalate: str = ""
    priority: str = ""
    steps: tuple[str, ...] = ()
    """The steps of the procedure that the call goes through, in order."""


def places(sop: Sop) -> tuple[str, ...]:
    """What a call can be led to: the side roads and the steps of a procedure."""
    return (*(name for name, _ in sop.paths), *(step.id for step in sop.steps))


def path_call(workspace: Workspace, sop: Sop, place: str = "", outcome: str = "") -> PathCall | None:
    """A shortest call to a side road or step that ends (with this outcome); None where there is none."""
    step = dict(sop.paths).get(place, place)
    graph = unfold_call(workspace, sop.id)
    ends = Pattern((("ends", (outcome,) if outcome else OUTCOMES),))
    if step:
        there = Pattern((("id", (f"{sop.id}/{step}",)),))
        question = Policy("way", NO_TEXT, Template.NEVER_TOGETHER, there, ends)
        if _ends_at_once(sop, step):
            question = Policy("way", NO_TEXT, Template.NEVER, there)
    else:
        question = Policy("way", NO_TEXT, Template.NEVER, ends)
    verdict = prove(graph, question, workspace.desk)
    if verdict.state is not State.BROKEN:
        return None
    return _call(workspace, sop, graph, verdict.walk)


def _ends_at_once(sop: Sop, step_id: str) -> bool:
    """An `end` step is the place and the end in one."""
    step = sop.step(step_id)
    return step is not None and step.verb is Verb.END


def _call(workspace: Workspace, sop: Sop, graph: Graph, walk: Sequence[Stride]) -> PathCall:
    told: dict[str, list[str]] = {}
    results: dict[str, list[str]] = {}
    methods: dict[str, list[str]] = {}
    known = dict(graph.assume)
    by_id = {fact.id: fact for fact in (*graph.facts, *workspace.desk.facts)}
    steps: list[Step] = []
    outcome = chooses = escalate = ""
    is_set = False
    for stride in walk:
        node = graph.nodes[stride.node]
        step = node.step
        if step is None or not stride.event or node.kind is not NodeKind.ACT:
            continue
        stride = replace(
            stride, learned=tuple(_said(by_id, name, number, graph, workspace) for name, number in stride.learned)
        )
        _learn(step, stride, by_id, told)
        is_set = is_set or (step.verb is Verb.RECORD and "priority" in step.fields)
        known |= dict(stride.learned)
        if node.sop == sop.id:
            steps.append(step)
        match step.verb:
            case Verb.VERIFY:
                methods.setdefault(step.target, []).append(stride.result)
            case Verb.OFFER if stride.result != "none":
                chooses = stride.result
            case Verb.TRANSFER | Verb.ESCALATE if stride.result == "taken" and node.sop == sop.id:
                escalate = step.target
            case Verb.END:
                outcome = outcome or step.target
        if step.verb not in (Verb.ASK, Verb.CHECK, Verb.VERIFY, Verb.SAY, Verb.END):
            results.setdefault(step.id, []).append(stride.result)
    return PathCall(
        outcome,
        tuple((name, tuple(words)) for name, words in told.items()),
        tuple(_unlike_first(results, graph)),
        tuple((name, tuple(words)) for name, words in methods.items()),
        chooses,
        tuple(dict.fromkeys(step.target for step in steps if step.verb is Verb.TICKET)),
        escalate,
        _priority(workspace, graph, known) if is_set else "",
        tuple(dict.fromkeys(step.id for step in steps)),
    )


def _said(facts: dict[str, Fact], name: str, number: int, graph: Graph, workspace: Workspace) -> tuple[str, int]:
    fact = facts.get(name)
    return name, sayable(fact, number, graph, workspace.desk) if fact else number


def _unlike_first(results: dict[str, list[str]], graph: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Results that a scenario has to say, since one of them is not the first that the step can have."""
    first = {node.step.id: node.step.results[:1] for node in graph.nodes if node.step is not None}
    for name, words in results.items():
        while len(words) > 1 and words[-1] == words[-2]:
            words.pop()
        if any((word,) != first[name] for word in words):
            yield name, tuple(words)


def _learn(step: Step, stride: Stride, facts: dict[str, Fact], told: dict[str, list[str]]) -> None:
    for name, value in stride.learned:
        fact = facts.get(name)
        if fact is None:
            continue
        word = fact.domain.word(value)
        if fact.afresh or name not in told:
            told.setdefault(name, []).append(word)
    if step.verb in (Verb.ASK, Verb.CHECK) and stride.result == "unknown":
        learned = dict(stride.learned)
        for name in step.facts:
            if name in facts and name not in learned and (facts[name].afresh or name not in told):
                told.setdefault(name, []).append("unknown")


def _priority(workspace: Workspace, graph: Graph, known: dict[str, int]) -> str:
    fact = next((fact for fact in workspace.desk.facts if fact.id == "priority" and fact.decided), None)
    if fact is None:
        return ""
    value = decide((*graph.facts, *workspace.desk.facts), known).get("priority", UNKNOWN)
    return fact.domain.word(value) if value != UNKNOWN else ""
