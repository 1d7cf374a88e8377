"""
From a procedure to its graph: alone, or as a whole call with the desk's `every_call` around it.

The values are in nodes.py. A graph costs one pass over the steps of every sub-flow in it; callers keep it.
"""

from __future__ import annotations

from simulator.flow.drafts import Draft, Unfolding
from simulator.flow.nodes import Edge, Graph, Node, NodeKind, result_number, result_words
from simulator.flow.unfold import procedure
from simulator.model.desk import Around
from simulator.model.sop import Sop, Step, Verb
from simulator.model.workspace import Workspace

__all__ = ["EVERY_CALL", "Edge", "Graph", "Node", "NodeKind", "result_number", "result_words", "unfold", "unfold_call"]

EVERY_CALL = "every-call"
"""The procedure's name of the steps that `every_call` makes."""


def unfold(workspace: Workspace, sop_id: str) -> Graph:
    """A procedure, or a sub-flow, alone with its sub-flows in place. KeyError where there is none of that id."""
    sop = _find(workspace, sop_id)
    unfolding = Unfolding(workspace)
    final = unfolding.add(Draft(NodeKind.FINAL, None, sop.id))
    entry = _procedure(unfolding, sop, final)
    return unfolding.graph(sop.id, entry)


def unfold_call(workspace: Workspace, sop_id: str) -> Graph:
    """
    A whole call about one issue: what comes before and after it, as the desk's `every_call` says.

    An outcome that would bring a further issue leads nowhere: a call with several issues is monitored, not proven.
    """
    sop = _find(workspace, sop_id)
    around = workspace.desk.every_call
    if sop.is_subflow or all(part.use for part in around):
        return unfold(workspace, sop_id)
    return _Call(workspace, sop, around).graph()


def _find(workspace: Workspace, sop_id: str) -> Sop:
    sop = workspace.sop(sop_id)
    if sop is None:
        raise KeyError(sop_id)
    return sop


def _procedure(unfolding: Unfolding, sop: Sop, final: int) -> int:
    leave = {outcome: unfolding.add(Draft(NodeKind.FINAL, None, sop.id, outcome=outcome)) for outcome in sop.outcomes}
    run = procedure(unfolding, unfolding.run(sop, leave), final)
    return run.entries[sop.steps[0].id] if sop.steps else final


class _Call:
    """Lays the parts of `every_call` one after the other."""

    def __init__(self, workspace: Workspace, sop: Sop, around: tuple[Around, ...]) -> None:
        self.workspace = workspace
        self.sop = sop
        self.around = around
        self.all = Unfolding(workspace)
        self.final = self.all.add(Draft(NodeKind.FINAL, None, sop.id))
        self.issue = next(number for number, part in enumerate(around) if not part.use)
        self.ways = [self.all.add(Draft(NodeKind.DECIDE, None, EVERY_CALL)) for _ in around]

    def graph(self) -> Graph:
        for number, part in enumerate(self.around):
            if part.use:
                self.lay(number, part)
            elif number == self.issue:
                self.all.edge(self.ways[number], _procedure(self.all, self.sop, self.after(number)), at=part.at)
        return self.all.graph(self.sop.id, self.start())

    def start(self) -> int:
        return self.after(-1)

    def after(self, number: int) -> int:
        """The way into the next part that a call with one issue has."""
        rest = range(number + 1, len(self.around))
        return next((self.ways[n] for n in rest if not self.around[n].when_many), self.final)

    def lay(self, number: int, part: Around) -> None:
        sop = self.workspace.sop(part.use)
        if sop is None or not sop.steps:
            self.all.edge(self.ways[number], self.after(number), at=part.at)
            return
        step = Step(part.use, Verb.USE, part.at, target=part.use, results=sop.outcomes)
        leave = {outcome: self.leave(number, part, step, sop, outcome) for outcome in sop.outcomes}
        run = procedure(self.all, self.all.run(sop, leave, part.use), self.final)
        self.all.edge(self.ways[number], run.entries[sop.steps[0].id], at=part.at)
        self.all.drafts[self.ways[number]].resets = tuple(run.counters)

    def leave(self, number: int, part: Around, step: Step, sop: Sop, outcome: str) -> int:
        draft = Draft(NodeKind.LEAVE, step, EVERY_CALL, outcome=outcome, per_call=sop.per_call)
        way = self.all.add(draft)
        if (to := self.leads(number, dict(part.then).get(outcome, "go on"))) is not None:
            self.all.edge(way, to, at=part.at)
        return way

    def leads(self, number: int, word: str) -> int | None:
        match word:
            case "go on":
                return self.after(number)
            case "hang up":
                return self.final
            case "each issue":
                return self.ways[self.issue] if number < self.issue else None
            case _:
                return next((self.ways[n] for n, part in enumerate(self.around) if part.use == word), self.final)
