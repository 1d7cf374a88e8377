"""What a proof of a policy comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from simulator.model.place import Waypoint

if TYPE_CHECKING:
    from simulator.flow.trail import Stride

BUDGET = 2_000_000
"""Operations on boxes that one policy may take on one graph: a second or two."""
SHORTENING = 60_000_000
"""Operations, divided by the graph's nodes, for the shortest walk; when they are used up another walk is shown."""


class State(StrEnum):
    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What a proof found. `path` is the breaking walk in words and `facts` are what is so on it; for an undecided policy a
    walk that might break it, and the facts in question. `walk` is the same walk node by node, to be replayed.
    """

    state: State
    path: tuple[Waypoint, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    walk: tuple[Stride, ...] = ()


HOLDS = Verdict(State.HOLDS)
