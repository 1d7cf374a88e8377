"""Every text of a workspace that may be written in several languages, and is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from simulator.model.place import Position
from simulator.model.sop import Sop, Step
from simulator.model.text import Text
from simulator.model.workspace import Workspace


def mapped_texts(workspace: Workspace) -> Iterator[Text]:
    """All texts that are maps from language to words, in the order of the model."""
    for sop in workspace.sops:
        for text in _of_sop(sop):
            if text.mapped:
                yield text
    for part in (workspace.desk, workspace.scorecard, *workspace.acts, *workspace.lures, *workspace.scenarios):
        for text in _inside(part):
            if text.mapped:
                yield text


def _of_sop(sop: Sop) -> Iterator[Text]:
    """Procedures are many, so their texts are named here one by one instead of being looked for."""
    yield from (sop.title, sop.use_when, sop.keywords, *sop.dont)
    for _, says in sop.changes:
        yield says
    for fact in sop.facts:
        if fact.at.file == sop.file:
            yield from (fact.says, *fact.asks)
    for step in sop.steps:
        yield from _of_step(step)


def _of_step(step: Step) -> Iterator[Text]:
    yield step.does
    yield step.say
    yield from step.examples
    yield from step.dont
    for option in step.offers:
        yield from (option.says, *option.pros, *option.cons, option.addresses)
    for answer in step.if_asked:
        yield from (answer.question, answer.reply)


def _inside(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, str | int | Position):
                yield from _inside(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Position | type):
        for field in value.__dataclass_fields__:
            inner = getattr(value, field)
            if inner and not isinstance(inner, str | int | Position):
                yield from _inside(inner)
