"""The desk: what holds for every call, whatever the procedure."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.fact import Decided, Fact
from simulator.model.mood import USUAL_MOODS, MoodDefaults
from simulator.model.place import NO_PLACES, NOWHERE, Places, Position
from simulator.model.policy import Policy
from simulator.model.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Span:
    """Opening hours on some days: days 0 (Monday) to 6, minutes since midnight, the end exclusive (1440 is 24:00)."""

    days: tuple[int, ...]
    start: int
    end: int
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Hours:
    """A calendar by name."""

    id: str
    spans: tuple[Span, ...]
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Team:
    """Who takes what the first line cannot solve. `accepts` are the fields that it wants first."""

    id: str
    hours: str
    mode: str = "warm"
    accepts: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    title: Text = NO_TEXT
    channel: Text = NO_TEXT
    kind: str = ""
    """resolver, senior, hierarchical, vendor, side-lane."""
    otherwise: str = ""
    """The team that is called while this one is closed."""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Method:
    """A way to prove identity, and how much it proves (0 none, 1 low, 2 medium, 3 high)."""

    id: str
    assurance: int
    independent: bool = False
    says: Text = NO_TEXT
    knowledge: bool = False
    """It only asks what somebody knows; never enough for an account recovery."""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Protected:
    """An action that a caller gets only after proof: the assurance it needs, first row that fits."""

    id: str
    needs: tuple[Decided, ...]
    says: Text = NO_TEXT
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Target:
    """What the desk promises for a priority. Times in minutes; `clock` is a calendar's name."""

    priority: str
    respond: int
    resolve: int
    update: int
    clock: str
    title: Text = NO_TEXT
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder: at this share of the resolution target (or minutes), tell this team."""

    tell: str
    percent: int = 0
    minutes: int = 0
    priority: str = ""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Around:
    """One entry of `every_call`: a sub-flow with where its outcomes lead, or the place of the issues (`use` empty).

    `then` pairs an outcome with `go on`, `each issue`, `hang up`, or a sub-flow of this list. `when_many`: run only
    when the call has several issues.
    """

    use: str = ""
    then: tuple[tuple[str, str], ...] = ()
    when_many: bool = False
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class AnyTime:
    """What may interrupt any step. `caller` is the caller's cause, `agent` the agent's; one of them is set.

    `due`: `next move` for danger, else before the issue ends. `then` pairs an outcome with `go on` or `hang up`.
    """

    use: str
    caller: str = ""
    agent: str = ""
    due: str = "before the issue ends"
    then: tuple[tuple[str, str], ...] = ()
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class HoldPolicy:
    """Hold with permission (`permit`), with check-backs every `check_back` seconds; or `never`."""

    policy: str = "permit"
    ask_first: bool = True
    check_back: int = 120
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Route:
    """One routing rule, first that fits. Empty fields fit everything. Times as a calendar's name."""

    queue: str
    during: str = ""
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    dialled: tuple[str, ...] = ()
    chooses: tuple[str, ...] = ()
    waiting_over: int = 0
    otherwise: bool = False
    says: Text = NO_TEXT
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Announcement:
    """A front-end message or a queue tip that callers hear before an agent picks up."""

    id: str
    says: Text
    kind: str = "outage"
    until: str = ""
    sop: str = ""
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Setting:
    """A plain list of the desk that only pages and traceability read (roles, companies, labels, cadence)."""

    id: str
    values: tuple[tuple[str, Text], ...] = ()
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of `_desk.yaml`, with the policies."""

    name: Text = NO_TEXT
    company: Text = NO_TEXT
    languages: tuple[str, ...] = ("en",)
    greeting: Text = NO_TEXT
    every_call: tuple[Around, ...] = ()
    at_any_time: tuple[AnyTime, ...] = ()
    hours: tuple[Hours, ...] = ()
    teams: tuple[Team, ...] = ()
    methods: tuple[Method, ...] = ()
    protected: tuple[Protected, ...] = ()
    facts: tuple[Fact, ...] = ()
    """The desk's facts, decided ones included (urgency, priority)."""
    targets: tuple[Target, ...] = ()
    ladder: tuple[Rung, ...] = ()
    policies: tuple[Policy, ...] = ()
    hold: HoldPolicy = HoldPolicy()
    mood: MoodDefaults = USUAL_MOODS
    routes: tuple[Route, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    settings: tuple[Setting, ...] = ()
    fields: tuple[tuple[str, Text], ...] = ()
    """Ticket fields by name, with the words a person reads."""
    jargon: tuple[tuple[str, str], ...] = ()
    """Word and the plain one to use instead."""
    banned: tuple[tuple[str, str], ...] = ()
    """Phrase and why it is banned."""
    tool_seconds: tuple[tuple[str, int], ...] = ()
    """Spoken time of each tool, by verb."""
    major_incident_from: str = "P1"
    at: Position = NOWHERE
    file: str = ""
    text_hash: str = ""
    places: Places = NO_PLACES

    def team(self, team_id: str) -> Team | None:
        return next((team for team in self.teams if team.id == team_id), None)

    def method(self, method_id: str) -> Method | None:
        return next((method for method in self.methods if method.id == method_id), None)

    def action(self, action_id: str) -> Protected | None:
        return next((action for action in self.protected if action.id == action_id), None)

    def target(self, priority: str) -> Target | None:
        return next((target for target in self.targets if target.priority == priority), None)

    def calendar(self, hours_id: str) -> Hours | None:
        return next((hours for hours in self.hours if hours.id == hours_id), None)

    def place(self, key: str) -> Position:
        return self.places.get(key) or self.at
