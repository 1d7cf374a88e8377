"""
What the rules look at: the workspace, the day, and things worked out once for all rules.

Graphs and verdicts cost the most; they are made when the first rule asks for them and kept for the others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.flow.graph import Graph, unfold, unfold_call
from simulator.model.place import Problem
from simulator.model.sop import Sop
from simulator.model.workspace import Workspace


@dataclass
class Study:
    """One run of the linter over one workspace."""

    workspace: Workspace
    today: datetime.date
    _alone: dict[str, Graph] = field(default_factory=dict)
    _in_call: dict[str, Graph] = field(default_factory=dict)

    def graph(self, sop: Sop) -> Graph:
        """The procedure with its sub-flows in place."""
        if sop.id not in self._alone:
            self._alone[sop.id] = unfold(self.workspace, sop.id)
        return self._alone[sop.id]

    def call_graph(self, sop: Sop) -> Graph:
        """A whole call around one issue of this SOP: what policies are proven on."""
        if sop.id not in self._in_call:
            self._in_call[sop.id] = unfold_call(self.workspace, sop.id)
        return self._in_call[sop.id]

    def read(self, rule: str) -> Iterator[Problem]:
        """What reading and compiling found under this rule's id."""
        return (problem for problem in self.workspace.problems if problem.rule == rule)
