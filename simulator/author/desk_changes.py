"""
What changed in the desk's own settings: teams, hours, targets, routing, the tables that decide.

Tables (of a decided fact, of what a protected action needs) are compared as tables, by the means of those of
steps: each change comes with a case that had another value before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from simulator.flow.diff import compare, unplaced
from simulator.model.desk import Desk, HoldPolicy, Route
from simulator.model.fact import ASSURANCE, Decided, Domain, Fact
from simulator.model.place import NOWHERE, Position
from simulator.model.sop import Go, Row, Sop, Step, Verb
from simulator.model.text import NO_TEXT, Text

LISTS = {
    "hours": "opening hours", "teams": "team", "methods": "way to prove identity", "targets": "target",
    "policies": "policy", "announcements": "announcement",
}  # fmt: skip
PLAIN = {
    "name": "name of the desk", "company": "company", "languages": "languages", "greeting": "greeting",
    "every_call": "frame around every call", "at_any_time": "list of what may happen at any time",
    "hold": "hold policy",
    "ladder": "escalation ladder", "mood": "callers' moods", "settings": "lists of the desk",
    "fields": "ticket fields", "jargon": "list of jargon", "banned": "list of banned phrases",
    "tool_seconds": "times of the tools", "major_incident_from": "priority of a major incident",
}  # fmt: skip
_UNSAID = ("at", "places", "id", "priority")


@dataclass(frozen=True, slots=True)
class DeskChange:
    """One change of the desk, in words. `case` shows a change of a table: with these facts it had another value."""

    subject: str
    words: str
    at: Position = NOWHERE
    case: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""


def desk_changes(old: Desk, new: Desk) -> tuple[DeskChange, ...]:
    """All changes from one desk to another; nothing when only the writing differs."""
    return (*_plain(old, new), *_routes(old, new), *_listed(old, new), *_facts(old, new), *_protected(old, new))


def _plain(old: Desk, new: Desk) -> Iterator[DeskChange]:
    for name, words in PLAIN.items():
        was, is_now = getattr(old, name), getattr(new, name)
        if unplaced(was) != unplaced(is_now):
            shown = isinstance(was, str | Text) or (was and isinstance(was, tuple) and isinstance(was[0], str))
            tail = f": {_said(is_now)}, before {_said(was)}" if shown else ""
            if isinstance(is_now, HoldPolicy):
                tail = f": {_parts(was, is_now)}"
            yield DeskChange(name, f"The {words} changed{tail}.", new.place(name))


def _routes(old: Desk, new: Desk) -> Iterator[DeskChange]:
    """Rules that are gone, that are new, and that stand in another order; a rule that changed is both of the first."""
    was, is_now = ({_rule(route): route for route in desk.routes} for desk in (old, new))
    for rule, route in was.items():
        if rule not in is_now:
            yield DeskChange(f"routes/{route.queue}", f"No longer: {rule}.", new.place("routing"), before=rule)
    for rule, route in is_now.items():
        if rule not in was:
            yield DeskChange(f"routes/{route.queue}", f"New: {rule}.", route.at, after=rule)
    kept = [rule for rule in was if rule in is_now]
    if kept != [rule for rule in is_now if rule in was]:
        yield DeskChange("routes", "The routing rules stand in another order.", new.place("routing"))


def _rule(route: Route) -> str:
    """A routing rule in words."""
    of = {
        "during": (route.during,) if route.during else (),
        "of callers who speak": route.languages,
        "of those who chose": route.chooses,
        "to the number": route.dialled,
        "for agents with the skill": route.skills,
    }
    parts = [f"{words} {' or '.join(values)}" for words, values in of.items() if values]
    if route.waiting_over:
        parts.append(f"when others wait longer than {route.waiting_over} seconds")
    return f"calls {' and '.join(parts) or 'of all others'} go to {route.queue}"


def _listed(old: Desk, new: Desk) -> Iterator[DeskChange]:
    for name, words in LISTS.items():
        was = {_name(item): item for item in getattr(old, name)}
        is_now = {_name(item): item for item in getattr(new, name)}
        for key in dict.fromkeys((*was, *is_now)):
            if key not in is_now:
                yield DeskChange(f"{name}/{key}", f"The {words} `{key}` is gone.", was[key].at)
            elif key not in was:
                yield DeskChange(f"{name}/{key}", f"The {words} `{key}` is new.", is_now[key].at)
            elif unplaced(was[key]) != unplaced(is_now[key]):
                yield DeskChange(
                    f"{name}/{key}", f"The {words} `{key}` changed: {_parts(was[key], is_now[key])}.", is_now[key].at
                )


def _facts(old: Desk, new: Desk) -> Iterator[DeskChange]:
    was, is_now = {fact.id: fact for fact in old.facts}, {fact.id: fact for fact in new.facts}
    domains = {fact.id: fact.domain for fact in (*old.facts, *new.facts)}
    for key in dict.fromkeys((*was, *is_now)):
        if key not in is_now:
            yield DeskChange(f"facts/{key}", f"The fact `{key}` is gone.", was[key].at)
        elif key not in was:
            yield DeskChange(f"facts/{key}", f"The fact `{key}` is new.", is_now[key].at)
        elif unplaced(was[key]) != unplaced(is_now[key]):
            yield from _fact(was[key], is_now[key], domains)


def _fact(old: Fact, new: Fact, domains: dict[str, Domain]) -> Iterator[DeskChange]:
    if old.domain == new.domain and old.decided and new.decided:
        found = list(_table(new.id, (old.decided, new.decided), new.domain, domains, new.at))
        if found or unplaced(old.decided) != unplaced(new.decided):
            yield from found
            return
    yield DeskChange(f"facts/{new.id}", f"The fact `{new.id}` changed: {_parts(old, new)}.", new.at)


def _protected(old: Desk, new: Desk) -> Iterator[DeskChange]:
    was, is_now = {action.id: action for action in old.protected}, {action.id: action for action in new.protected}
    domains = {fact.id: fact.domain for fact in (*old.facts, *new.facts)}
    for key in dict.fromkeys((*was, *is_now)):
        if key not in is_now:
            yield DeskChange(f"protected/{key}", f"`{key}` is no longer protected.", was[key].at)
        elif key not in was:
            yield DeskChange(f"protected/{key}", f"`{key}` is protected now.", is_now[key].at)
        elif unplaced(was[key]) != unplaced(is_now[key]):
            words = f"proof needed for {key}"
            yield from _table(words, (was[key].needs, is_now[key].needs), ASSURANCE, domains, is_now[key].at)


def _table(
    subject: str,
    tables: tuple[Sequence[Decided], Sequence[Decided]],
    domain: Domain,
    domains: dict[str, Domain],
    at: Position,
) -> Iterator[DeskChange]:
    """Two tables that decide, compared as those of a step whose rows lead to the values."""
    facts = tuple(Fact(name, known) for name, known in domains.items())
    old, new = (_as_sop(table, domain, facts, at) for table in tables)
    for change in compare(old, new):
        if change.kind == "leads-elsewhere":
            when = " and ".join(f"{fact} {word}" for fact, word in change.case)
            before, after = (text.strip("`").replace("nowhere", "unknown") for text in (change.before, change.after))
            lead = f"With {when} the" if when else "The"
            yield DeskChange(
                subject, f"{lead} {subject} is {after} now, before {before}.", at, change.case, before, after
            )


def _as_sop(table: Sequence[Decided], domain: Domain, facts: tuple[Fact, ...], at: Position) -> Sop:
    rows = tuple(Row(row.when, Go(domain.word(row.value))) for row in table)
    return Sop("desk", NO_TEXT, at, at.file, facts=facts, steps=(Step("value", Verb.CHECK, at, rows=rows),))


def _name(item: object) -> str:
    return str(getattr(item, "id", "") or getattr(item, "priority", ""))


def _parts(old: object, new: object) -> str:
    """Field by field: what it is now and what it was."""
    found = []
    for part in fields(new) if is_dataclass(new) and not isinstance(new, type) else ():
        was, is_now = getattr(old, part.name), getattr(new, part.name)
        if part.name not in _UNSAID and unplaced(was) != unplaced(is_now):
            short = all(isinstance(value, str | int | Text) or _is_words(value) for value in (was, is_now))
            said = f"{_said(is_now)}, before {_said(was)}" if short else "not as before"
            found.append(f"{part.name.replace('_', ' ')} {said}")
    return "; ".join(found)


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value) or "nothing"
    return str(value) or "nothing"
