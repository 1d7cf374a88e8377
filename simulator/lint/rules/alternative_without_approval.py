"""
An alternative that is carried out, because the caller wanted none of the options, without anybody's permission.

When nothing of what is offered suits, the way may lead to another team, to a refusal, or to something beyond the usual;
that last one waits for an `approval`.

Bad, in sops/example.yaml:
    steps:
      - phase: listening
        id: how
        say: There are two ways. Which would you like?
        offer:
          fetch: {says: "You fetch a card", pros: ["At once"], cons: ["A walk"], addresses: "Getting in today"}
          post: {says: "We send a card", pros: ["No walk"], cons: ["It takes a day"], addresses: "Getting in tomorrow"}
        then: {fetch: go on, post: go on, none: other-way}
      - id: fine
        say: Good.
        end: resolved
    paths:
      other-way:
        - id: courier
          do: Send a courier with the card
          then: {done: fine, failed: fine}

Good, in sops/example.yaml:
    steps:
      - phase: listening
        id: how
        say: There are two ways. Which would you like?
        offer:
          fetch: {says: "You fetch a card", pros: ["At once"], cons: ["A walk"], addresses: "Getting in today"}
          post: {says: "We send a card", pros: ["No walk"], cons: ["It takes a day"], addresses: "Getting in tomorrow"}
        then: {fetch: go on, post: go on, none: other-way}
      - id: fine
        say: Good.
        end: resolved
    paths:
      other-way:
        - id: may-we
          approval: lodge-lead
          then: {granted: courier, refused: fine, no-answer: fine}
        - id: courier
          do: Send a courier with the card
          then: {done: fine, failed: fine}

Mend: put an `approval` before what is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.graph import Node, NodeKind
from simulator.lint.reach import acts, after, answers
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop, Verb

ID = "alternative-without-approval"
SEVERITY = Severity.WARNING
WHY = "What is outside the offer is not the agent's to give."
COVERS = (
    "R-064",
    "R-065",
)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if not any(step.verb is Verb.OFFER for step in sop.steps):
        return
    graph = study.graph(sop)
    told: set[str] = set()
    for number in acts(graph, Verb.OFFER):
        node = graph.nodes[number]
        if node.sop != sop.id or node.step is None:
            continue
        refused = [edge.to for edge in answers(node, ["none"])]
        chosen = after(graph, [edge.to for edge in answers(node, node.step.results[:-1])])
        for n in sorted(after(graph, refused, _lets_on) - chosen):
            step = graph.nodes[n].step
            if step is not None and step.verb is Verb.DO and _is_act(graph.nodes[n]) and step.id not in told:
                told.add(step.id)
                message = f"{step.id} gives the caller an alternative, and nobody has permitted it"
                help_ = f"put `approval: …` before {step.id}, or lead `none` of {node.step.id} to another team"
                yield Problem(ID, step.place("do"), message, help_, subject=f"{sop.id}/{step.id}")


STOPS = frozenset({Verb.APPROVAL, Verb.TRANSFER, Verb.ESCALATE, Verb.END})


def _is_act(node: Node) -> bool:
    return node.kind is NodeKind.ACT


def _lets_on(node: Node) -> bool:
    return not _is_act(node) or node.step is None or node.step.verb not in STOPS
