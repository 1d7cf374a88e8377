"""
What follows from what is known: facts that a table decides, and proof against a protected action.

Rows are tried in order, the first that fits decides. A fact that no row decides stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.model.desk import Desk, Protected
from simulator.model.fact import UNKNOWN, Decided, Fact, When, holds

HIGHEST_ASSURANCE = 3


def decide(facts: Sequence[Fact], known: Mapping[str, int]) -> dict[str, int]:
    """What is known, with every decided fact worked out from it. A decided value in `known` is worked out anew."""
    tables = in_order(facts)
    if not tables:
        return dict(known)
    undecided = {fact.id for fact in tables}
    worked_out = {name: value for name, value in known.items() if name not in undecided}
    for fact in tables:
        row = first_row(fact.decided, worked_out)
        if row is not None:
            worked_out[fact.id] = row.value
    return worked_out


def needed(desk: Desk, action: str, known: Mapping[str, int]) -> int:
    """The assurance (0 to 3) that a protected action asks for; the highest where the desk's table says nothing."""
    protected = desk.action(action)
    if protected is None:
        return HIGHEST_ASSURANCE if action else 0
    return needed_by(protected, decide(desk.facts, known))


def needed_by(protected: Protected, known: Mapping[str, int]) -> int:
    """The assurance that the action asks for when every decided fact is in `known`."""
    row = first_row(protected.needs, known)
    return HIGHEST_ASSURANCE if row is None else row.value


def proof_of(desk: Desk, action: str, known: Mapping[str, int]) -> int:
    """The proof against an action: 0 none, 1 partial, 2 enough. `known["assurance"]` is the best reached."""
    return proof_level(max(known.get("assurance", 0), 0), needed(desk, action, known))


def proof_level(assurance: int, need: int) -> int:
    """The proof that an assurance is against a need: 0 none, 1 partial, 2 enough."""
    if assurance >= need:
        return 2
    return 1 if assurance > 0 else 0


def first_row(rows: Sequence[Decided], known: Mapping[str, int]) -> Decided | None:
    """The first row that fits."""
    return next((row for row in rows if _fits(row.when, known)), None)


def _fits(when: When, known: Mapping[str, int]) -> bool:
    return any(all(holds(test.spans, known.get(test.fact, UNKNOWN)) for test in tests) for tests in when)


def in_order(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The decided facts, each after those that its table tests; where tables go in a circle, in the order given."""
    tables = {fact.id: fact for fact in facts if fact.decided}
    ordered: dict[str, Fact] = {}
    seen: set[str] = set()
    for name, first in tables.items():
        stack = [(name, iter(_tested(first)))] if name not in seen else []
        seen.add(name)
        while stack:
            current, rest = stack[-1]
            further = next((test for test in rest if test in tables and test not in seen), None)
            if further is None:
                ordered[current] = tables[current]
                stack.pop()
            else:
                seen.add(further)
                stack.append((further, iter(_tested(tables[further]))))
    return tuple(ordered.values())


def _tested(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(test.fact for row in fact.decided for tests in row.when for test in tests))
