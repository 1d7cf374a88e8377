"""
A fact that is spoken or tested on a way on which nobody has asked for it or looked it up.

A script with `{device}` in it then has a hole, and a row that tests the fact is never taken. A condition that names
`unknown` says that it has thought of that, and is let be.

Bad, in sops/example.yaml:
    facts: {door: {values: [front, back]}}
    steps:
      - phase: listening
        id: is-front
        when: {door: front}
        say: The front door has a bell.
      - id: which
        ask: door
        say: Which door is it?
      - id: tell
        say: I send somebody.
        end: resolved

Good, in sops/example.yaml:
    facts: {door: {values: [front, back]}}
    steps:
      - phase: listening
        id: which
        ask: door
        say: Which door is it?
      - id: is-front
        when: {door: front}
        say: The front door has a bell.
      - id: tell
        say: I send somebody.
        end: resolved

Mend: ask for the fact or look it up before, on every way; or name `unknown` in the condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.graph import Node, NodeKind
from simulator.lint.study import Study
from simulator.model.fact import UNKNOWN, holds
from simulator.model.place import Position, Problem, Severity
from simulator.model.sop import Sop, Step

ID = "fact-before-known"
SEVERITY = Severity.ERROR
WHY = "What nobody has asked, nobody knows."
COVERS = (
    "R-022",
    "R-025",
)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not study.is_provable(sop):
        return
    graph, knowing = study.call_graph(sop), study.knowing(sop)
    for number, node in enumerate(graph.nodes):
        step = node.step
        if step is None or step.id.endswith(":end"):
            continue
        for fact, at, how in _needed(study, node, step):
            if fact in step.facts or knowing.has_tried(number, fact):
                continue
            yield Problem(
                ID,
                at,
                f"{step.id} {how} `{fact}`, and on some way nobody has asked for it",
                _help(fact, step),
                subject=f"{node.sop}/{step.id}/{fact}",
            )


def _help(fact: str, step: Step) -> str:
    return f"put `ask: {fact}` or `check: {fact}` before {step.id} on every way, or name `unknown` in the condition"


def _needed(study: Study, node: Node, step: Step) -> Iterator[tuple[str, Position, str]]:
    """Facts that a node tests or has spoken, each with the place to point at."""
    asked = study.asked
    if node.kind is NodeKind.ACT:
        for name, at in study.spoken_facts(node.sop, step):
            if name in asked:
                yield name, at, "speaks of"
    tests = [test for edge in node.edges for tests in edge.when for test in tests if test.fact in asked]
    if not tests:
        return
    careful = {test.fact for test in tests if holds(test.spans, UNKNOWN)}
    for test in tests:
        if test.fact not in careful:
            yield test.fact, test.at, "tests"
