"""What the module of a rule has, beside its docstring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from simulator.lint.study import Study
from simulator.lint.words import Speech
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop


class Rule(Protocol):
    """What the module of a rule has, beside its docstring."""

    @property
    def ID(self) -> str:  # noqa: N802
        """Kebab-case, the module's name."""

    @property
    def SEVERITY(self) -> Severity: ...  # noqa: N802

    @property
    def WHY(self) -> str:  # noqa: N802
        """One sentence for a process owner."""

    @property
    def COVERS(self) -> tuple[str, ...]:  # noqa: N802
        """Ids of requirements."""


class SaidRule(Rule, Protocol):
    """A rule that looks at what is said: by the desk itself, then by one procedure after the other."""

    def check_said(self, study: Study, speech: Speech) -> Iterator[Problem]: ...


class OwnRule(Rule, Protocol):
    """A rule that looks at the steps of one procedure after the other, without the sub-flows in it."""

    def check_own(self, study: Study, sop: Sop) -> Iterator[Problem]: ...


class WholeRule(Rule, Protocol):
    """A rule that looks at everything at once."""

    def check(self, study: Study) -> Iterator[Problem]: ...


class SopRule(Rule, Protocol):
    """A rule that looks at one procedure after the other, with the sub-flows in it; all of it could be read."""

    def check_sop(self, study: Study, sop: Sop) -> Iterator[Problem]: ...
