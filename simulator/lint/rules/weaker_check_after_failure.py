"""
A failed check of identity that is followed by a weaker one.

Trying weaker and weaker checks until one passes is how accounts are stolen. After a failure the call refuses or goes to
somebody else; another check may follow only where nobody answered, or where it proves at least as much.

Bad, in sops/_desk.yaml:
    verification:
      call-back: {assurance: high, independent: yes, says: "Ring the number on record"}
      reception: {assurance: medium, independent: yes, says: "The reception knows the face"}
Bad, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        then: {passed: go on, failed: see-face, no-answer: stop}
      - id: noted
        record: [who_verified_how]
        end: proven
    paths:
      see-face:
        - id: show-face
          verify: reception
          then: {passed: noted, failed: stop, no-answer: stop}
      stop:
        - id: not-noted
          record: [who_verified_how]
          end: not-proven

Good, in sops/_desk.yaml:
    verification:
      call-back: {assurance: high, independent: yes, says: "Ring the number on record"}
      reception: {assurance: medium, independent: yes, says: "The reception knows the face"}
Good, in sops/verify.yaml:
    steps:
      - phase: verification
        id: ring-back
        verify: call-back
        then: {passed: go on, failed: stop, no-answer: see-face}
      - id: noted
        record: [who_verified_how]
        end: proven
    paths:
      see-face:
        - id: show-face
          verify: reception
          then: {passed: noted, failed: stop, no-answer: stop}
      stop:
        - id: not-noted
          record: [who_verified_how]
          end: not-proven

Mend: send `failed` to a refusal, or to a check that proves at least as much.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.flow.graph import Node, NodeKind
from simulator.lint.reach import acts, after, answers
from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop, Verb

ID = "weaker-check-after-failure"
SEVERITY = Severity.ERROR
WHY = "Whoever fails a check must not be let in by an easier one."
COVERS = (
    "R-012",
    "R-046",
)


def check_sop(study: Study, sop: Sop) -> Iterator[Problem]:
    desk = study.workspace.desk
    level = {method.id: method.assurance for method in desk.methods}
    if not any(step.verb is Verb.VERIFY for step in sop.steps):
        return
    graph = study.graph(sop)
    for number in acts(graph, Verb.VERIFY):
        node = graph.nodes[number]
        if node.step is None or node.sop != sop.id:
            continue
        failed = [edge.to for edge in answers(node, ["failed"])]
        later = after(graph, failed, _is_no_check)
        weaker = [graph.nodes[n].step for n in later if _checks(graph.nodes[n])]
        for step in weaker:
            if step is not None and level.get(step.target, 0) < level.get(node.step.target, 0):
                yield Problem(
                    ID,
                    node.step.place("then"),
                    f"after {node.step.target} has failed, the weaker {step.target} may still let the caller in",
                    "send `failed` to a refusal, or to a check that proves at least as much",
                    subject=f"{sop.id}/{node.step.id}",
                )


def _checks(node: Node) -> bool:
    return node.kind is NodeKind.ACT and node.step is not None and node.step.verb is Verb.VERIFY


def _is_no_check(node: Node) -> bool:
    return not _checks(node)
