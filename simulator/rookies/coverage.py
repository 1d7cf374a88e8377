"""
What scenarios and tests have gone through: steps and their results, policies put to the test, criteria that counted.

Every part has its place, so that what nothing goes through can be opened in an editor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.flow.patterns import selects
from simulator.model.place import Position
from simulator.model.policy import Template
from simulator.model.sop import Step
from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be gone through: a step, a result of it, a policy or a criterion, and how often it was."""

    kind: str
    name: str
    at: Position
    times: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All parts of a workspace."""

    parts: tuple[Part, ...]

    def of(self, kind: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind == kind)

    @property
    def missed(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.times)

    def share(self, kind: str = "") -> int:
        """Thousandths gone through."""
        parts = self.of(kind) if kind else self.parts
        return 1000 * sum(1 for part in parts if part.times) // len(parts) if parts else 1000


def coverage_of(workspace: Workspace, played: Iterable[tuple[Trace, Result]]) -> Coverage:
    """What these calls have gone through."""
    steps: Counter[str] = Counter()
    rows: Counter[tuple[str, str]] = Counter()
    policies: Counter[str] = Counter()
    criteria: Counter[str] = Counter()
    for trace, result in played:
        events = [event for deed in trace.deeds for event in deed.events]
        for event in events:
            steps[event.step] += 1
            rows[event.step, event.result] += 1
        for policy in workspace.desk.policies:
            always = policy.template is Template.ALWAYS
            policies[policy.id] += always or any(selects(policy.x, event) for event in events if policy.x.fields)
        criteria.update(finding.criterion.id for finding in result.findings if finding.applies)
    return Coverage(tuple(_parts(workspace, steps, rows, policies, criteria)))


def _parts(
    workspace: Workspace,
    steps: Counter[str],
    rows: Counter[tuple[str, str]],
    policies: Counter[str],
    criteria: Counter[str],
) -> Iterator[Part]:
    for sop in workspace.sops:
        for step in sop.steps:
            if step.verb == "use" or (step.verb == "end" and sop.is_subflow):
                continue
            name = f"{sop.id}/{step.id}"
            yield Part("step", name, step.at, steps[name])
            for result in _answered(step):
                yield Part("result", f"{name} = {result}", _place(step, result), rows[name, result])
    for policy in workspace.desk.policies:
        yield Part("policy", policy.id, policy.at, policies[policy.id])
    for criterion in workspace.scorecard.criteria if workspace.scorecard else ():
        if criterion.by != "human":
            yield Part("criterion", criterion.id, criterion.at, criteria[criterion.id])


def _answered(step: Step) -> tuple[str, ...]:
    """Results that the step leads different ways; a step with one way has nothing to choose."""
    ways = {(row.go.step, row.go.end) for row in step.rows}
    return step.results if len(ways) > 1 else ()


def _place(step: Step, result: str) -> Position:
    return next((at for name, at in step.places if name == f"then.{result}"), step.at)
