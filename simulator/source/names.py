"""
Every name that one file may use of another, gathered before anything is compiled.

A set that could not be read as a whole, because its file has problems of its own, is None: then a name from it is
not called unknown, and one mistake in `_desk.yaml` does not become a hundred elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from simulator.model.fact import Fact

Known: TypeAlias = Collection[str] | None

NOTHING_NEAR = "nothing of a similar name is defined"
NEAR = 0.6
"""Share of the letters that must be right for a name to be the one that was meant."""


@dataclass(frozen=True, slots=True)
class Header:
    """What other files need to know of a SOP or sub-flow before it is compiled."""

    id: str
    file: str
    is_subflow: bool = False
    outcomes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    uses: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    whole: bool = True
    """False where the file has problems: then what it lacks may only be unread."""


@dataclass(slots=True)
class Names:
    """What is known in the workspace. None: not known what is known."""

    languages: tuple[str, ...] = ("en",)
    headers: Mapping[str, Header] = field(default_factory=dict)
    declared: Mapping[str, list[tuple[Fact, str]]] = field(default_factory=dict)
    """By a fact's name: what the sub-flows say it can be, with the sub-flow."""
    desk_facts: tuple[Fact, ...] = ()
    around: tuple[str, ...] = ()
    """Sub-flows of `every_call` and `at_any_time`."""
    procedures: Known = None
    subflows: Known = None
    facts: Known = None
    teams: Known = None
    roles: Known = None
    methods: Known = None
    actions: Known = None
    acts: Known = None
    articles: Known = None
    policies: Known = None
    breaches: Known = None
    tickets: Known = None
    steps: Known = None
    fields: Known = None
    calendars: Known = None
    priorities: Known = None
    causes: Known = None
    moods: Known = None
    tempers: Known = None
    outlets: Known = None
    cast: Known = None
    scenarios: Known = None
    companies: Known = None
    rookies: Known = None
    requirements: Known = None
    loops: Collection[tuple[str, str]] = ()
    """Uses of a sub-flow that lead back to the one they stand in, as pairs of ids."""
    modes: dict[str, str] = field(default_factory=dict)
    """The mode of each team."""
    shared: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Lists of names and keys that many steps have in common, each once."""

    @property
    def lang(self) -> str:
        return self.languages[0] if self.languages else "en"


def nearest(word: str, known: Collection[str]) -> str:
    """The known name that was most likely meant; empty when none is near. Two letters that changed places: one slip."""
    plain = _plain(word)
    few = {name: _plain(name) for name in sorted(known) if _may_be_near(len(plain), len(name))}
    likeness = {name: likeness_of(plain, other) for name, other in few.items()}
    best = max(likeness, key=likeness.__getitem__, default="")
    if best and likeness[best] >= NEAR:
        return best
    from difflib import get_close_matches  # only where a name is wrong

    longer = get_close_matches(word, sorted(known), n=1, cutoff=0.7)  # a name with a word more or less
    return longer[0] if longer else ""


def _may_be_near(own: int, other: int) -> bool:
    return min(own, other) >= NEAR * max(own, other)


def likeness_of(word: str, other: str) -> float:
    """The share of letters that are right, from 0 to 1: slips are letters too many, missing, wrong or swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, 1):
        earlier, before = before, row
        row = [number]
        for place, sign in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != sign))
            if place > 1 and number > 1 and letter == other[place - 2] and sign == word[number - 2]:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
    return 1 - row[-1] / max(len(word), len(other), 1)


def _plain(word: str) -> str:
    return word.replace("_", "-").lower()


def suggestion(word: str, known: Collection[str], many: int = 8) -> str:
    """What to write instead: the nearest name, or all of them where they are few."""
    if near := nearest(word, known):
        return f"did you mean `{near}`?"
    if not known:
        return "none is defined"
    if len(known) <= many:
        return "known are " + ", ".join(sorted(known))
    return NOTHING_NEAR


def union(*sets: Known) -> Known:
    """All names of several sets; unknown when one of them is."""
    found: set[str] = set()
    for known in sets:
        if known is None:
            return None
        found.update(known)
    return found
