"""A scenario: who calls, what is so, what the caller says and hides, and what a right end is."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.place import NO_PLACES, NOWHERE, Places, Position
from simulator.model.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person of the frozen cast."""

    id: str
    first_name: str
    last_name: str
    employee_id: str = ""
    job: str = ""
    department: str = ""
    phone: str = ""
    email: str = ""
    locale: str = ""
    honorific: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """Reusable traits of a caller. `temper` and `patience` name entries of the desk's mood defaults."""

    temper: str = "gentle"
    patience: str = "medium"
    speech: str = "plain"
    """plain, formal, terse, rambling, simple."""
    talkative: str = "medium"
    tech: str = "medium"
    languages: tuple[str, ...] = ()
    do_not_use_name: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is on the line.

    `methods`: what each way of verification gives (passed, failed, no-answer), one visit after the other, the last
    repeats. `record` are fields that the desk's record shows and that may disagree with what is said.
    """

    cast: str
    genuine: bool = True
    says_name: str = ""
    methods: tuple[tuple[str, tuple[str, ...]], ...] = ()
    persona: Persona = Persona()
    prior_contacts: int = 0
    record: tuple[tuple[str, Text], ...] = ()
    record_found: bool = True
    history: tuple[Text, ...] = ()
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Expect:
    """What a right end of an issue is. `never` are step ids whose tool must not be worked."""

    outcome: str = ""
    tickets: tuple[str, ...] = ()
    escalate: str = ""
    priority: str = ""
    never: tuple[str, ...] = ()
    diagnosis: str = ""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem of the caller.

    `facts` are what is so, `claims` what the caller says at first, `hides` after how many questions the truth comes.
    Values of word and number facts are the domain's numbers, in `facts`; of text facts the words, in `texts`.
    `results` are what steps done by a tool or on the caller's side give, by step id, one visit after the other.
    `told`: at-once, after-first, at-anything-else, tangled or hinted.
    """

    sop: str
    told: str = "at-once"
    facts: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """A list is one answer after the other, for facts that may be answered anew; the last repeats."""
    texts: tuple[tuple[str, Text], ...] = ()
    claims: tuple[tuple[str, int], ...] = ()
    hides: tuple[tuple[str, int], ...] = ()
    results: tuple[tuple[str, tuple[str, ...]], ...] = ()
    opens: tuple[Text, ...] = ()
    tells: tuple[tuple[str, tuple[Text, ...]], ...] = ()
    asks: tuple[Text, ...] = ()
    """Questions that the caller wants answered."""
    vents: tuple[Text, ...] = ()
    """What has to be let out before anything else is heard."""
    chooses: str = ""
    """The option taken when options are put."""
    refuses: tuple[str, ...] = ()
    impact: Text = NO_TEXT
    wants: Text = NO_TEXT
    """What the caller is really after, for the question before the debrief."""
    expect: Expect = Expect()
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the caller says to something the agent does; each happens once.

    `to` is an act, a verb, a step id, or an outlet of the mood. `cause` (the author's `as`) is a caller's cause of
    `at_any_time`. `mood` is a word of the desk.
    """

    to: str
    says: Text
    mood: str = ""
    cause: str = ""
    once_after: int = 0
    """Only from this turn on."""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Board:
    """What the status board shows: a line, from which second of the call on."""

    says: Text
    from_second: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """One call to practise."""

    id: str
    title: Text
    caller: Caller
    issues: tuple[Issue, ...]
    at: Position
    file: str
    difficulty: int = 1
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    twin: str = ""
    starts: str = ""
    """Day and time at the desk when the call comes in, `Tue 09:40`; the desk's first opening minute if empty."""
    company: str = ""
    intensity: str = "usual"
    mystery: bool = False
    reacts: tuple[Reaction, ...] = ()
    board: tuple[Board, ...] = ()
    must_fail: tuple[str, ...] = ()
    lesson: Text = NO_TEXT
    text_hash: str = ""
    places: Places = NO_PLACES

    def place(self, key: str) -> Position:
        return self.places.get(key) or self.at


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of a line book: what a caller says in a situation, when temper and speech style (if set) fit.

    `temper` and `speech` may name several, with blanks between."""

    situation: str
    says: str
    temper: str = ""
    speech: str = ""


@dataclass(frozen=True, slots=True)
class LineBook:
    """A language's lines for what no scenario writes out."""

    lang: str
    lines: tuple[BookLine, ...] = ()
    checked_by: str = "nobody"
    file: str = ""
