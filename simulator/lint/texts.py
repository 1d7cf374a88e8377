"""Every text of a workspace that may be written in several languages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from simulator.model.place import Position
from simulator.model.text import Text
from simulator.model.workspace import Workspace


def texts_in(workspace: Workspace) -> Iterator[Text]:
    """All of them, in the order of the model."""
    yield from _inside(workspace.desk)
    for part in (workspace.scorecard, *workspace.acts, *workspace.lures, *workspace.sops, *workspace.scenarios):
        if part is not None:
            yield from _inside(part)


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
