"""
From a parser's events to a tree, with every guard on the way.

The stream is read event by event with a stack of our own, so depth and size are known before anything grows: a bomb
of aliases, 100,000 brackets or a list of a million items each end as one problem with its place. What a help desk's
file never needs (anchors, aliases, tags, merge keys, directives, several documents, null) is refused here.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

from simulator.source.decode import has_hidden
from simulator.source.events import Kinds
from simulator.source.node import ListNode, MapNode, Node
from simulator.source.notes import MOST_NODES, Limit, Notes, short
from simulator.source.scalars import plain

DEEPEST = 32

_NULL_HELP = "write a value, or take the line out; where nothing is known, `unknown` says so"


_MAY_BE_MORE = frozenset("0123456789+-.~nNtTfF") | {""}
"""First signs of a bare scalar that may be something else than text."""
_SIGNS = ("!", "&", "<<")
"""Where a tag, an anchor and a merge key begin."""


class Builder(Notes):
    """Builds the document of a text. `first_line` is the number of its first line, for a piece cut out of a file."""

    def __init__(self, file: str, kinds: Kinds, text: str, first_line: int = 1) -> None:
        super().__init__(file)
        self.kinds = kinds
        self.first_line = first_line
        self.has_escapes = "\\" in text
        self.careful = self.has_escapes or any(sign in text for sign in _SIGNS) or len(text) > MOST_NODES // 2
        """Whether there may be an escape, one of `_SIGNS`, or a value too many: most texts are too short and plain."""
        self.root: Node | None = None
        self._stack: list[MapNode | ListNode] = []
        self._nodes = 0
        self._documents = 0

    def read(self, next_event: Callable[[], Any]) -> Node | None:
        """The tree of the first document, or None where a limit ended it. Raises the parser's error on bad syntax."""
        try:
            self._read(next_event)
        except Limit:
            return None
        return self.root

    def _read(self, next_event: Callable[[], Any]) -> None:
        """Most events are scalars without anything odd. They are dealt with here: calls would take as long again."""
        is_scalar, line, stack, careful = self.kinds.scalar, self.first_line, self._stack, self.careful
        others = self._others()
        while (event := next_event()) is not None:
            kind: type = type(event)
            if kind is not is_scalar:
                if (other := others.get(kind)) is not None:
                    other(event)
                continue
            start, end, text, style = event.start_mark, event.end_mark, event.value, event.style or ""
            if " " not in text:
                text = intern(text)
            value = plain(text) if not style and text[:1] in _MAY_BE_MORE else text
            node = Node(value, text, start.line + line, start.column + 1, end.line + line, end.column + 1, style)
            if careful or type(value) is not str or not stack:
                self._add(node, event)
                continue
            top = stack[-1]
            if top.braced and not style and (" " in text or "\t" in text):
                self.braced(node, top)
            if type(top) is ListNode:
                top.items.append(node)
                top.plain.append(value)
            elif type(top) is MapNode:
                if (key := top.key) is None:
                    top.key = node
                elif (name := key.text) not in top.map:
                    top.key = None
                    top.map[name], top.keys[name], top.plain[name] = node, key, value
                else:
                    self._place(top, node)

    def _others(self) -> dict[type, Callable[[Any], None]]:
        """What is done at events that are no scalars."""
        kinds = self.kinds
        return {
            kinds.map_start: self._open_map, kinds.map_end: self._close,
            kinds.list_start: self._open_list, kinds.list_end: self._close,
            kinds.alias: self._alias, kinds.document_start: self._document,
        }  # fmt: skip

    def _open_map(self, event: Any) -> None:
        start, flow = event.start_mark, bool(event.flow_style)
        self._open(event, MapNode(start.line + self.first_line, start.column + 1, flow, braced=flow))

    def _open_list(self, event: Any) -> None:
        start, flow, stack = event.start_mark, bool(event.flow_style), self._stack
        braced = flow and bool(stack) and stack[-1].braced
        self._open(event, ListNode(start.line + self.first_line, start.column + 1, flow, braced))

    def _open(self, event: Any, node: MapNode | ListNode) -> None:
        stack = self._stack
        if len(stack) >= DEEPEST:
            self.stop(node, f"values nested deeper than {DEEPEST} levels", "say it with fewer levels")
        if self.careful or not stack:
            self._add(node, event)
        else:
            self._place(stack[-1], node)
        stack.append(node)

    def _close(self, event: Any) -> None:
        node = self._stack.pop()
        last = node.items[-1] if node.items else next(reversed(node.map.values()), None)
        if node.flow or last is None:
            end = event.end_mark
            node.end_line, node.end_column = end.line + self.first_line, end.column + 1
        else:
            node.end_line, node.end_column = last.end_line, last.end_column

    def _add(self, node: Node, event: Any) -> None:
        if self.careful:
            self._look_at(node, event)
        if not self._stack:
            self.root = self.root or node
            return
        top = self._stack[-1]
        if top.braced and not node.style and node.text:
            self.braced(node, top)
        self._place(top, node)

    def _look_at(self, node: Node, event: Any) -> None:
        """Counts a value, and refuses what cannot be seen in it, tags and anchors."""
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self.too_many(node)
        if self.has_escapes and node.style == '"' and (sign := has_hidden(node.text)):
            message = f"an escape for a character that cannot be seen (U+{ord(sign):04X})"
            self.say("hidden-characters", node, message, "leave it out")
        if node.is_scalar and not node.style and event.implicit[1]:
            self.unsafe(node, "a tag (`!`)", "quote the text instead")
        if event.anchor is not None:
            self.unsafe(node, f"an anchor (`&{event.anchor}`)", "write the value out where it is needed")
        if event.tag is not None:
            self.unsafe(node, f"a tag (`{short(str(event.tag))}`)", "leave it out; quote what must stay text")

    def _place(self, top: MapNode | ListNode, node: Node) -> None:
        if isinstance(top, ListNode):
            top.items.append(node)
            top.plain.append(node.value)
            if node.value is None and node.style != "*":
                self.say("null-value", node, "an item of a list has no value", _NULL_HELP)
        elif (key := top.key) is None:
            top.key = node
            if node.text == "<<" or type(node.value) is not str:
                self._check_key(node)
        else:
            top.key = None
            self._pair(top, key, node)

    def _check_key(self, node: Node) -> None:
        if node.value is None:
            if node.style != "*":
                self.say("null-value", node, "a key is empty", "write a word before the colon")
        elif not node.is_scalar:
            self.say("syntax", node, "a list or map stands where a key is expected", "a key is a single word")
            node.text = f"({node.line}:{node.column})"
        elif node.text == "<<" and not node.style:
            self.unsafe(node, "a merge key (`<<`)", "write the keys out where they are needed")

    def _pair(self, top: MapNode, key: Node, node: Node) -> None:
        name = key.text
        if name in top.map:
            help_ = f"it is already in line {top.keys[name].line}; keep one of the two"
            self.say("duplicate-key", key, f"the key `{name}` stands here a second time", help_)
            return
        top.map[name], top.keys[name], top.plain[name] = node, key, node.value
        if node.value is not None:
            return
        if top.braced and not node.text:
            self.cut(top, key)
        elif name != "<<" and node.style != "*":
            self.say("null-value", node if node.text else key, f"`{name}` has no value", _NULL_HELP)

    def _alias(self, event: Any) -> None:
        start, end, line = event.start_mark, event.end_mark, self.first_line
        text = f"*{event.anchor}"
        node = Node(None, text, start.line + line, start.column + 1, end.line + line, end.column + 1)
        node.style = "*"
        self.unsafe(node, f"an alias (`{text}`)", "write the value out where it is needed")
        if self._stack:
            self._place(self._stack[-1], node)

    def _document(self, event: Any) -> None:
        self._documents += 1
        start, line = event.start_mark, self.first_line
        node = Node(None, "", start.line + line, start.column + 1, start.line + line, start.column + 4)
        if event.version or event.tags:
            self.unsafe(node, "a directive (`%…`)", "leave it out: every file is YAML 1.2")
        if self._documents > 1:
            self.unsafe(node, "a second document (`---`)", "put it into a file of its own")
            raise Limit
