"""
The priority matrix, worked out from the desk's own table: never a second copy that could disagree.

Rows and columns are the ranges between which the table's numbers make a difference, so that every cell is one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from simulator.flow.decide import decide
from simulator.model.desk import Desk
from simulator.model.fact import DomainKind, Fact, Test
from simulator.model.place import NOWHERE
from simulator.model.sop import Sop
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, listed, table, tag, words
from simulator.site.wording import fact_words, lowered, when_words

_MOST_ROWS = 60


def priority_matrix(edition: Edition) -> Html:
    """The matrix, the line above which it is a major incident, and the rules that it comes from."""
    desk = edition.workspace.desk
    priority = next((fact for fact in desk.facts if fact.id == "priority" and fact.decided), None)
    if priority is None:
        return NOTHING
    whole = Sop("desk", desk.name, NOWHERE, desk.file, facts=desk.facts)
    line = tag(
        "p", tag("strong", words(f"{desk.major_incident_from} and above is a major incident.")), Html(" "),
        words("If unsure, assume the worse."), class_="sop-major",
    )  # fmt: skip
    decided = [fact for fact in desk.facts if fact.decided]
    return join([line, _matrix(desk, priority, whole), *(_rules(whole, fact) for fact in decided)])


def _matrix(desk: Desk, priority: Fact, whole: Sop) -> Html:
    names = _asked(desk, priority)
    facts = [fact for name in names if (fact := whole.fact(name)) is not None and not fact.decided]
    ranges = [_ranges(desk, fact) for fact in facts]
    if not facts or len(list(product(*ranges))) > _MOST_ROWS:
        return NOTHING
    *left, across = range(len(facts))
    rows = []
    for case in product(*(ranges[at] for at in left)):
        cells = [words(label) for label, _ in case]
        known = {facts[at].id: number for at, (_, number) in zip(left, case, strict=True)}
        for _, value in ranges[across]:
            known[facts[across].id] = value
            cells.append(_cell(desk, priority, decide(desk.facts, known).get("priority", -1)))
        rows.append(cells)
    heads = [fact_words(whole, facts[at].id) for at in left]
    heads += [f"{fact_words(whole, facts[across].id)}: {label}" for label, _ in ranges[across]]
    return table(heads, rows, class_="sop-matrix")


def _cell(desk: Desk, priority: Fact, number: int) -> Html:
    word = priority.domain.word(number)
    target = desk.target(word)
    major = (
        number >= 0
        and desk.major_incident_from in priority.domain.words
        and number <= priority.domain.words.index(desk.major_incident_from)
    )
    text = f"{word} {target.title}" if target else word
    return tag("strong", words(f"{text}, major incident"), class_="sop-is-major") if major else words(text)


def _asked(desk: Desk, priority: Fact) -> list[str]:
    """The facts that the table comes down to, those that decided facts rest on included."""
    tables = {fact.id: fact for fact in desk.facts if fact.decided}
    found: dict[str, None] = {}
    waiting = [priority.id]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found[name] = None
        if name in tables:
            waiting += [test.fact for test in _tests(tables[name])]
    return [name for name in found if name not in tables]


def _tests(fact: Fact) -> list[Test]:
    return [test for row in fact.decided for tests in row.when for test in tests]


def _ranges(desk: Desk, fact: Fact) -> list[tuple[str, int]]:
    """The values of a fact that make a difference: a label, and one number that stands for all of them."""
    if fact.domain.kind is DomainKind.WORDS:
        return [(word, number) for number, word in enumerate(fact.domain.words)]
    cuts = {fact.domain.low, fact.domain.high + 1}
    for table_ in desk.facts:
        for test in _tests(table_):
            if test.fact == fact.id:
                cuts |= {edge for low, high in test.spans for edge in (low, high + 1) if edge > fact.domain.low}
    edges: Sequence[int] = sorted(cut for cut in cuts if fact.domain.low <= cut <= fact.domain.high + 1)
    return [(_range(low, high - 1, fact.domain.high), low) for low, high in pairwise(edges)]


def _range(low: int, high: int, highest: int) -> str:
    if low == high:
        return str(low)
    return f"{low} or more" if high >= highest else f"{low} to {high}"


def _rules(whole: Sop, fact: Fact) -> Html:
    lines = []
    for row in fact.decided:
        when = when_words(whole, None, row.when) or "otherwise"
        lines.append(words(f"{when}: {fact.domain.word(row.value)}"))
    head = tag("summary", words(f"How {lowered(fact_words(whole, fact.id))} is decided: the first line that fits"))
    return tag("details", head, listed(lines, "ol"))
