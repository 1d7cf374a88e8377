"""A workspace: the desk with all its procedures and scenarios, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.model.acts import Act, Lure
from simulator.model.desk import Desk
from simulator.model.place import NOWHERE, Position, Problem
from simulator.model.scenario import CastMember, LineBook, Scenario
from simulator.model.scorecard import Scorecard
from simulator.model.sop import Sop
from simulator.model.text import NO_TEXT, Text

NO_DESK = Desk()


@dataclass(frozen=True, slots=True)
class Article:
    """A knowledge article: `sops/kb/ID.md`."""

    id: str
    title: str
    body: str
    file: str
    text_hash: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement and what carries it; `out` is the reason why it is out of scope."""

    id: str
    says: Text
    carried_by: tuple[str, ...] = ()
    out: Text = NO_TEXT
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that was read. `problems` are those of reading and compiling; a file with problems of schema is
    left out of the other fields, one with problems of meaning is in them as far as it could be compiled."""

    root: str = ""
    desk: Desk = NO_DESK
    scorecard: Scorecard | None = None
    acts: tuple[Act, ...] = ()
    lures: tuple[Lure, ...] = ()
    sops: tuple[Sop, ...] = ()
    """Procedures and sub-flows, sorted by id."""
    scenarios: tuple[Scenario, ...] = ()
    cast: tuple[CastMember, ...] = ()
    books: tuple[LineBook, ...] = ()
    articles: tuple[Article, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """Every file read, by its path from the root, with its text: for snippets and fixes."""
    checked_by: tuple[tuple[str, str, str], ...] = ()
    """File, language and who has checked the texts (`nobody` where nobody has)."""
    by_id: dict[str, Sop] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The SOPs, to be found at once: a large desk has thousands, and every graph looks some up."""

    def __post_init__(self) -> None:
        self.by_id.update((sop.id, sop) for sop in reversed(self.sops))

    def sop(self, sop_id: str) -> Sop | None:
        return self.by_id.get(sop_id)

    def scenario(self, scenario_id: str) -> Scenario | None:
        return next((scenario for scenario in self.scenarios if scenario.id == scenario_id), None)

    def act(self, act_id: str) -> Act | None:
        return next((act for act in self.acts if act.id == act_id), None)

    def person(self, cast_id: str) -> CastMember | None:
        return next((person for person in self.cast if person.id == cast_id), None)

    def article(self, article_id: str) -> Article | None:
        return next((article for article in self.articles if article.id == article_id), None)

    @property
    def procedures(self) -> tuple[Sop, ...]:
        """The SOPs without the sub-flows."""
        return tuple(sop for sop in self.sops if not sop.is_subflow)
