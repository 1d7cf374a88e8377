"""
Pages in the desk's further languages, as far as texts exist.

A page is made in a language when its title is there in it. Texts that lack it are shown in the first language, and the
page says how many. The words around the texts (headings, verbs) are the site's own: see `tongue`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from simulator.model.place import Position
from simulator.model.sop import Sop
from simulator.model.text import Text
from simulator.model.workspace import Workspace

NAMES = {"en": "English", "da": "Dansk", "de": "Deutsch", "hu": "Magyar", "es": "Español"}


def translated(workspace: Workspace, lang: str) -> frozenset[str]:
    """Ids of the procedures that have a page in this language."""
    return frozenset(sop.id for sop in workspace.sops if sop.title.mapped and sop.title.has(lang))


def in_language(workspace: Workspace, lang: str) -> Workspace:
    """The same workspace, every text in this language where there is one."""
    sops = tuple(_turned(sop, lang) for sop in workspace.sops)
    desk = _turned(workspace.desk, lang)
    return dataclasses.replace(
        workspace,
        sops=tuple(sop for sop in sops if isinstance(sop, Sop)),
        desk=desk if isinstance(desk, type(workspace.desk)) else workspace.desk,
    )


def missing(sop: Sop, lang: str) -> tuple[int, int]:
    """How many of a procedure's texts have no words in this language, and how many texts there are."""
    texts = list(_texts((sop.title, sop.use_when, sop.dont, sop.steps)))
    return sum(not text.has(lang) for text in texts), len(texts)


def _turned(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return Text(((lang, value.say(lang)),), value.at) if value else value
    if isinstance(value, tuple):
        return tuple(_turned(each, lang) for each in value)
    if isinstance(value, Position) or not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    fields = {
        field.name: _turned(getattr(value, field.name), lang)
        for field in dataclasses.fields(value)
        if field.init and field.name not in ("places", "at", "when", "domain")
    }
    return dataclasses.replace(value, **fields)


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        if value:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Position | type):
        for field in dataclasses.fields(value):
            if field.name not in ("places", "at", "when"):
                yield from _texts(getattr(value, field.name))
