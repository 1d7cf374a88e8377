"""
Whether a policy holds on every walk through a graph, with a shortest walk that breaks it when it does not.

First the graph is searched together with the policy's automaton, facts being anything: no breaking walk means that the
policy holds. A walk that is found is tried with all facts; if it can be walked, the policy is broken. Else the facts
that made it impossible are tracked, and the search begins again (counterexample-guided refinement: E. Clarke et al.,
CAV 2000, doi 10.1007/10722167_15). With every fact tracked the search is exact, so this ends; operations are counted,
and past the budget the verdict is "undecided", with the walk and the facts in question.

A duty is judged where a walk ends. A loop without `tries` could go on for ever and never end; such a loop is a finding
of its own (`paths.endless`), and is not called a breach here.
"""

from __future__ import annotations

from simulator.flow.backward import Backward
from simulator.flow.cells import OutOfBudget
from simulator.flow.labels import Labels
from simulator.flow.moves import Made, Mover, Path, Question
from simulator.flow.nodes import Graph
from simulator.flow.plain import PlainSearch
from simulator.flow.search import shortest
from simulator.flow.splitting import Splitter
from simulator.flow.study import Study
from simulator.flow.trail import Trail, strides
from simulator.flow.verdict import BUDGET, HOLDS, SHORTENING, State, Verdict
from simulator.flow.words import facts_in, waypoints
from simulator.model.desk import Desk
from simulator.model.policy import Policy

_MOST_STUDIES = 64
_studies: dict[tuple[int, int], Study] = {}


def decided(graph: Graph, policy: Policy, desk: Desk, budget: int, shortening: int) -> Verdict:
    """The verdict on one policy. What does not depend on the policy is worked out once a graph and remembered."""
    try:
        study = study_of(graph, desk)
        labels = Labels(study, policy)
    except OutOfBudget:
        return Verdict(State.UNDECIDED)
    if labels.is_idle:
        return HOLDS
    return _Proof(Question(labels, study.variables.start), budget, shortening).verdict()


def study_of(graph: Graph, desk: Desk) -> Study:
    """A graph made ready for proofs; the same one for the same graph and desk."""
    key = (id(graph), id(desk))
    known = _studies.get(key)
    if known is None or known.graph is not graph or known.desk is not desk:
        if len(_studies) >= _MOST_STUDIES:
            _studies.clear()
        known = _studies[key] = Study(graph, desk)
    return known


def ask(question: Question, budget: int = BUDGET) -> Verdict:
    """Any question about walks: `broken` means that a walk as asked for was found."""
    return _Proof(question, budget).verdict()


class _Proof:
    """One question on its way to a verdict."""

    def __init__(self, question: Question, budget: int, shortening: int = SHORTENING) -> None:
        self.shortening = shortening
        self.question = question
        self.study = question.labels.study
        self.left = budget
        self.path: Path = ()
        self.tracked = 0

    def verdict(self) -> Verdict:
        try:
            return self._decide()
        except OutOfBudget:
            names = tuple((variable.name, "") for variable in self.study.variables.named(self.tracked))
            return Verdict(State.UNDECIDED, waypoints(self.study, self.path), names)

    def _decide(self) -> Verdict:
        plain = PlainSearch(self.question)
        if plain.path is None:
            return HOLDS
        self.path = plain.path
        trail = self._trail(self.study.variables.all)
        if trail.end is None:
            self.question.labels.relevant = plain.relevant()
            splitter = Splitter(self.study.variables.all, self.left)
            exact = Backward(Mover(self.question, splitter), plain)
            self.left = splitter.left
            if exact.start() is None:
                return HOLDS
            shorter = self._shortest(trail, min(self.left, self.shortening // len(self.study.graph.nodes)))
            return self._broken(shorter.made() if shorter else exact.walk())
        return self._broken(trail.made())

    def _broken(self, made: tuple[Made, ...]) -> Verdict:
        path = tuple(step.turn for step in made)
        walk = strides(self.study.variables, made)
        return Verdict(State.BROKEN, waypoints(self.study, path, walk), facts_in(self.study, walk), walk)

    def _shortest(self, trail: Trail, budget: int) -> Trail | None:
        """
        A walk with the fewest steps: the shortest with some facts, those that made it impossible added each time.

        None when that takes too long; then any breaking walk has to do.
        """
        self.left = budget
        try:
            while trail.end is None:
                more = self._to_blame(trail) & ~self.tracked
                self.tracked |= more
                found = self._search() if more else None
                if found is None:
                    return None
                self.path = found
                trail = self._trail(self.study.variables.all)
        except OutOfBudget:
            return None
        return trail

    def _search(self) -> Path | None:
        splitter = Splitter(self.tracked, self.left)
        try:
            return shortest(Mover(self.question, splitter))
        finally:
            self.left = splitter.left

    def _trail(self, tracked: int) -> Trail:
        splitter = Splitter(tracked, self.left)
        try:
            return Trail(self.question, self.path, splitter)
        finally:
            self.left = splitter.left

    def _to_blame(self, trail: Trail) -> int:
        """
        Fields that make the walk impossible. First those that the turn looks at which could not be made, unseen; if
        they are tracked already, as few as dropping one after the other leaves.
        """
        ways = self.study.ways
        turns = self.path[: trail.held + 1]
        reads = [ways.reads(turn[0]) for turn in turns]
        blamed = self.tracked | (reads[-1] if trail.held < len(self.path) else 0)
        if trail.held >= len(self.path) or self.path[-1][3] < 0:
            blamed |= self.question.labels.state_fields
        if blamed != self.tracked:
            return blamed
        while self._trail(blamed).end is not None:
            wider = blamed
            for own in reads:
                if own & blamed:
                    wider |= own
            blamed = wider if wider != blamed else self.study.variables.all
        for variable in self.study.variables.named(blamed & ~self.tracked):
            if self._trail(blamed & ~variable.field).end is None:
                blamed &= ~variable.field
        return blamed
