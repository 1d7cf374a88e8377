"""
Conditions: from `{loss: [lost, stolen], affected: up to 90}` to sets of numbers by fact.

A map is an and, a list of maps an or. Nothing is evaluated: a value is a word of the fact's list, a number form, or
`known` and `unknown`; whatever else stands there is a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from simulator.model.fact import ALWAYS, UNKNOWN, Domain, DomainKind, Fact, Spans, Test, When, normal
from simulator.source.amounts import is_count
from simulator.source.names import nearest
from simulator.source.node import Node
from simulator.source.page import Page

_NOT_KNOWN: Spans = ((UNKNOWN, UNKNOWN),)


def compile_when(page: Page, node: Node | None, scope: Mapping[str, Fact]) -> When:
    """The condition of a node; a missing one always holds. A test that cannot be read is noted and left out."""
    if node is None:
        return ALWAYS
    return tuple(_both(page, item, scope) for item in node.many())


def _both(page: Page, node: Node, scope: Mapping[str, Fact]) -> tuple[Test, ...]:
    tests: list[Test] = []
    for key, value in node.pairs():
        fact = scope.get(key.text)
        if fact is None:
            if page.names.facts is not None:
                page.unknown(key, key.text, scope, "fact")
            continue
        spans = spans_of(page, value, fact.domain, key.text)
        if spans:
            words = ", ".join(item.text for item in value.items) if value.items else value.text
            tests.append(Test(key.text, spans, value.at(page.file), words))
    return tuple(tests)


def spans_of(page: Page, node: Node, domain: Domain, fact: str) -> Spans:
    """The numbers that a value, or a list of values, stands for in a domain."""
    if domain.kind is DomainKind.WORDS and not domain.words and fact != "result":
        return ()
    found: Spans = ()
    for item in node.many():
        spans = _one(item.text, domain)
        if spans is None:
            meant = compared(item.text) if domain.kind is DomainKind.NUMBER else ""
            help_ = f"write `{meant}`" if meant and _one(meant, domain) else "write one of: " + what_fits(domain)
            if domain.kind is DomainKind.WORDS and (near := nearest(item.text, domain.words)):
                help_ = f"did you mean `{near}`? `{fact}` is one of: {what_fits(domain)}"
            page.say("wrong-domain-value", item, f"`{item.text}` is no value of `{fact}`", help_)
            continue
        found = found + spans
    return _shared(found)


@lru_cache(maxsize=4096)
def _shared(spans: Spans) -> Spans:
    """In order, and one object for all conditions that ask the same: a desk asks the same few things all over."""
    return normal(spans)


def _one(text: str, domain: Domain) -> Spans | None:
    if text == "unknown":
        return _NOT_KNOWN
    if text == "known":
        return domain.known
    match domain.kind:
        case DomainKind.TEXT:
            return None
        case DomainKind.NUMBER:
            return _numbers(text, domain)
        case DomainKind.WORDS:
            return _words(text, domain)


def _numbers(text: str, domain: Domain) -> Spans | None:
    match text.split():
        case [number] if is_count(number):
            low = high = int(number)
        case ["up", "to", number] if is_count(number):
            low, high = domain.low, int(number)
        case [number, "or", "more"] if is_count(number):
            low, high = int(number), domain.high
        case [first, "to", last] if is_count(first) and is_count(last):
            low, high = int(first), int(last)
        case _:
            return None
    return ((low, high),) if domain.low <= low <= high <= domain.high else None


_AT_LEAST = re.compile(r"(?:at least|from|>=|≥)\s*(\d+)|(\d+)\s*\+")
_AT_MOST = re.compile(r"(?:at most|<=|≤|to)\s*(\d+)")
_MORE = re.compile(r"(?:over|above|more than|>)\s*(\d+)")
_LESS = re.compile(r"(?:under|below|less than|fewer than|<)\s*(\d+)")
_BETWEEN = re.compile(r"(?:between\s+|from\s+)?(\d+)\s*(?:-|–|\.\.|and|to|until)\s*(\d+)")


def compared(text: str) -> str:
    """How a comparison in other words is written in this format; empty for what is none."""
    if found := _BETWEEN.fullmatch(text):
        low, high = sorted((int(found[1]), int(found[2])))
        return f"{low} to {high}"
    if found := _AT_LEAST.fullmatch(text):
        return f"{int(found[1] or found[2])} or more"
    if found := _AT_MOST.fullmatch(text):
        return f"up to {int(found[1])}"
    if found := _MORE.fullmatch(text):
        return f"{int(found[1]) + 1} or more"
    if found := _LESS.fullmatch(text):
        return f"up to {max(int(found[1]) - 1, 0)}"
    return ""


def _words(text: str, domain: Domain) -> Spans | None:
    if text in domain.words:
        number = domain.words.index(text)
        return ((number, number),)
    match text.split():
        case ["up", "to", word] if word in domain.words:
            return ((0, domain.words.index(word)),)
        case [word, "or", "more"] if word in domain.words:
            return ((domain.words.index(word), len(domain.words) - 1),)
    return None


def what_fits(domain: Domain) -> str:
    """What may be written for a fact, for a message."""
    match domain.kind:
        case DomainKind.TEXT:
            return "known, unknown (a text has no other test)"
        case DomainKind.NUMBER:
            low, high = domain.low, domain.high
            return f"a number from {low} to {high}, `up to {high}`, `{low} to {high}`, `{low} or more`, unknown"
        case DomainKind.WORDS:
            return ", ".join((*domain.words, "unknown"))
