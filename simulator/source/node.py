"""
The light tree that reading a file gives: plain values with the places where they stand.

A node knows its lines and columns as numbers; a `Position` is made only when somebody asks, because most values of
most files are never spoken of. Maps keep their keys as text, so `1: x` and `"1": x` are the same key.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias, Union

from simulator.model.place import Position

Plain: TypeAlias = Union[bool, int, float, str, "list[Plain]", "dict[str, Plain]", None]
"""What a value is to a schema: YAML 1.2's core types, dates and versions as text."""

_NO_NODES: Final[dict[str, Node]] = {}
_NO_ITEMS: Final[list[Node]] = []


class Node:
    """One value of a file. `text` is a scalar as written (without quotes); `value` is the plain value."""

    __slots__ = ("_at", "column", "end_column", "end_line", "line", "style", "text", "value")
    is_scalar = True
    is_map = False
    is_list = False
    flow = False
    map: dict[str, Node] = _NO_NODES
    keys: dict[str, Node] = _NO_NODES
    items: list[Node] = _NO_ITEMS

    def __init__(
        self, value: Plain, text: str, line: int, column: int, end_line: int, end_column: int, style: str = ""
    ) -> None:
        self.value = value
        self.text = text
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.style = style
        self._at: Position | None = None

    def at(self, file: str) -> Position:
        """The place of this value. One object per node, however often it is asked for."""
        if self._at is None:
            self._at = Position(file, self.line, self.column, self.end_line, self.end_column)
        return self._at

    def get(self, key: str) -> Node | None:
        """The value under a key; None where the key is missing, or this is no map."""
        return self.map.get(key)

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Keys with their values, in the author's order."""
        for key, value in self.map.items():
            yield self.keys[key], value

    def many(self) -> list[Node]:
        """The items of a list; a list of one may be written without brackets."""
        return self.items if self.is_list else [self]

    def find(self, way: list[str | int]) -> Node:
        """The node at the end of a way of keys and indexes, or the last one that exists on it."""
        node = self
        for part in way:
            if isinstance(part, int) and part < len(node.items):
                node = node.items[part]
            elif isinstance(part, str) and part in node.map:
                node = node.map[part]
            else:
                break
        return node


class Branch(Node):
    """A map or a list. `braced`: it stands inside braces, where a comma would end a bare text."""

    __slots__ = ("braced", "flow")
    is_scalar = False

    def __init__(self, value: Plain, line: int, column: int, flow: bool, braced: bool) -> None:
        self.value = value
        self.text = self.style = ""
        self.line = self.end_line = line
        self.column = self.end_column = column
        self._at = None
        self.flow = flow
        self.braced = braced


class MapNode(Branch):
    """A map. While it is read, `key` waits for its value."""

    __slots__ = ("key", "keys", "map", "plain")
    is_map = True

    def __init__(self, line: int, column: int, flow: bool, braced: bool) -> None:
        self.plain: dict[str, Plain] = {}
        Branch.__init__(self, self.plain, line, column, flow, braced)
        self.map: dict[str, Node] = {}
        self.keys: dict[str, Node] = {}
        self.key: Node | None = None


class ListNode(Branch):
    """A list."""

    __slots__ = ("items", "plain")
    is_list = True

    def __init__(self, line: int, column: int, flow: bool, braced: bool) -> None:
        self.plain: list[Plain] = []
        Branch.__init__(self, self.plain, line, column, flow, braced)
        self.items: list[Node] = []
