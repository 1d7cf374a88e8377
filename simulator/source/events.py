"""
Which parser reads YAML: libyaml through PyYAML's C extension, or ruamel's own where the extension is missing.

Only the stream of events is used, never a composed document: composing recurses, and libyaml dies of deep nesting
there, while events come one by one and can be counted as they come.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Kinds(NamedTuple):
    """The classes of events and the error of one parser."""

    next_event: Callable[[str], Callable[[], Any]]
    scalar: type
    map_start: type
    map_end: type
    list_start: type
    list_end: type
    alias: type
    document_start: type
    error: type[Exception]


_KINDS: list[Kinds] = []


def kinds() -> Kinds:
    """The fastest parser that is installed, loaded once."""
    if not _KINDS:
        _KINDS.append(_fast() or pure())
    return _KINDS[0]


def _fast() -> Kinds | None:
    try:
        from yaml import _yaml as fast
    except ImportError:
        return None

    def next_event(text: str) -> Callable[[], Any]:
        step: Callable[[], Any] = fast.CParser(text).get_event
        return step

    return Kinds(
        next_event, fast.ScalarEvent, fast.MappingStartEvent, fast.MappingEndEvent, fast.SequenceStartEvent,
        fast.SequenceEndEvent, fast.AliasEvent, fast.DocumentStartEvent, fast.YAMLError,
    )  # fmt: skip


def pure() -> Kinds:
    """ruamel's parser in Python: slower, with the same events."""
    from ruamel.yaml import YAML, error, events

    def next_event(text: str) -> Callable[[], Any]:
        stream = iter(YAML(typ="safe", pure=True).parse(text))
        return lambda: next(stream, None)

    return Kinds(
        next_event, events.ScalarEvent, events.MappingStartEvent, events.MappingEndEvent, events.SequenceStartEvent,
        events.SequenceEndEvent, events.AliasEvent, events.DocumentStartEvent, error.YAMLError,
    )  # fmt: skip
