"""
A compiled procedure: what linter, site, call, scorer, coverage and diff all read.

Steps stand in the order of the page: the main road first, then each side road. Every step says by its rows where
each result leads; nothing is left to "the step below", which the compiler has already looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simulator.model.fact import ALWAYS, Fact, When
from simulator.model.frozen import value
from simulator.model.place import NO_PLACES, NOWHERE, Places, Position
from simulator.model.text import NO_TEXT, Text


class Verb(StrEnum):
    """What the person at the desk does in a step."""

    SAY = "say"
    ASK = "ask"
    GUIDE = "guide"
    OFFER = "offer"
    PROMISE = "promise"
    CHECK = "check"
    VERIFY = "verify"
    DO = "do"
    RECORD = "record"
    TICKET = "ticket"
    APPROVAL = "approval"
    WAIT = "wait"
    TRANSFER = "transfer"
    ESCALATE = "escalate"
    USE = "use"
    END = "end"


SPEECH = frozenset({Verb.SAY, Verb.ASK, Verb.GUIDE, Verb.OFFER, Verb.PROMISE})
"""Verbs carried out by speaking; `use` and `end` are neither speech nor tool."""

TOOLS = frozenset(
    {Verb.CHECK, Verb.VERIFY, Verb.DO, Verb.RECORD, Verb.TICKET, Verb.APPROVAL, Verb.WAIT, Verb.TRANSFER, Verb.ESCALATE}
)
"""Verbs carried out by working one of the desk's tools."""


class Phase(StrEnum):
    """The stretches of a call, in their usual order."""

    OPENING = "opening"
    LISTENING = "listening"
    VERIFICATION = "verification"
    DIAGNOSIS = "diagnosis"
    RESOLUTION = "resolution"
    ESCALATION = "escalation"
    CLOSING = "closing"
    WRAP_UP = "wrap-up"


OUTCOMES = ("resolved", "escalated", "scheduled", "refused", "abandoned")
"""How an issue can end."""

OUT_OF_TRIES = "out-of-tries"


@value()
class Go:
    """Where a row leads: to a step of the same procedure, or, with `step` empty, out of it with `end`.

    `end` is an outcome of the issue or of the sub-flow; `opens` names a SOP that becomes a further issue then.
    Both empty: the author left it open (a linter finding); a call ends the issue as abandoned there.
    """

    step: str = ""
    end: str = ""
    opens: str = ""
    at: Position = NOWHERE

    @property
    def is_open(self) -> bool:
        return not self.step and not self.end


@value()
class Row:
    """One row of a step's table: tried in order; the first that fits says where to go.

    A `then` map is rows that test the built-in fact `result`. `written` is false for rows the compiler added.
    """

    when: When
    go: Go
    at: Position = NOWHERE
    written: bool = True
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """One option that is put to the caller."""

    id: str
    says: Text
    pros: tuple[Text, ...] = ()
    cons: tuple[Text, ...] = ()
    addresses: Text = NO_TEXT
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agent may answer when the caller asks something at this step (`if_asked`)."""

    question: Text
    reply: Text
    at: Position = NOWHERE


@value()
class Step:
    """One thing the agent does.

    `target` is the verb's object as an id: the fact of an ask or check (the first of several), the method of a
    verify, the step's own id for a do, the ticket of a ticket, the role of an approval, the team of a transfer or
    escalate, the sub-flow of a use. `does` is the verb's words for a person (the sentence of a do or guide, the
    script of a say or promise). `results` are the results it can have (out-of-tries is added where `tries` is set);
    for ask and check of one fact they are its values and `unknown`.
    """

    id: str
    verb: Verb
    at: Position = NOWHERE
    phase: str = ""
    path: str = ""
    """The side road it stands on; empty on the main road."""
    target: str = ""
    does: Text = NO_TEXT
    say: Text = NO_TEXT
    examples: tuple[Text, ...] = ()
    """Other ways to say it (`also:`), for the recogniser and the page."""
    heard: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    offers: tuple[Offered, ...] = ()
    for_: str = ""
    protected: str = ""
    mode: str = ""
    at_most: int = 0
    """Seconds that a wait may last; 0 where nothing is said."""
    when: When = ALWAYS
    below: Go = Go()
    """Where `when` leads when it does not hold: the step below, or the way this road ends."""
    results: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    tries: int = 0
    group: str = ""
    """Steps of one `any_order` share the group's name; they stand together and may be carried out in any order."""
    optional: bool = False
    must: bool = False
    """Leaving it out on the way taken fails the call."""
    seconds: int = 0
    """Spoken time of the tool, beside the words; 0 takes the desk's default for the verb."""
    dont: tuple[Text, ...] = ()
    kb: tuple[str, ...] = ()
    if_asked: tuple[Answer, ...] = ()
    covers: tuple[str, ...] = ()
    remedy: str = ""
    """Steps of one `one_by_one` share its name."""
    places: Places = NO_PLACES
    """Where each key of the step has its value: `protected`, `say`, `heard.0`, `then.yes` …"""

    def place(self, key: str) -> Position:
        """The place of a key's value, or of the step when it is not written."""
        return self.places.get(key) or self.at


@dataclass(frozen=True, slots=True)
class TicketKind:
    """A ticket that a SOP may open."""

    id: str
    type: str
    collect: tuple[str, ...] = ()
    team: str = ""
    parent: str = ""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Sop:
    """A procedure, or (with `outcomes`) a sub-flow that procedures use."""

    id: str
    title: Text
    at: Position
    file: str
    is_subflow: bool = False
    per_call: bool = False
    outcomes: tuple[str, ...] = ()
    version: str = ""
    owner: str = ""
    reviewed: str = ""
    review_every: int = 0
    """Days; 0 where nothing is said."""
    use_when: Text = NO_TEXT
    dont: tuple[Text, ...] = ()
    tags: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    """Its own facts, then those of the desk that it uses, then the built-in ones: all that its conditions may name."""
    assume: tuple[tuple[str, int], ...] = ()
    tickets: tuple[TicketKind, ...] = ()
    steps: tuple[Step, ...] = ()
    paths: tuple[tuple[str, str], ...] = ()
    """Side roads: name and id of the first step."""
    fcr_expected: bool = True
    changes: tuple[tuple[str, Text], ...] = ()
    """Version and what changed, newest first."""
    keywords: Text = NO_TEXT
    places: Places = NO_PLACES
    text_hash: str = ""
    """sha256 of the source file."""

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    def fact(self, fact_id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def place(self, key: str) -> Position:
        return self.places.get(key) or self.at
