"""
What scenarios and tests have gone through: steps, the rows at which they part, policies put to the test, criteria.

Every part has its place, so that what nothing goes through can be opened in an editor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.flow.conditions import ASSURANCE, PROOF
from simulator.flow.coverage import Pass, Taken, cover, retrace
from simulator.flow.decide import decide, proof_of
from simulator.flow.patterns import selects
from simulator.model.desk import Desk
from simulator.model.place import Position
from simulator.model.policy import Event, Template
from simulator.model.trace import Deed, Trace
from simulator.model.workspace import Workspace
from simulator.scoring.parts import Part as Played
from simulator.scoring.parts import graph_of, names_in
from simulator.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be gone through: a step, a row of it, a policy or a criterion, and how often it was."""

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
    policies: Counter[str] = Counter()
    criteria: Counter[str] = Counter()
    walks: dict[str, list[tuple[Pass, ...]]] = {}
    for trace, result in played:
        events = [event for deed in trace.deeds for event in deed.events]
        steps.update(event.step for event in events if event.step)
        for policy in workspace.desk.policies:
            always = policy.template is Template.ALWAYS
            policies[policy.id] += always or any(selects(policy.x, event) for event in events if policy.x.fields)
        criteria.update(finding.criterion.id for finding in result.findings if finding.applies)
        for part in result.walk.parts:
            if part.sop:
                walks.setdefault(part.sop, []).append(retrace(part.graph, _taken(workspace.desk, trace, part)))
    rows = _rows(workspace, walks)
    return Coverage(tuple(_parts(workspace, steps, rows, policies, criteria)))


def _taken(desk: Desk, trace: Trace, part: Played) -> list[Taken]:
    """The steps of one procedure that were carried out; those of a sub-flow once a call in the issue that needed it."""
    names = names_in(part.graph)
    return [
        Taken(event.step, event.result, dict(deed.known), _known_after(desk, part, deed, event))
        for deed in trace.deeds
        if part.issue < 0 or deed.issue in (part.issue, -1)
        for event in deed.events
        if event.step in names
    ]


def _known_after(desk: Desk, part: Played, deed: Deed, event: Event) -> dict[str, int]:
    """What could be read once the deed was done: what it brought, what follows from it, and the proof it gave."""
    learned = {**dict(deed.known), **dict(deed.learned)}
    learned[ASSURANCE] = max(learned.get(ASSURANCE, 0), event.assurance)
    known = decide(part.graph.facts, learned)
    return {**known, **{f"{PROOF}:{action.id}": proof_of(desk, action.id, known) for action in desk.protected}}


def _rows(workspace: Workspace, walks: dict[str, list[tuple[Pass, ...]]]) -> Counter[tuple[str, str, Position]]:
    """Every row of every step that parts ways, and how many procedures' walks took it."""
    found: Counter[tuple[str, str, Position]] = Counter()
    for sop in workspace.sops:
        covered = cover(graph_of(workspace, sop.id), walks.get(sop.id, ()))
        for row in covered.rows:
            found[row.step, row.result, row.at] += 1
        for row in covered.missed_rows:
            found[row.step, row.result, row.at] += 0
    return found


def _parts(
    workspace: Workspace,
    steps: Counter[str],
    rows: Counter[tuple[str, str, Position]],
    policies: Counter[str],
    criteria: Counter[str],
) -> Iterator[Part]:
    parting = Counter(step for step, _, _ in rows)
    for sop in workspace.sops:
        for step in sop.steps:
            if step.verb != "use" and not (step.verb == "end" and sop.is_subflow):
                yield Part("step", f"{sop.id}/{step.id}", step.at, steps[f"{sop.id}/{step.id}"])
    for (name, result, at), times in sorted(rows.items(), key=lambda row: row[0][2]):
        if parting[name] > 1:
            yield Part("row", f"{name}, {result or 'this row'}", at, times)
    for policy in workspace.desk.policies:
        yield Part("policy", policy.id, policy.at, policies[policy.id])
    for criterion in workspace.scorecard.criteria if workspace.scorecard else ():
        if criterion.by != "human":
            yield Part("criterion", criterion.id, criterion.at, criteria[criterion.id])
