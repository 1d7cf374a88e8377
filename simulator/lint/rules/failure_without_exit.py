"""
A repair that can fail, after which no way leads out but "resolved".

Every way that can fail needs an exit: another team, a later date, or a refusal with a reason.

Bad, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: diagnosis
        id: write-down
        record: [diagnosis]
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: go on}
      - id: try-it
        ask: works
        say: Does it open now?
      - id: fine
        say: Good.
        end: resolved

Good, in sops/example.yaml:
    facts: {works: {values: [yes, no], afresh: yes}}
    steps:
      - phase: diagnosis
        id: write-down
        record: [diagnosis]
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: stuck}
      - id: try-it
        ask: works
        say: Does it open now?
      - id: fine
        say: Good.
        end: resolved
    paths:
      stuck:
        - phase: escalation
          id: come-by
          promise: "Somebody comes by {target.respond}."
          end: scheduled

Mend: lead the failure to a handover or to a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.graph import Node, NodeKind
from simulator.lint.reach import acts, after, answers
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Phase, Sop, Verb

ID = "failure-without-exit"
SEVERITY = Severity.WARNING
WHY = "The first line cannot mend everything, and must know where to take the rest."
COVERS = (
    "R-084",
    "R-086",
    "R-093",
)

FAILED = ("failed", "cannot", "out-of-tries")


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if sop.is_subflow or not any(step.verb in (Verb.DO, Verb.GUIDE) for step in sop.steps):
        return
    graph = study.graph(sop)
    told: set[str] = set()
    ends: dict[frozenset[int], set[str]] = {}
    for number in acts(graph, Verb.DO, Verb.GUIDE):
        node = graph.nodes[number]
        step = node.step
        if step is None or step.phase != Phase.RESOLUTION or node.sop != sop.id or step.id in told:
            continue
        failed = frozenset([edge.to for edge in answers(node, FAILED)])
        if failed not in ends:  # most failures of a procedure lead to the same handover
            ends[failed] = {graph.nodes[n].outcome for n in after(graph, failed) if _is_end(graph.nodes[n])}
        if ends[failed] == {"resolved"}:
            told.add(step.id)
            message = f"{step.id} can fail, and every way from there still ends as resolved"
            help_ = "lead the failure to a handover, a date, or a refusal with its reason"
            yield Problem(ID, step.place("then"), message, help_, subject=f"{sop.id}/{step.id}")


def _is_end(node: Node) -> bool:
    return node.kind is NodeKind.ACT and node.step is not None and node.step.verb is Verb.END
