"""
What passing a node does: the cases of every node, and their effects on boxes.

A case is one way to pass a node: a result of a step, or passing it silently because its tries are used up. Whoever asks
(the prover without facts, with some, or along one path) walks with the same cases; only what is tracked differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from simulator.flow.conditions import ASSURANCE, RAN
from simulator.flow.nodes import Node, NodeKind, result_number
from simulator.flow.variables import TRIES, Variable, Variables, bound_of
from simulator.model.desk import Desk
from simulator.model.fact import UNKNOWN, DomainKind
from simulator.model.sop import OUT_OF_TRIES, Step, Verb

KEEP, SET, MOVE, RAISE, COUNT = range(5)
Effect: TypeAlias = tuple[int, int, int, int, int]
"""
What a case does to one field of a box.
KEEP cells · SET cells · MOVE from, keep, gain (cells in `keep` stay; `gain` is added where one of `from` was) ·
RAISE below, to (cells below become the cell) · COUNT allowed (those cells move up by one, others are gone).
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One way to pass a node. `last`: an edge that leads back is out of tries."""

    result: int
    word: str
    event: bool
    effects: tuple[Effect, ...] = ()
    last: bool = False
    number: int = 0
    """Its place among the cases of its node."""


def apply(effects: tuple[Effect, ...], boxes: list[int], tracked: int) -> list[int]:
    """Boxes after a case's effects; those that the case cannot happen in are gone."""
    for code, field, first, second, third in effects:
        if not field & tracked:
            continue
        if code == SET:
            boxes = [box & ~field | first for box in boxes]
        elif code == KEEP:
            boxes = [box & ~field | own for box in boxes if (own := box & first)]
        elif code == RAISE:
            boxes = [box & ~first | second if box & first else box for box in boxes]
        elif code == COUNT:
            boxes = [box & ~field | own << 1 for box in boxes if (own := box & first)]
        else:
            boxes = [box & ~field | own for box in boxes if (own := box & second | (third if box & first else 0))]
    return boxes


def cases_of(node: Node, variables: Variables, desk: Desk) -> tuple[Case, ...]:
    """All ways to pass a node."""
    cases = _cases(node, variables, desk)
    return tuple(
        Case(case.result, case.word, case.event, case.effects, case.last, place) for place, case in enumerate(cases)
    )


def _cases(node: Node, variables: Variables, desk: Desk) -> Iterator[Case]:
    step = node.step
    resets = tuple(_set(variable, 0) for variable in _counters(node, variables))
    if node.kind is NodeKind.FINAL:
        return
    counter = counter_of(node, variables)
    if node.kind is NodeKind.CHOOSE or step is None or (node.kind is NodeKind.DECIDE and counter is None):
        yield Case(UNKNOWN, "", event=False, effects=resets)
        return
    out = result_number(step, OUT_OF_TRIES)
    if node.kind is NodeKind.LEAVE:
        left = _left(node, variables)
        result = result_number(step, node.outcome)
        if counter is None:
            yield Case(result, node.outcome, event=True, effects=left)
            return
        full = counter.bit(bound_of(node))
        some = (_keep(counter, counter.known & ~full), *left)
        yield Case(result, node.outcome, event=True, effects=some)
        yield Case(result, node.outcome, event=True, effects=(_keep(counter, full), *left), last=True)
        return
    for result, word, effects in _results(node, variables, desk):
        event = node.kind is NodeKind.ACT
        if counter is None:
            yield Case(result, word, event, (*resets, *effects))
            continue
        final = counter.bit(bound_of(node) - 1)
        early = counter.known & ~final & ~counter.bit(bound_of(node))
        if early:
            yield Case(result, word, event, ((COUNT, counter.field, early, 0, 0), *resets, *effects))
        yield Case(result, word, event, ((COUNT, counter.field, final, 0, 0), *resets, *effects), last=event)
    if counter is not None:
        yield Case(out, OUT_OF_TRIES, event=False, effects=(_keep(counter, counter.bit(bound_of(node))),))


def counter_of(node: Node, variables: Variables) -> Variable | None:
    """The count of visits that bounds a node, if one does."""
    if not node.tries or node.kind is NodeKind.CHOOSE:
        return None
    return variables.by_name.get(f"{TRIES}{node.counter}")


def _counters(node: Node, variables: Variables) -> Iterator[Variable]:
    for number in node.resets:
        if (variable := variables.by_name.get(f"{TRIES}{number}")) is not None:
            yield variable


def _left(node: Node, variables: Variables) -> tuple[Effect, ...]:
    if not node.per_call or node.step is None:
        return ()
    return (_set(variables.by_name[f"{RAN}{node.step.target}"], node.step.results.index(node.outcome)),)


def _results(node: Node, variables: Variables, desk: Desk) -> Iterator[tuple[int, str, tuple[Effect, ...]]]:
    """The results that carrying out a step can have, with what each does."""
    step = node.step
    if step is None or node.kind is NodeKind.DECIDE:
        yield UNKNOWN, "", ()
        return
    words = tuple(word for word in step.results if word != OUT_OF_TRIES)
    if not words:
        yield UNKNOWN, "", ()
    for number, word in enumerate(words):
        for effects in _told(step, word, variables, desk):
            yield number, word, effects


def _told(step: Step, word: str, variables: Variables, desk: Desk) -> Iterator[tuple[Effect, ...]]:
    if step.verb is Verb.VERIFY:
        yield _proven(step, word, variables, desk)
        return
    if step.verb not in (Verb.ASK, Verb.CHECK):
        yield ()
        return
    asked = [variables.by_name.get(fact) for fact in step.facts]
    facts = [variable for variable in asked if variable is not None]
    if len(step.facts) == 1:
        yield tuple(_answer(variable, word) for variable in facts)
    elif word == "done":
        yield tuple(_answer(variable, "known") for variable in facts)
    elif len(facts) < len(asked):
        yield tuple(_anything(variable) for variable in facts)
    else:
        for missing in facts:
            yield tuple(
                _answer(variable, "unknown") if variable is missing else _anything(variable) for variable in facts
            )


def _proven(step: Step, word: str, variables: Variables, desk: Desk) -> tuple[Effect, ...]:
    method = desk.method(step.target)
    if word != "passed" or method is None or not method.assurance:
        return ()
    reached = variables.by_name[ASSURANCE]
    below = sum(reached.bit(level) for level in range(method.assurance))
    return ((RAISE, reached.field, below, reached.bit(method.assurance), 0),)


def _answer(variable: Variable, word: str) -> Effect:
    """The effect of one answer: a result's word, `known` for any value, `unknown` for none."""
    domain = variable.domain
    if word == "unknown":
        if variable.fresh:
            return _keep(variable, variable.fresh)
        return _set(variable, UNKNOWN)
    number = domain.words.index(word) if domain and domain.kind is DomainKind.WORDS and word in domain.words else None
    cells = variable.known if number is None else variable.bit(number)
    if variable.fresh:
        return MOVE, variable.field, variable.fresh, cells, cells
    return SET, variable.field, cells, 0, 0


def _anything(variable: Variable) -> Effect:
    """Answered or not, and with whatever value."""
    if variable.fresh:
        return MOVE, variable.field, variable.fresh, variable.field, variable.known
    return SET, variable.field, variable.known | variable.bit(UNKNOWN), 0, 0


def _keep(variable: Variable, cells: int) -> Effect:
    return KEEP, variable.field, cells, 0, 0


def _set(variable: Variable, value: int) -> Effect:
    return SET, variable.field, variable.bit(value), 0, 0
