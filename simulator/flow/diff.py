"""
What changed between two versions of a procedure, as the person on the phone would notice it.

Steps are known by their ids. Where a step leads is compared as tables, not as text: rows written in another way that
lead to the same places are no change, and every other change comes with a case that goes one way in the old version and
another in the new, found in both tables and then tried on both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from simulator.flow.cases import Facts, Line, Table
from simulator.flow.cells import OutOfBudget
from simulator.model.fact import ALWAYS, ASSURANCE, PROOF, Domain
from simulator.model.place import Position
from simulator.model.sop import Go, Row, Sop, Step

GONE = Go()
_UNSEEN = ("at", "places", "words", "written", "otherwise")
"""How something is written, not what it says."""
_STEP = {
    "verb": "is done another way", "target": "is about something else", "phase": "stands in another phase",
    "path": "stands on another road", "does": "says something else", "say": "has another script",
    "examples": "has other good ways to say it", "heard": "must be heard as something else",
    "facts": "asks for other facts", "fields": "writes other fields", "offers": "puts other options",
    "for_": "serves another protected action", "protected": "is protected in another way",
    "mode": "hands over in another way", "at_most": "waits for another time", "results": "has other results",
    "tries": "may be tried another number of times", "group": "may come in another order",
    "optional": "is optional or no longer so", "must": "must be done or no longer so", "seconds": "takes another time",
    "dont": "has other warnings", "kb": "names other articles", "if_asked": "has other answers",
    "covers": "covers other requirements", "remedy": "belongs to other remedies",
}  # fmt: skip
_SOP = {
    "title": "another title", "is_subflow": "another kind", "per_call": "another rule when it runs",
    "outcomes": "other outcomes", "version": "another version", "owner": "another owner", "reviewed": "another review",
    "review_every": "another time between reviews", "use_when": "another use", "dont": "other warnings",
    "tags": "other tags", "covers": "other requirements", "assume": "other assumptions", "tickets": "other tickets",
    "paths": "other side roads", "fcr_expected": "another expectation of the first line", "changes": "another history",
    "keywords": "other search words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """
    One thing that changed: where, what (`added`, `removed`, `changed`, `moved`, `leads-elsewhere`), in words.

    `case` shows a change of the way: fact and value, with `result` among them. `before` and `after` are the two ways.
    """

    subject: str
    kind: str
    words: str
    at: Position
    case: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""
    key: str = ""
    """The field of the model that has another value, for `changed`."""


def compare(old: Sop, new: Sop) -> tuple[Change, ...]:
    """All changes from one version of a procedure to another; nothing when only the writing differs."""
    return (*_whole(old, new), *_facts(old, new), *_steps(old, new))


def compare_all(old: Sequence[Sop], new: Sequence[Sop]) -> tuple[Change, ...]:
    """All changes from one library to another."""
    was, is_now = {sop.id: sop for sop in old}, {sop.id: sop for sop in new}
    found: list[Change] = []
    for name in sorted(was.keys() | is_now.keys()):
        if name not in is_now:
            found.append(Change(name, "removed", f"`{name}` is no longer there.", was[name].at))
        elif name not in was:
            found.append(Change(name, "added", f"`{name}` is new.", is_now[name].at))
        else:
            found += compare(was[name], is_now[name])
    return tuple(found)


def _whole(old: Sop, new: Sop) -> Iterator[Change]:
    for name, words in _SOP.items():
        if unplaced(getattr(old, name)) != unplaced(getattr(new, name)):
            yield Change(f"{new.id}", "changed", f"`{new.id}` has {words}.", new.place(name), key=name)


def _facts(old: Sop, new: Sop) -> Iterator[Change]:
    was, is_now = {fact.id: fact for fact in old.facts}, {fact.id: fact for fact in new.facts}
    for name in dict.fromkeys((*was, *is_now)):
        subject = f"{new.id}/{name}"
        if name not in is_now:
            yield Change(subject, "removed", f"The fact `{name}` is no longer used.", was[name].at)
        elif name not in was:
            yield Change(subject, "added", f"The fact `{name}` is new.", is_now[name].at)
        elif unplaced(was[name]) != unplaced(is_now[name]):
            yield Change(subject, "changed", f"The fact `{name}` is another one now.", is_now[name].at)


def _steps(old: Sop, new: Sop) -> Iterator[Change]:
    was, is_now = {step.id: step for step in old.steps}, {step.id: step for step in new.steps}
    domains = {"proof": PROOF, "assurance": ASSURANCE} | {f.id: f.domain for f in (*old.facts, *new.facts)}
    for name in dict.fromkeys((*was, *is_now)):
        subject = f"{new.id}/{name}"
        if name not in is_now:
            yield Change(subject, "removed", f"The step `{name}` is gone.", was[name].at)
        elif name not in was:
            yield Change(subject, "added", f"The step `{name}` is new.", is_now[name].at)
        else:
            yield from _step(subject, was[name], is_now[name], domains)
    yield from _moved(old, new, was.keys() & is_now.keys())


def _moved(old: Sop, new: Sop, both: set[str]) -> Iterator[Change]:
    was = [step.id for step in old.steps if step.id in both]
    for step, before in zip((step for step in new.steps if step.id in both), was, strict=True):
        if step.id != before:
            words = f"The steps stand in another order, from `{step.id}` on."
            yield Change(f"{new.id}/{step.id}", "moved", words, step.at)
            return


def _step(subject: str, old: Step, new: Step, domains: dict[str, Domain]) -> Iterator[Change]:
    for name, words in _STEP.items():
        if unplaced(getattr(old, name)) != unplaced(getattr(new, name)):
            yield Change(subject, "changed", f"`{new.id}` {words}.", new.place(name.rstrip("_")), key=name)
    do = Go(f"({new.id})")
    guards = [(Row(step.when, do), Row(ALWAYS, step.below)) for step in (old, new)]
    yield from _ways(subject, new, (guards[0], guards[1]), Facts(domains))
    if old.results == new.results:
        asked = new.facts[0] if len(new.facts) == 1 and old.facts == new.facts else ""
        yield from _ways(subject, new, (old.rows, new.rows), Facts(domains, new.results, asked=asked))
    elif [unplaced(row) for row in old.rows] != [unplaced(row) for row in new.rows]:
        words = f"`{new.id}` answers its results in another way."
        yield Change(subject, "changed", words, new.place("then"), key="rows")


def _ways(subject: str, step: Step, tables: tuple[Sequence[Row], Sequence[Row]], facts: Facts) -> Iterator[Change]:
    """A case for every pair of places that the old and the new table lead to instead of each other."""
    if [unplaced(row) for row in tables[0]] == [unplaced(row) for row in tables[1]]:
        return
    old, new = ((*rows, Row(ALWAYS, GONE)) for rows in tables)
    table = Table((*old, *new), facts)
    lines = table.rows[: len(old)], table.rows[len(old) :]
    seen: set[tuple[str, str]] = set()
    try:
        for first, second in ((a, b) for a in range(len(old)) for b in range(len(new))):
            before, after = _place(old[first].go), _place(new[second].go)
            if before == after or (before, after) in seen:
                continue
            case = _case(table, (lines[0], first), (lines[1], second))
            if case is not None:
                seen.add((before, after))
                yield _elsewhere(subject, step, case, before, after)
    except OutOfBudget:
        words = f"`{step.id}` decides by a table that was changed and is too large to compare."
        yield Change(subject, "changed", words, step.place("then"))


def _case(
    table: Table, old: tuple[Sequence[tuple[Line, ...]], int], new: tuple[Sequence[tuple[Line, ...]], int]
) -> tuple[tuple[str, str], ...] | None:
    """A case that comes to this row in the old table and to that one in the new."""
    above = [line for rows, at in (old, new) for row in rows[:at] for line in row]
    for box in table.boxes():
        for one in old[0][old[1]]:
            for other in new[0][new[1]]:
                shown = table.comes_to(box, (*one, *other), above)
                if shown is not None:
                    return tuple(table.case(shown).items())
    return None


def _elsewhere(subject: str, step: Step, case: tuple[tuple[str, str], ...], before: str, after: str) -> Change:
    when = ", ".join(f"{fact}: {word}" for fact, word in case)
    words = f"`{step.id}`{f' with {when}' if when else ''} now leads to {after}, before to {before}."
    return Change(subject, "leads-elsewhere", words, step.place("then"), case, before, after)


def _place(go: Go) -> str:
    if go.step.startswith("("):
        return f"`{go.step[1:-1]}`"
    if go.step:
        return f"`{go.step}`"
    opened = f", opening `{go.opens}`" if go.opens else ""
    return f"the end ({go.end}){opened}" if go.end else "nowhere"


def unplaced(value: object) -> object:
    """A value without its places in the source, to be compared."""
    if isinstance(value, Position):
        return ""
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(unplaced(getattr(value, part.name)) for part in fields(value) if part.name not in _UNSEEN)
    if isinstance(value, tuple):
        return tuple(unplaced(part) for part in value)
    return value
