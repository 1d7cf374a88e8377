"""
What of a workspace could be read, and what may be said of it therefore.

A file that could not be read as a whole says less than its author meant, and so does all that leads through it. A rule
that looks for what is missing looks only where nothing is merely unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from simulator.model.place import Problem
from simulator.model.sop import Sop, Step, Verb
from simulator.model.workspace import Workspace


class Readable:
    """A workspace, with its files and procedures sorted by how far they could be read."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @cached_property
    def unsound(self) -> frozenset[str]:
        return frozenset(problem.at.file for problem in self.workspace.problems)

    @cached_property
    def sops(self) -> tuple[Sop, ...]:
        """Procedures and sub-flows without a problem of reading: what is missing there is missing, not only unread."""
        return tuple(sop for sop in self.workspace.sops if sop.file not in self.unsound and sop.steps)

    @cached_property
    def entire(self) -> tuple[Sop, ...]:
        """Procedures and sub-flows of `sops` that use no sub-flow which could not be read: so their graph is right."""
        uses = {sop.id: _used(sop) for sop in self.workspace.sops}
        unread = frozenset[str]().union(*uses.values()) - {sop.id for sop in self.sops}
        while more := {name for name, used in uses.items() if name not in unread and not unread.isdisjoint(used)}:
            unread |= more
        return tuple(sop for sop in self.sops if sop.id not in unread)

    def is_entire(self, sop: Sop) -> bool:
        return sop.id in self._entire_ids

    @cached_property
    def _entire_ids(self) -> frozenset[str]:
        return frozenset(sop.id for sop in self.entire)

    @cached_property
    def provable(self) -> tuple[Sop, ...]:
        """Procedures whose whole call could be read: the desk, and every sub-flow that can come in it."""
        around = {part.use for part in self.workspace.desk.every_call} | {
            part.use for part in self.workspace.desk.at_any_time
        }
        if not self.has_desk or not around <= {"", *(sop.id for sop in self.entire)}:
            return ()
        return tuple(sop for sop in self.entire if not sop.is_subflow)

    def is_provable(self, sop: Sop) -> bool:
        """Whether whole calls about this procedure can be looked at."""
        return sop.id in self._provable_ids

    @cached_property
    def _provable_ids(self) -> frozenset[str]:
        return frozenset(sop.id for sop in self.provable)

    @property
    def has_desk(self) -> bool:
        """Whether there is a desk, and it could be read."""
        return bool(self.workspace.desk.file) and self.workspace.desk.file not in self.unsound

    @property
    def is_whole(self) -> bool:
        """Whether nothing was wrong while reading: then what nobody names is named nowhere."""
        return not self.workspace.problems

    @cached_property
    def _by_rule(self) -> dict[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for problem in self.workspace.problems:
            found.setdefault(problem.rule, []).append(problem)
        return found

    def read(self, rule: str) -> Sequence[Problem]:
        """What reading and compiling found under this rule's id."""
        return self._by_rule.get(rule, ())

    def steps(self) -> Iterator[tuple[Sop, Step]]:
        """Every step with its procedure."""
        return ((sop, step) for sop in self.sops for step in sop.steps)


def _used(sop: Sop) -> frozenset[str]:
    """The sub-flows that the steps of this one use."""
    return frozenset(step.target for step in sop.steps if step.verb is Verb.USE)
