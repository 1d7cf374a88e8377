"""
What scenarios and tests have gone through: steps, the ways on from them, policies put to the test, criteria.

Every part has its place, so that what nothing goes through can be opened in an editor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.call import Call
from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.call.trace import trace
from simulator.flow.conditions import ASSURANCE, PROOF
from simulator.flow.coverage import Pass, Row, Taken, cover, retrace
from simulator.flow.decide import decide, proof_of
from simulator.flow.patterns import selects
from simulator.model.desk import Desk
from simulator.model.place import Position
from simulator.model.policy import Event, Template
from simulator.model.scenario import Scenario
from simulator.model.sop import Verb
from simulator.model.trace import Deed, Trace
from simulator.model.workspace import Workspace
from simulator.rookies.cast import rookie
from simulator.rookies.proving import SEED
from simulator.rookies.seat import play
from simulator.scoring import score
from simulator.scoring.parts import Part as Played
from simulator.scoring.parts import graph_of, names_in
from simulator.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be gone through: a step, a way on from it, a policy or a criterion, and how often it was.

    `results` are those that take a way on; `played` those among them that a call had. One is enough for the way.
    """

    kind: str
    name: str
    at: Position
    times: int
    results: tuple[str, ...] = ()
    played: tuple[str, ...] = ()


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


def covered(workspace: Workspace, texts: Mapping[str, str], tell: Callable[[str], None] = lambda _: None) -> Coverage:
    """What `sop test` goes through: the calls as text; for what they leave out the ideal rookie; then those named.

    Rookies play only where they can come to something that is still left out: playing takes by far the most time.
    `tell` hears what is being played.
    """
    tally = Tally(workspace)
    tell(f"Playing the calls beside the scenarios: {len(texts)} …")
    found = tally.after(_texts(workspace, texts))
    for who, calls in (("the ideal rookie", _ideal), ("the rookies that scenarios name", _named)):
        wanted = [scenario for scenario in workspace.scenarios if _can_help(workspace, scenario, found.missed)]
        if wanted:
            tell(f"{len(found.missed)} left out so far; {who} may come to them in {len(wanted)} scenarios …")
            found = tally.after(calls(workspace, wanted))
    return found


def _can_help(workspace: Workspace, scenario: Scenario, missed: Sequence[Part]) -> bool:
    """Whether a call of this scenario can go through something that is missed: any call can show a policy."""
    if any(part.kind not in ("step", "row") for part in missed):
        return True
    desk = workspace.desk
    waiting = [issue.sop for issue in scenario.issues]
    waiting += [part.use for part in desk.every_call] + [part.use for part in desk.at_any_time]
    come_to: set[str] = set()
    while waiting:
        sop = workspace.sop(waiting.pop())
        if sop is not None and sop.id not in come_to:
            come_to.add(sop.id)
            waiting += [step.target for step in sop.steps if step.verb is Verb.USE]
            waiting += [row.go.opens for step in sop.steps for row in step.rows]
    return any(part.name.partition("/")[0] in come_to for part in missed)


def _texts(workspace: Workspace, texts: Mapping[str, str]) -> Iterator[Call | None]:
    return (play_call(workspace, read_call(text, name)).call for name, text in texts.items())


def _ideal(workspace: Workspace, scenarios: Iterable[Scenario]) -> Iterator[Call | None]:
    return (_played(workspace, scenario, "ideal") for scenario in scenarios)


def _named(workspace: Workspace, scenarios: Iterable[Scenario]) -> Iterator[Call | None]:
    return (_played(workspace, scenario, name) for scenario in scenarios for name in scenario.must_fail)


def _played(workspace: Workspace, scenario: Scenario, name: str) -> Call | None:
    found = rookie(name)
    return play(workspace, scenario, found.sit(), seed=SEED, mode=found.modes[-1]) if found else None


def coverage_of(workspace: Workspace, played: Iterable[tuple[Trace, Result]]) -> Coverage:
    """What these calls have gone through."""
    tally = Tally(workspace)
    for call, result in played:
        tally.add(call, result)
    return tally.coverage()


class Tally:
    """Counts what calls go through, one after the other."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.steps: Counter[str] = Counter()
        self.policies: Counter[str] = Counter()
        self.criteria: Counter[str] = Counter()
        self.walks: dict[str, list[tuple[Pass, ...]]] = {}

    def after(self, calls: Iterable[Call | None]) -> Coverage:
        """What has been gone through once these calls were scored as well."""
        for call in calls:
            if call is not None:
                played = trace(call)
                self.add(played, score(played, self.workspace))
        return self.coverage()

    def add(self, call: Trace, result: Result) -> None:
        desk = self.workspace.desk
        events = [event for deed in call.deeds for event in deed.events]
        self.steps.update(event.step for event in events if event.step)
        for policy in desk.policies:
            always = policy.template is Template.ALWAYS
            self.policies[policy.id] += always or any(selects(policy.x, event) for event in events if policy.x.fields)
        self.criteria.update(finding.criterion.id for finding in result.findings if finding.applies)
        for part in result.walk.parts:
            if part.sop:
                self.walks.setdefault(part.sop, []).append(retrace(part.graph, _taken(desk, call, part)))

    def coverage(self) -> Coverage:
        rows = _rows(self.workspace, self.walks)
        return Coverage(tuple(_parts(self.workspace, self.steps, rows, self.policies, self.criteria)))


def _taken(desk: Desk, call: Trace, part: Played) -> list[Taken]:
    """The steps of one procedure that were carried out; those of a sub-flow once a call in the issue that needed it."""
    names = names_in(part.graph)
    return [
        Taken(event.step, event.result, dict(deed.known), _known_after(desk, part, deed, event))
        for deed in call.deeds
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


def _rows(workspace: Workspace, walks: dict[str, list[tuple[Pass, ...]]]) -> dict[Row, tuple[int, set[str]]]:
    """Every way on, how many procedures' walks took it, and with which results."""
    found: dict[Row, tuple[int, set[str]]] = {}
    for sop in workspace.sops:
        gone = cover(graph_of(workspace, sop.id), walks.get(sop.id, ()))
        for row in (*gone.rows, *gone.missed_rows):
            times, words = found.get(row, (0, set()))
            words |= {word for of, word in gone.results if of == row}
            found[row] = (times + (row in gone.rows), words)
    return found


def _parts(
    workspace: Workspace,
    steps: Counter[str],
    rows: Mapping[Row, tuple[int, set[str]]],
    policies: Counter[str],
    criteria: Counter[str],
) -> Iterator[Part]:
    parting = Counter(row.step for row in rows)
    for sop in workspace.sops:
        for step in sop.steps:
            if step.verb != "use" and not (step.verb == "end" and sop.is_subflow):
                yield Part("step", f"{sop.id}/{step.id}", step.at, steps[f"{sop.id}/{step.id}"])
    for row, (times, played) in sorted(rows.items(), key=lambda each: each[0].at):
        if parting[row.step] > 1:
            results = tuple(row.result.split(", ")) if row.result else ()
            ran = tuple(word for word in results if word in played)
            yield Part("row", f"{row.step}, {row.result or 'this row'}", row.at, times, results, ran)
    for policy in workspace.desk.policies:
        yield Part("policy", policy.id, policy.at, policies[policy.id])
    for criterion in workspace.scorecard.criteria if workspace.scorecard else ():
        if criterion.by != "human":
            yield Part("criterion", criterion.id, criterion.at, criteria[criterion.id])
