"""A workspace in which every text is one and the same: for seeing what a text can do on every page."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TypeVar

from simulator.model.place import Position
from simulator.model.text import Text
from simulator.model.workspace import Workspace
from simulator.source import load

ROOT = Path(__file__).parents[2]
KEEP = {"verify-identity", "mfa-loss", "warm-transfer", "major-incident-check"}
FREE = {
    "title",
    "body",
    "message",
    "help",
    "question",
    "reply",
    "owner",
    "version",
    "reviewed",
    "words",
    "channel",
    "until",
}
"""Fields of plain text that an author fills freely."""

Value = TypeVar("Value")


def small() -> Workspace:
    """A part of the starter library with every verb of the format, so that pages are made quickly."""
    whole = load(ROOT)
    sops = tuple(sop for sop in whole.sops if sop.id in KEEP)
    scenarios = tuple(each for each in whole.scenarios if any(issue.sop in KEEP for issue in each.issues))[:4]
    return dataclasses.replace(
        whole, sops=sops, scenarios=scenarios, articles=whole.articles[:2], requirements=whole.requirements[:6]
    )


def poisoned(value: Value, payload: str) -> Value:
    """The same value with the payload in place of every text."""
    return _poisoned(value, payload, "")  # type: ignore[return-value]


def _poisoned(value: object, payload: str, name: str) -> object:
    if isinstance(value, Text):
        return Text((("en", payload),), value.at) if value else value
    if isinstance(value, Position):
        return value
    if isinstance(value, tuple):
        return tuple(_in_pair(value, payload, name))
    if isinstance(value, str) and name in FREE and value:
        return payload
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.init}
        new = {key: _poisoned(each, payload, key) for key, each in fields.items() if key not in ("files", "places")}
        return dataclasses.replace(value, **new)
    return value


def _in_pair(value: tuple[object, ...], payload: str, name: str) -> list[object]:
    if name in ("jargon", "banned"):
        return [(payload, payload) for _ in value]
    return [_poisoned(each, payload, name if isinstance(each, str) else "") for each in value]
