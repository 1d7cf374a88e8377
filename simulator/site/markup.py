"""
Text from files becomes HTML here and nowhere else.

`Html` is a type of its own, so that mypy refuses a text that was not made safe. Every ASCII punctuation character of a
text is written as an entity: such a text means nothing to HTML and nothing to Markdown, wherever it stands.
"""

from __future__ import annotations

import json
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NewType, TypeAlias

Html = NewType("Html", str)

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

NOTHING = Html("")
_MOST_SIDE_BY_SIDE = 3
"""Columns that fit beside each other on a telephone."""
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in string.punctuation}
_VOID = {"input", "br", "hr", "img", "path", "rect", "circle", "line", "use", "polygon"}
_TITLE = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "&amp;", "`": "ʼ", "{": "(", "}": ")", "\\": "⧵"})
_MECHANICAL = {
    "href", "d", "viewBox", "id", "class", "transform", "marker-end", "role", "aria-labelledby", "aria-hidden", "scope",
    "type", "text-anchor", "orient", "xmlns",
}  # fmt: skip
_MADE_BY_US = re.compile(r"[A-Za-z0-9 _./#,:?=()|-]*")


def plain(text: str) -> str:
    """The text on one line, without characters that act instead of being read."""
    if text.isprintable():  # holds for no separator but the blank, and for none of the categories of `_is_shown`
        return " ".join(text.split())
    kept = (" " if char.isspace() else char for char in text if char.isspace() or _is_shown(char))
    return " ".join("".join(kept).split())


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") or char == "\u200d"


@lru_cache(maxsize=512)  # headings and verbs stand on every page
def words(text: str) -> Html:
    """A text from a file as HTML that shows exactly this text."""
    return Html(plain(text).translate(_ENTITIES))


def title(text: str) -> str:
    """A text for places that the site tool fills in without escaping: window titles and navigation."""
    return plain(text).translate(_TITLE)


def tag(name: str, *inside: Html, **attributes: str | int | bool) -> Html:
    """An element. `class_`, `for_` and `aria_label` become `class`, `for` and `aria-label`; False leaves one out."""
    if not attributes:
        return Html(f"<{name}/>" if name in _VOID else f"<{name}>{''.join(inside)}</{name}>")
    written = ""
    for key, value in attributes.items():
        if value is not False and value != "":
            written += _attribute(_name(key), value)
    if name in _VOID:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{''.join(inside)}</{name}>")


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute(key: str, value: str | int | bool) -> str:
    if value is True:
        return f" {key}"
    if isinstance(value, int):
        return f' {key}="{value}"'
    if key in _MECHANICAL:
        return f' {key}="{_mechanical(value)}"'
    return f' {key}="{words(value)}"'


@lru_cache(maxsize=512)  # classes, mostly
def _mechanical(value: str) -> str:
    """Values that we make ourselves from ids and numbers: readable as they are, and harmless if they are not ours."""
    return value if _MADE_BY_US.fullmatch(value) else words(value)


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Pieces of HTML one after the other; `between` is a text."""
    return Html(words(between).join(parts) if between.strip() else between.join(parts))


def link(text: str, address: str, **attributes: str | int | bool) -> Html:
    """A link inside the site. An address of any other kind leads nowhere."""
    return around(words(text), address, **attributes)


def around(inside: Html, address: str, **attributes: str | int | bool) -> Html:
    """A link around HTML."""
    return tag("a", inside, href=address if not _leads_outside(address) else "#", **attributes)


def _leads_outside(address: str) -> bool:
    return ":" in address or address.startswith(("//", "/"))


def listed(items: Iterable[Html], kind: str = "ul", **attributes: str | int | bool) -> Html:
    """A list; nothing at all when there is nothing in it."""
    found = [tag("li", item) for item in items]
    return tag(kind, *found, **attributes) if found else NOTHING


def table(heads: Sequence[str], rows: Iterable[Sequence[Html]], **attributes: str | int | bool) -> Html:
    """A table. On a narrow screen it is scrolled sideways, or each row stands as a card, its cells named by `heads`."""
    wide = len(heads) > _MOST_SIDE_BY_SIDE
    body = tag(
        "tbody", *(tag("tr", *(_named(heads, row) if wide else (tag("td", cell) for cell in row))) for row in rows)
    )
    attributes = {"class_": "sop-grid sop-cards-when-narrow" if wide else "sop-grid", **attributes}
    return tag("div", tag("table", _heads(tuple(heads)), body, **attributes), class_="sop-table", tabindex=0)


@lru_cache(maxsize=64)  # nearly every step of every page has the same
def _heads(heads: tuple[str, ...]) -> Html:
    return tag("thead", tag("tr", *(tag("th", words(each), scope="col") for each in heads)))


def _named(heads: Sequence[str], row: Sequence[Html]) -> Iterator[Html]:
    """The cells of a row; each but the first says what it is about."""
    for number, cell in enumerate(row):
        yield tag("td", cell, data_head=heads[number]) if number else tag("td", cell)


def island(value: Json) -> Html:
    """Data for a script: JSON in which nothing can close the script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029'`":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Html(text)
