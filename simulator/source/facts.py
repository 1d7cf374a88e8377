"""
Facts and their domains: what a file declares, what the desk decides by tables, and what a procedure's conditions see.

A procedure sees, in this order and each name once: its own facts; those of the sub-flows it uses, and of the ones
that run in every call or at any time, since one name is one fact; the desk's; the built-in `assurance`, `proof`,
`language` and `result`. `result` has an empty list of words there: its values are each step's own results.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from simulator.model.fact import ANY_TEXT, ASSURANCE, HIGHEST, PROOF, Decided, Domain, DomainKind, Fact
from simulator.source.amounts import is_count
from simulator.source.conditions import compile_when, what_fits
from simulator.source.names import Header, Names
from simulator.source.node import Node
from simulator.source.page import Page

BUILT_IN = ("assurance", "proof", "language", "result")
_RESERVED = frozenset({"known", "unknown"})


def compile_facts(page: Page, node: Node | None) -> tuple[Fact, ...]:
    """The facts of a `facts:` map."""
    return tuple(_fact(page, key, value) for key, value in node.pairs()) if node else ()


def _fact(page: Page, key: Node, node: Node) -> Fact:
    if key.text in BUILT_IN:
        page.say("unknown-name", key, f"`{key.text}` is built in and cannot be declared", "choose another name")
    at = key.at(page.file)
    if not node.map:
        return Fact(key.text, domain_of(page, node), at)
    values = node.get("values") or node
    return Fact(
        key.text,
        domain_of(page, values),
        at,
        page.is_yes(node.get("afresh")),
        says=page.text(node.get("says")),
        asks=page.texts(node.get("asks")),
    )


def domain_of(page: Page, node: Node) -> Domain:
    """A list of words, `text`, or `0 to 720`."""
    if node.is_list:
        for item in node.items:
            if item.text in _RESERVED:
                message = f"`{item.text}` cannot be listed: every fact is known or unknown, and conditions say so"
                page.say("wrong-domain-value", item, message, "choose another word, such as `listed`")
        return _listed(tuple(item.text for item in node.items if item.text not in _RESERVED))
    match node.text.split():
        case ["text"]:
            return ANY_TEXT
        case [low, "to", high] if is_count(low) and is_count(high) and int(low) <= int(high) <= HIGHEST:
            return _from_to(int(low), int(high))
    page.say("schema", node, f"`{node.text}` is no kind of fact", "write a list of words, `0 to 720`, or `text`")
    return ANY_TEXT


@lru_cache(maxsize=512)
def _listed(words: tuple[str, ...]) -> Domain:
    """One object for all facts that can be the same: most of a desk's are yes or no."""
    return Domain(DomainKind.WORDS, words)


@lru_cache(maxsize=512)
def _from_to(low: int, high: int) -> Domain:
    return Domain(DomainKind.NUMBER, (), low, high)


def built_in(names: Names) -> tuple[Fact, ...]:
    """What every condition may ask of the call itself."""
    return _built_in(names.languages)


@cache
def _built_in(languages: tuple[str, ...]) -> tuple[Fact, ...]:
    """One object each for all procedures."""
    return (
        Fact("assurance", ASSURANCE),
        Fact("proof", PROOF),
        Fact("language", Domain(DomainKind.WORDS, languages)),
        Fact("result", Domain(DomainKind.WORDS)),
    )


def scope_of(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Facts by name; the first of a name counts."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(fact.id, fact)
    return found


def visible_facts(page: Page, header: Header) -> tuple[Fact, ...]:
    """All facts that the conditions of a procedure may name. Two domains for one name are noted."""
    names = page.names
    seen = scope_of(header.facts)
    others = reachable((*header.uses, *names.around), names.headers)
    for fact in (fact for other in others for fact in names.headers[other].facts):
        seen.setdefault(fact.id, fact)
    for fact in (*names.desk_facts, *built_in(names)):
        seen.setdefault(fact.id, fact)
    _check_clashes(page, header, others)
    return tuple(seen.values())


def _check_clashes(page: Page, header: Header, others: Collection[str]) -> None:
    """A name that has other values elsewhere: at the desk, or in a sub-flow that may run in the same call."""
    desk = {fact.id: fact for fact in page.names.desk_facts}
    for mine in header.facts:
        theirs = [(desk[mine.id], "the desk")] if mine.id in desk else []
        for fact, subflow in page.names.declared.get(mine.id, ()):
            if subflow != header.id and (header.is_subflow or subflow in others):
                theirs.append((fact, f"the sub-flow `{subflow}`"))
        for fact, whose in theirs:
            if fact.domain != mine.domain:
                _say_clash(page, mine, fact, whose)
                break


def _say_clash(page: Page, mine: Fact, fact: Fact, whose: str) -> None:
    at = mine.at
    node = Node(None, "", at.line, at.column, at.end_line, at.end_column)
    message = f"`{fact.id}` is also a fact of {whose}, with other values: {what_fits(fact.domain)}"
    page.say("wrong-domain-value", node, message, "one name is one fact in a call: use the same values or rename it")


def reachable(first: Iterable[str], headers: Mapping[str, Header]) -> list[str]:
    """Sub-flows that these use, and those that they use in turn, each once."""
    found: dict[str, None] = {}
    waiting = list(first)
    while waiting:
        subflow = waiting.pop(0)
        if subflow in headers and subflow not in found:
            found[subflow] = None
            waiting.extend(headers[subflow].uses)
    return list(found)


def compile_decided(
    page: Page, rows: Node, domain: Domain, scope: Mapping[str, Fact], what: str
) -> tuple[Decided, ...]:
    """The rows of a table that decides a value; `what` names it in messages."""
    found: list[Decided] = []
    for row in rows.many():
        value = row.get("otherwise") or row.get("is") or (row if row.is_scalar else None)
        if value is None:
            continue
        number = domain.number(value.text)
        if number is None:
            page.say("wrong-domain-value", value, f"`{value.text}` is no value of `{what}`", what_fits(domain))
            continue
        found.append(Decided(compile_when(page, row.get("when"), scope), number, value.at(page.file)))
    return tuple(found)


def decided_domain(rows: Node, order: Iterable[str]) -> Domain:
    """The domain of a fact that only its table names: numbers without a hole, or words in the desk's order."""
    words = [value.text for row in rows.many() if (value := row.get("otherwise") or row.get("is")) is not None]
    words = list(dict.fromkeys(words))
    if words and all(is_count(word) for word in words):
        numbers = sorted(int(word) for word in words)
        if numbers[-1] - numbers[0] == len(numbers) - 1:
            return Domain(DomainKind.NUMBER, (), numbers[0], numbers[-1])
        return Domain(DomainKind.WORDS, tuple(str(number) for number in numbers))
    listed = list(order)
    if set(words) <= set(listed):
        words = [word for word in listed if word in words]
    return Domain(DomainKind.WORDS, tuple(words))
