"""
A repair after which the issue ends as resolved, and nobody asked whether it works.

Bad, in sops/example.yaml:
    steps:
      - phase: diagnosis
        id: write-down
        record: [diagnosis]
      - phase: resolution
        id: reset-panel
        do: Reset the panel of the door
        kb: door-codes
        then: {done: go on, failed: stuck}
      - id: tell
        say: It is reset.
        end: resolved
    paths:
      stuck:
        - phase: escalation
          id: come-by
          promise: "Somebody comes by {target.respond}."
          end: scheduled

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
        then: {yes: go on, no: stuck, unknown: stuck}
      - id: fine
        say: Good.
        end: resolved
    paths:
      stuck:
        - phase: escalation
          id: come-by
          promise: "Somebody comes by {target.respond}."
          end: scheduled

Mend: ask whether it works after the repair, and lead `no` elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.graph import Node, NodeKind
from simulator.lint.reach import acts, after, answers
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Phase, Sop, Step, Verb

ID = "confirm-before-resolved"
SEVERITY = Severity.WARNING
WHY = "A problem is solved when the caller says that it works."
COVERS = (
    "R-101",
    "R-102",
)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    if sop.is_subflow or not any(_repairs(step) for step in sop.steps):
        return
    graph = study.graph(sop)
    told: set[str] = set()
    for number in acts(graph, Verb.DO, Verb.GUIDE):
        step = graph.nodes[number].step
        if step is None or not _repairs(step) or step.id in told:
            continue
        good = [edge.to for edge in answers(graph.nodes[number], ["done"])]
        if any(graph.nodes[n].outcome == "resolved" for n in after(graph, good, _asks_nothing)):
            told.add(step.id)
            yield Problem(
                ID,
                step.place(str(step.verb)),
                f"after {step.id} the issue can end as resolved without a question whether it works",
                f"ask it after {step.id}, and lead `no` and `unknown` elsewhere",
                subject=f"{sop.id}/{step.id}",
            )


def _repairs(step: Step) -> bool:
    return step.verb in (Verb.DO, Verb.GUIDE) and step.phase == Phase.RESOLUTION


def _asks_nothing(node: Node) -> bool:
    step = node.step
    return step is None or node.kind is not NodeKind.ACT or step.verb not in (Verb.ASK, Verb.CHECK, Verb.VERIFY)
