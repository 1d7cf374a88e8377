"""
Where a step leads: its results, and its rows from `then`.

Rows are tried in order. A `then` map becomes one row a result, each testing the built-in fact `result`; a step
without `then` gets the one row that the author left unsaid. A result that nothing answers stays a gap: the linter
finds it with a witness, and nothing is invented here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from simulator.model.fact import ALWAYS, Domain, DomainKind, Fact, Spans, Test
from simulator.model.place import Position
from simulator.model.sop import OUT_OF_TRIES, Go, Row, Verb
from simulator.source.conditions import compile_when
from simulator.source.names import suggestion
from simulator.source.node import Node
from simulator.source.page import Page

Resolve: TypeAlias = Callable[[Node], Go]
"""From the word after a result (`go on`, a step, a path) to where it leads."""

FIXED: Mapping[Verb, tuple[str, ...]] = {
    Verb.SAY: ("done",),
    Verb.PROMISE: ("done",),
    Verb.RECORD: ("done",),
    Verb.TICKET: ("done",),
    Verb.GUIDE: ("done", "cannot"),
    Verb.DO: ("done", "failed"),
    Verb.VERIFY: ("passed", "failed", "no-answer"),
    Verb.APPROVAL: ("granted", "refused", "no-answer"),
    Verb.WAIT: ("happened", "timed-out"),
    Verb.TRANSFER: ("taken", "refused", "no-answer"),
    Verb.ESCALATE: ("taken", "refused", "no-answer"),
    Verb.END: (),
}


def results_of(page: Page, verb: Verb, node: Node, scope: Mapping[str, Fact], tries: int) -> tuple[str, ...]:
    """What a step can come to, in order; `out-of-tries` last where its visits are counted."""
    found = FIXED.get(verb)
    if found is None:
        found = _open_results(page, verb, node, scope)
    return (*found, OUT_OF_TRIES) if tries and verb is not Verb.END else found


def _open_results(page: Page, verb: Verb, node: Node, scope: Mapping[str, Fact]) -> tuple[str, ...]:
    match verb:
        case Verb.OFFER:
            return (*node.map, "none")
        case Verb.USE:
            header = page.names.headers.get(node.text)
            return header.outcomes if header else ()
    asked = node.many()
    if len(asked) > 1:
        return ("done", "unknown")
    fact = scope.get(asked[0].text)
    if fact is None:
        return ()
    return _and_unknown(fact.domain.words if fact.domain.kind is DomainKind.WORDS else ("known",))


@lru_cache(maxsize=512)
def _and_unknown(known: tuple[str, ...]) -> tuple[str, ...]:
    return (*known, "unknown")


def rows_of(
    page: Page, node: Node | None, results: tuple[str, ...], scope: Mapping[str, Fact], resolve: Resolve, go_on: Row
) -> tuple[Row, ...]:
    """The rows of a step's `then`; `go_on` is the row of a step that has none."""
    if node is None:
        return (go_on,)
    if node.is_list:
        own = {**scope, "result": Fact("result", Domain(DomainKind.WORDS, results))}
        return tuple(_row(page, item, own, resolve) for item in node.items)
    return _by_result(page, node, results, resolve)


def row_for_result(index: int, result: str, go: Go, at: Position) -> Row:
    """A row that the compiler adds for one result of a step."""
    return Row(((Test("result", _one(index), at, result),),), go, at, written=False)


@cache
def _one(index: int) -> Spans:
    """The set of one result: every procedure has the same few."""
    return ((index, index),)


def _row(page: Page, node: Node, scope: Mapping[str, Fact], resolve: Resolve) -> Row:
    rest = node.get("otherwise")
    if rest is not None:
        return Row(ALWAYS, resolve(rest), rest.at(page.file), otherwise=True)
    where = node.get("next") or node
    return Row(compile_when(page, node.get("when"), scope), resolve(where), where.at(page.file))


def _by_result(page: Page, node: Node, results: tuple[str, ...], resolve: Resolve) -> tuple[Row, ...]:
    rows: list[Row] = []
    rest: Row | None = None
    for key, value in node.pairs():
        go = resolve(value)
        if key.text == "otherwise":
            rest = Row(ALWAYS, go, value.at(page.file), otherwise=True)
        elif key.text in results:
            at, index = key.at(page.file), results.index(key.text)
            rows.append(Row(((Test("result", _one(index), at, key.text),),), go, value.at(page.file)))
        elif results:
            message = f"`{key.text}` is no result of this step"
            page.say("wrong-domain-value", key, message, suggestion(key.text, (*results, "otherwise"), 12))
    return (*rows, rest) if rest else tuple(rows)
