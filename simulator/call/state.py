"""
A call as it stands: an immutable value.

`Call` is what other rooms hold. Mappings in it are never changed once they are in a call; a move puts new ones in their
place (see `turn`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from simulator.call.play import Play
from simulator.caller import Person
from simulator.flow.follow import Where
from simulator.flow.nodes import Graph
from simulator.model.call import Entry, Heard, MoodChange, Move
from simulator.model.policy import Event

Facts = Mapping[str, int]
Texts = Mapping[str, str]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket that the trainee opened. Fields and priority are what the trainee wrote, nothing else."""

    number: str
    kind: str
    issue: int
    type: str = ""
    team: str = ""
    parent: str = ""
    priority: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str:
        return next((text for known, text in self.fields if known == name), "")


@dataclass(frozen=True, slots=True)
class Track:
    """Where a procedure stands. `role` is around (by its index in every_call), issue or any-time.

    `where` is None once it is over; `outcome` is how it was left. `touched` are the runs of sub-flows in which a step
    was carried out, the only ones whose leaving is an event.
    """

    role: str
    graph: Graph
    where: Where | None
    index: int = -1
    issue: int = -1
    cause: str = ""
    outcome: str = ""
    touched: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IssueState:
    """One problem of the caller: what was found out about it, and how it was ended.

    `index` is its place in the scenario, -1 for one that a step opened; `source` is the scenario's issue whose facts
    it has; `told` is the number of the deed that brought it. `known` is everything that conditions may read: what was
    found out, what is assumed, decided facts, proof.
    """

    sop: str
    index: int
    source: int
    told: int
    facts: Facts = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    known: Facts = field(default_factory=dict)
    ended: str = ""
    ended_at: int = -1
    tickets: tuple[str, ...] = ()
    handed_to: str = ""
    """The team that took it, for the next step that the caller is told."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The caller is on hold since a second of spoken time.

    `promised` seconds were announced; `waited` have passed, `checked` of them before the last word to the caller.
    """

    since: int
    reason: str = ""
    promised: int = 0
    checked: int = 0
    waited: int = 0


@dataclass(frozen=True, slots=True)
class Happened:
    """One move with what came of it: the stuff of which a `Deed` is made once somebody asks for it."""

    move: Move
    heard: Heard
    """What was heard of it, with the acts that only the caller's answer shows (letting finish, cutting in)."""
    turn: int
    second: int
    issue: int
    steps: tuple[str, ...]
    result: str
    known: Facts
    learned: tuple[tuple[str, int], ...]
    events: tuple[Event, ...]
    moods: tuple[MoodChange, ...]
    reply: tuple[str, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Link(Generic[Item]):
    """The last of a row of things with the row before it: appending costs the same however long the call."""

    before: Link[Item] | None
    item: Item


def row(last: Link[Item] | None) -> tuple[Item, ...]:
    """All things of a row, the oldest first."""
    found: list[Item] = []
    while last is not None:
        found.append(last.item)
        last = last.before
    found.reverse()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Call:
    """A call between two moves. `latest` are the journal lines of the last one; `entries` are all of them."""

    play: Play
    person: Person
    turn: int = 0
    second: int = 0
    issues: tuple[IssueState, ...] = ()
    current: int = -1
    tracks: tuple[Track, ...] = ()
    stage: int = 0
    facts: Facts = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    known: Facts = field(default_factory=dict)
    assurance: int = 0
    ran: tuple[tuple[str, int], ...] = ()
    tickets: tuple[Ticket, ...] = ()
    fields: Texts = field(default_factory=dict)
    """What was written down in this call, by field."""
    visits: Mapping[str, int] = field(default_factory=dict)
    promises: tuple[tuple[int, int], ...] = ()
    """Times that were told: at which second, and due at which minute of the week."""
    hold: Hold | None = None
    hold_seconds: int = 0
    caller_gone: str = ""
    """How the caller left (hung up, handed over, gave up); tools work on."""
    venting: bool = False
    listening: bool = False
    """Something was told, and the agent has not spoken since."""
    over: bool = False
    ended: str = ""
    causes: tuple[tuple[str, int], ...] = ()
    hints: int = 0
    said: frozenset[str] = frozenset()
    asked: frozenset[tuple[int, str]] = frozenset()
    start_anger: int = 0
    lines: Link[tuple[Entry, ...]] | None = None
    deeds: Link[Happened] | None = None
    count: int = 0
    """Deeds so far."""
    latest: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for chunk in row(self.lines) for entry in chunk)

    @property
    def happened(self) -> tuple[Happened, ...]:
        return row(self.deeds)

    @property
    def issue(self) -> IssueState | None:
        return self.issues[self.current] if 0 <= self.current < len(self.issues) else None

    @property
    def now(self) -> int:
        """Minutes of the desk's week."""
        return self.play.starts + self.second // 60

    def known_for(self, issue: int) -> Facts:
        """What is known about an issue, or where there is none about the call."""
        return self.issues[issue].known if 0 <= issue < len(self.issues) else self.known
