"""
A call taken apart: what surrounds the issues, each issue alone, and what interrupted; each laid beside its own flow.

A deed belongs to the parts whose procedure has a step that it may carry out; several issues with the same procedure
share no deed that names its issue. A sub-flow that runs once a call is asked for once. After a taken transfer, or
an interruption that ends the call, what would have come is not due; neither is a closing before an issue it follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from simulator.flow.align import USUAL_WEIGHTS, Aligned, AlignedKind, Alignment, Weights, align
from simulator.flow.nodes import Graph
from simulator.model.desk import AnyTime, Around
from simulator.model.scenario import Scenario
from simulator.model.sop import TOOLS, Sop
from simulator.model.trace import Deed, Trace
from simulator.model.workspace import Workspace
from simulator.scoring.leaving import gone_after, left_rightly
from simulator.scoring.parts import Part, Walk, graph_of, names_in
from simulator.scoring.truth import truth_of


def walk(trace: Trace, workspace: Workspace) -> Walk:
    """Aligns every part of a call with its flow."""
    return _Walk(trace, workspace).all()


class _Walk:
    def __init__(self, trace: Trace, workspace: Workspace) -> None:
        self.trace, self.workspace = trace, workspace
        self.desk = workspace.desk
        self.scenario: Scenario | None = workspace.scenario(trace.scenario)
        self.sops = {sop.id: sop for sop in workspace.sops}
        self.gone = gone_after(trace) if left_rightly(trace, self.scenario) else -1
        self.cut = -1
        self.claimed: set[int] = set()

    def all(self) -> Walk:
        any_time = [part for entry in self.desk.at_any_time for part in self._any_time(entry)]
        self.cut = self._cut_off(any_time)
        before, after = self._around()
        issues = [self._issue(number) for number, issue in enumerate(self.trace.issues) if issue.told >= 0]
        if self._goes_past_the_issues(before):
            issues = [_not_due(part) for part in issues if part]
        parts = [*before, *(part for part in issues if part), *after, *any_time]
        parts = [*parts, *self._nowhere(parts)]
        return Walk(tuple(parts))

    def _goes_past_the_issues(self, before: Sequence[Part]) -> bool:
        """Whether, as things are, the way leads from the opening straight to the closing: nobody knows this caller."""
        elsewhere = {
            (entry.use, outcome) for entry in self.desk.every_call for outcome, to in entry.then if to in self.sops
        }
        return any((part.sop, part.ideal_outcome) in elsewhere for part in before)

    def _around(self) -> tuple[list[Part], list[Part]]:
        entries = self.desk.every_call
        place = next((number for number, entry in enumerate(entries) if not entry.use), len(entries))
        before = [part for entry in entries[:place] for part in self._once(entry)]
        after = [part for entry in entries[place + 1 :] for part in self._rounds(entry)]
        return before, after

    def _once(self, entry: Around) -> Iterable[Part]:
        sop = self.sops.get(entry.use)
        if sop is None:
            return
        graph = graph_of(self.workspace, sop.id)
        deeds = self._deeds(graph, -1)
        is_due = not entry.when_many or self._came_together()
        if is_due or deeds:
            part = self._part("around", sop.id, -1, graph, deeds)
            yield part if is_due else replace(part, counts=False)

    def _came_together(self) -> bool:
        """Whether a second issue was told before the first one ended, so that there was something to put in order."""
        ends = [issue.ended_at for issue in self.trace.issues if issue.ended_at >= 0]
        first = min(ends, default=len(self.trace.deeds))
        return sum(1 for issue in self.trace.issues if issue.index >= 0 and 0 <= issue.told < first) > 1

    def _rounds(self, entry: Around) -> Iterable[Part]:
        """A closing starts again after each outcome that leads back to the issues."""
        sop = self.sops.get(entry.use)
        if sop is None:
            return
        graph = graph_of(self.workspace, sop.id)
        deeds = self._deeds(graph, -1)
        start = 0
        for number in self._begun_again(entry, sop):
            part = [deed for deed in deeds if start <= deed.number <= number]
            yield self._part("around", sop.id, -1, graph, part)
            start = number + 1
        rest = [deed for deed in deeds if deed.number >= start]
        last = self._part("around", sop.id, -1, graph, rest)
        yield _not_due(last) if self.cut >= 0 or self._handed_over() else last

    def _begun_again(self, entry: Around, sop: Sop) -> list[int]:
        back = {outcome for outcome, to in entry.then if to == "each issue"}
        return [
            deed.number
            for deed in self.trace.deeds
            if any(event.subflow == sop.id and event.outcome in back for event in deed.events)
        ]

    def _handed_over(self) -> bool:
        return any(deed.verb == "transfer" and deed.result == "taken" for deed in self.trace.deeds)

    def _cut_off(self, any_time: Sequence[Part]) -> int:
        """The number of deeds after which an interruption with a cause rightly ended the call, -1 where none did.

        Rightly: all that a tool does in it was done, not only its last word said.
        """
        ends = {
            (entry.use, outcome) for entry in self.desk.at_any_time for outcome, to in entry.then if to == "hang up"
        }
        for part in any_time:
            if part.counts or (part.sop, part.outcome) not in ends or not any(move.deed >= 0 for move in part.moves):
                continue
            left_out = (move for move in part.moves if move.kind is AlignedKind.SKIPPED)
            if not any((step := part.step(move.name)) is not None and step.verb in TOOLS for move in left_out):
                return max(move.deed for move in part.moves) + 1
        return -1

    def _issue(self, number: int) -> Part | None:
        issue = self.trace.issues[number]
        if issue.sop not in self.sops:
            return None
        graph = graph_of(self.workspace, issue.sop)
        return self._part("issue", issue.sop, number, graph, self._deeds(graph, number), issue.index)

    def _any_time(self, entry: AnyTime) -> Iterable[Part]:
        """What interrupted: free where its cause was there, else nothing of it was due and all of it is extra."""
        sop = self.sops.get(entry.use)
        if sop is None:
            return
        graph = graph_of(self.workspace, sop.id)
        names = names_in(graph)
        common = {name for other in self.trace.issues if other.sop in self.sops for name in self._names_of(other.sop)}
        deeds = [deed for deed in self.trace.deeds if set(deed.steps) & names - common]
        came = any(cause == entry.caller for cause, _ in self.trace.causes) if entry.caller else True
        if not came:
            deeds = [deed for deed in deeds if deed.verb]
        if not deeds and not (entry.caller and came):
            return
        self.claimed.update(deed.number for deed in deeds)
        if came:
            part = self._part("any-time", sop.id, -1, graph, deeds)
            yield replace(part, counts=False) if entry.caller or deeds else part
            return
        extra = tuple(
            Aligned(AlignedKind.EXTRA, deed.steps[0], deed.number, -1, USUAL_WEIGHTS.step, deed.number)
            for deed in deeds
            if deed.verb not in USUAL_WEIGHTS.harmless
        )
        cost = sum(move.cost for move in extra)
        yield Part("any-time", sop.id, -1, graph, extra, cost, cost)

    def _names_of(self, sop: str) -> frozenset[str]:
        return names_in(graph_of(self.workspace, sop))

    def _deeds(self, graph: Graph, issue: int) -> list[Deed]:
        """The deeds that may carry out a step of this procedure, for this issue; and none that a cause explains."""
        names = names_in(graph)
        mine = []
        for deed in self.trace.deeds:
            if deed.number in self.claimed and not set(deed.steps) & names:
                continue
            is_named = bool(set(deed.steps) & names) and (issue < 0 or self._may_be_of(deed, issue))
            is_lost = not deed.steps and bool(deed.verb) and 0 <= issue == deed.issue
            if is_named or (is_lost and deed.number not in self.claimed):
                mine.append(deed)
        return mine

    def _may_be_of(self, deed: Deed, issue: int) -> bool:
        """A deed about another issue, whose own procedure has a place for it, is not this one's."""
        if deed.issue in (issue, -1):
            return True
        if not 0 <= deed.issue < len(self.trace.issues) or self.trace.issues[deed.issue].sop not in self.sops:
            return True
        return not set(deed.steps) & self._names_of(self.trace.issues[deed.issue].sop)

    def _nowhere(self, parts: Sequence[Part]) -> Iterable[Part]:
        """Steps of procedures that have no part in this call."""
        known = frozenset(name for part in parts for name in names_in(part.graph))
        lost = [
            deed
            for deed in self.trace.deeds
            if deed.steps and deed.verb and deed.verb not in USUAL_WEIGHTS.harmless and not known & set(deed.steps)
        ]
        if lost and parts:
            extra = tuple(
                Aligned(AlignedKind.EXTRA, deed.steps[0], deed.number, -1, USUAL_WEIGHTS.step, deed.number)
                for deed in lost
            )
            cost = sum(move.cost for move in extra)
            yield Part("nowhere", "", -1, parts[0].graph, extra, cost, cost)

    def _was_under_way(self, kind: str, issue: int) -> bool:
        """Whether the call was cut off while this part was going on; what was over before is owed as ever."""
        if self.cut < 0 or kind == "any-time":
            return False
        if kind == "issue":
            ended = self.trace.issues[issue].ended_at
            return not 0 <= ended < self.cut
        names = {name for one in self.trace.issues if one.sop in self.sops for name in self._names_of(one.sop)}
        return not any(set(deed.steps) & names for deed in self.trace.deeds[: self.cut])

    def _part(self, kind: str, sop: str, issue: int, graph: Graph, deeds: Sequence[Deed], index: int = -1) -> Part:
        if self.cut >= 0 and kind != "any-time":
            deeds = [deed for deed in deeds if deed.number < self.cut]
        first = index if kind == "issue" else 0
        truth = truth_of(graph, self.scenario, first, self.desk, self.trace.truth)
        gone = sum(1 for deed in deeds if deed.number < self.gone) if self.gone >= 0 else -1
        over = len(deeds) if self._was_under_way(kind, issue) else -1
        stray = USUAL_WEIGHTS.must + 1 if gone >= 0 or over >= 0 else 0
        weights = Weights(gone=gone, over=over, tools_shown=self.trace.tools_shown, stray=stray)
        found: Alignment = align(graph, deeds, truth, weights)
        ideal = align(graph, (), truth, USUAL_WEIGHTS)
        moves = tuple(_numbered(move, deeds, len(self.trace.deeds)) for move in found.moves)
        names = tuple(move.name for move in ideal.moves)
        met = {move.name for move in moves if move.node >= 0}
        excused = tuple(name for name in names if name not in met) if gone >= 0 or over >= 0 else ()
        return Part(
            kind, sop, issue, graph, moves, found.cost, found.worst, names, found.outcome,
            ideal_outcome=ideal.outcome, excused=excused, is_cut=over >= 0,
        )  # fmt: skip


def _not_due(part: Part) -> Part:
    """A part that nobody asks for: what was done of it is free, and so is what was not."""
    return replace(part, moves=(), cost=0, worst=0, is_due=False, counts=False, excused=part.ideal, is_cut=True)


def _numbered(move: Aligned, deeds: Sequence[Deed], count: int) -> Aligned:
    deed = deeds[move.deed].number if move.deed >= 0 else -1
    due = deeds[move.due].number if move.due < len(deeds) else count
    return replace(move, deed=deed, due=due)
