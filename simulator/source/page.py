"""
One file while it is compiled: its place in the workspace, its first language, and the problems found in it.

All reading of nodes goes through here, so that every value keeps its place and every bad one is noted once, in the
same words, while the compiling goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from simulator.model.place import NOWHERE, Places, Position, Problem, packed
from simulator.model.text import NO_TEXT, Text, bare
from simulator.source import amounts
from simulator.source.names import NOTHING_NEAR, Known, Names, suggestion
from simulator.source.node import Node

_FILES = {
    "SOP": "sops/{}.yaml",
    "sub-flow": "sops/{}.yaml",
    "article": "sops/kb/{}.md",
    "scenario": "scenarios/{}.yaml",
}
"""Names that are files: where the one that is missing would stand."""


class Page:
    """Reads the nodes of one file."""

    def __init__(self, file: str, names: Names) -> None:
        self.file = file
        self.names = names
        self.problems: list[Problem] = []
        self._lang = names.lang

    def say(self, rule: str, node: Node, message: str, help_: str = "") -> None:
        """Notes a problem at a value."""
        self.problems.append(Problem(rule, node.at(self.file), message, help_))

    def at(self, node: Node | None) -> Position:
        return node.at(self.file) if node is not None else NOWHERE

    def text(self, node: Node | None) -> Text:
        """A text in one language, or in several."""
        if node is None:
            return NO_TEXT
        at = node.at(self.file)
        if not node.map:
            return bare(node.text.strip(), at, self._lang) if node.is_scalar else NO_TEXT
        by_lang = tuple((lang, words.text.strip()) for lang, words in node.map.items())
        places = tuple(words.at(self.file) for words in node.map.values())
        return Text(by_lang, at, mapped=True, places=places)

    def texts(self, node: Node | None) -> tuple[Text, ...]:
        return tuple(self.text(item) for item in node.many()) if node else ()

    def words(self, node: Node | None) -> tuple[str, ...]:
        """A list of words; one alone needs no brackets."""
        return tuple(item.text for item in node.many()) if node else ()

    def word(self, node: Node | None, default: str = "") -> str:
        return node.text if node else default

    def is_yes(self, node: Node | None, *, default: bool = False) -> bool:
        return default if node is None else node.text == "yes"

    def number(self, node: Node | None, default: int = 0) -> int:
        return node.value if node and isinstance(node.value, int) else default

    def seconds(self, node: Node | None, unit: int = amounts.SECOND) -> int:
        """A duration in whole units (seconds if not said)."""
        if node is None:
            return 0
        found = amounts.seconds(node.text)
        if found is None:
            self.say("schema", node, f"`{node.text}` is no time", "write a number and a unit: `60 seconds`, `2 hours`")
            return 0
        if found % unit:
            shown = {amounts.MINUTE: "minutes", amounts.DAY: "days"}.get(unit, "seconds")
            self.say("schema", node, f"`{node.text}` is no whole number of {shown}", f"write it in {shown}")
        return found // unit

    def size(self, node: Node) -> int:
        """A number of seconds, or a duration with its unit."""
        return node.value if isinstance(node.value, int) else self.seconds(node)

    def name(self, node: Node | None, known: Known, what: str) -> str:
        """A name that must be one of `known`; noted where it is not, and given back as it stands."""
        if node is None:
            return ""
        if known is not None and node.text not in known:
            self.unknown(node, node.text, known, what)
        return node.text

    def named(self, node: Node | None, known: Known, what: str) -> tuple[str, ...]:
        if node is None:
            return ()
        found = tuple(self.name(item, known, what) for item in node.many())
        return self.names.shared.setdefault(found, found)

    def unknown(self, node: Node, word: str, known: Collection[str], what: str) -> None:
        help_ = suggestion(word, known)
        if help_ == NOTHING_NEAR and what in _FILES:
            help_ = f"{help_}; it would be the file {_FILES[what].format(word)}"
        self.say("unknown-name", node, f"there is no {what} `{word}`", help_)

    def covers(self, node: Node) -> tuple[str, ...]:
        """The requirements that a thing carries, by its `covers`."""
        return self.named(node.get("covers"), self.names.requirements, "requirement")

    def each(self, node: Node | None) -> Iterable[tuple[str, Node]]:
        """Keys with their values; nothing for a missing map."""
        return node.map.items() if node else ()

    def per_key(self, node: Node | None, read: Callable[[Node], Text]) -> tuple[tuple[str, Text], ...]:
        return tuple((key, read(value)) for key, value in self.each(node))

    def places(self, node: Node, more: Iterable[tuple[str, Node]] = ()) -> Places:
        """Where each key has its value: `say`, `heard.0`, `then.yes`, `then.0.next`."""
        found: list[tuple[str, Node]] = []
        for key, value in node.map.items():
            found.append((key, value))
            if not value.is_scalar:
                self._inner(key, value, found, 2)
        found += more
        return self.placed(found)

    def placed(self, found: Sequence[tuple[str, Node]]) -> Places:
        """The places of named values. Most steps have the same keys as another one: they are kept once."""
        names = tuple([key for key, _ in found])
        spots = [place for _, node in found for place in (node.line, node.column, node.end_line, node.end_column)]
        return Places(self.file, self.names.shared.setdefault(names, names), packed(spots))

    def _inner(self, way: str, node: Node, found: list[tuple[str, Node]], deeper: int) -> None:
        for key, value in self.inside(node):
            found.append((f"{way}.{key}", value))
            if deeper > 1 and not value.is_scalar:
                self._inner(f"{way}.{key}", value, found, deeper - 1)

    def inside(self, node: Node) -> Iterable[tuple[str, Node]]:
        """What a map or list holds, by key or by number from 0."""
        return node.map.items() if node.map else ((str(index), item) for index, item in enumerate(node.items))
