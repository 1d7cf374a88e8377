"""
A flow as a graph: every way through a procedure with its sub-flows in place.

A node is a moment; an edge is a row of a step's table. Who carries something out is only at ACT nodes; all others
are silent. Graphs are values; `near` is a memory of answers and no part of the value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from simulator.model.fact import UNKNOWN, Fact, When
from simulator.model.frozen import value
from simulator.model.place import NOWHERE, Position
from simulator.model.sop import OUT_OF_TRIES, Step


class NodeKind(StrEnum):
    """What happens at a node."""

    ACT = "act"
    """A step is carried out; the end of an issue (verb `end`) is one too."""
    DECIDE = "decide"
    """A `when`, or the way into a sub-flow: the first edge that fits is taken, silently."""
    CHOOSE = "choose"
    """The agent's free choice (optional steps, any order): every edge is open."""
    LEAVE = "leave"
    """A sub-flow is left with an outcome."""
    FINAL = "final"
    """The end of the issue, or of the call. No edges."""


@value()
class Edge:
    """One way on. The first edge in order whose `when` fits what is known, with the node's `result`, is taken.

    `result` is the word of the one result that the row answers, empty where it answers several. `back`: it leads to
    this step itself, or to one that stands earlier and from which it can come round again. `gap`: not a row of
    the author's; taken when none of them fits, and the issue is abandoned there.
    """

    to: int
    when: When
    result: str = ""
    back: bool = False
    at: Position = NOWHERE
    gap: bool = False


@value()
class Node:
    """One moment of a flow.

    `step` belongs to `sop`; for LEAVE it is the `use` step that is left, for FINAL there is none. `run` names the use
    steps on the way in, joined by `/`. `for_` is the protected action that `proof` means here. `outcome` and `opens`
    are those of the end or of the sub-flow that is left. `tries` bounds visits, counted at the node `counter` (one
    count for all nodes of one step); `resets` are counters that start again here. `guards` is set on a DECIDE or
    CHOOSE that stands before its own step.
    """

    kind: NodeKind
    step: Step | None
    sop: str
    run: str = ""
    for_: str = ""
    edges: tuple[Edge, ...] = ()
    outcome: str = ""
    opens: str = ""
    tries: int = 0
    counter: int = -1
    resets: tuple[int, ...] = ()
    per_call: bool = False
    """LEAVE of a sub-flow with `per: call`: sets the pseudo-fact `ran:SUBFLOW`."""

    @property
    def name(self) -> str:
        return f"{self.sop}/{self.step.id}" if self.step else self.sop


@dataclass(frozen=True, slots=True)
class Graph:
    """All ways through one procedure. `facts` are those of every procedure in it, by first mention."""

    sop: str
    nodes: tuple[Node, ...]
    entry: int
    facts: tuple[Fact, ...] = ()
    assume: tuple[tuple[str, int], ...] = ()
    near: dict[int, dict[str, int]] = field(default_factory=dict, compare=False, repr=False)
    """For a node: the nearest node of every step that can still come. Filled as it is asked for."""


def result_words(step: Step) -> tuple[str, ...]:
    """The results that a step's rows can answer, in the order of their numbers; `out-of-tries` is the last."""
    if step.tries and OUT_OF_TRIES not in step.results:
        return (*step.results, OUT_OF_TRIES)
    return step.results


def result_number(step: Step, word: str) -> int:
    """The number of a result in the rows of a step; unknown for a word that it cannot have."""
    words = result_words(step)
    return words.index(word) if word in words else UNKNOWN
