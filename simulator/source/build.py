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
from simulator.source.node import Branch, Node
from simulator.source.notes import MOST_NODES, Limit, Notes, Open, short
from simulator.source.scalars import plain

DEEPEST = 32

_NULL_HELP = "write a value, or take the line out; where nothing is known, `unknown` says so"


_MAY_BE_MORE = frozenset("0123456789+-.~nNtTfF") | {""}
"""First signs of a bare scalar that may be something else than text."""


class Builder(Notes):
    """Builds one document. `first_line` is the number of the first line, for a piece cut out of a file."""

    def __init__(self, file: str, kinds: Kinds, first_line: int = 1, has_escapes: bool = True) -> None:
        super().__init__(file)
        self.kinds = kinds
        self.first_line = first_line
        self.has_escapes = has_escapes
        self.root: Node | None = None
        self._stack: list[Open] = []
        self._nodes = 0
        self._documents = 0

    def read(self, next_event: Callable[[], Any]) -> Node | None:
        """The tree of the first document, or None where a limit ended it. Raises the parser's error on bad syntax."""
        kinds = self.kinds
        is_scalar, map_start, list_start = kinds.scalar, kinds.map_start, kinds.list_start
        ends = (kinds.map_end, kinds.list_end)
        scalar = self._scalar
        try:
            while (event := next_event()) is not None:
                kind = type(event)
                if kind is is_scalar:
                    scalar(event)
                elif kind is map_start or kind is list_start:
                    self._open(event, kind is map_start)
                elif kind in ends:
                    self._close(event)
                elif kind is kinds.alias:
                    self._alias(event)
                elif kind is kinds.document_start:
                    self._document(event)
                elif kind is kinds.stream_end:
                    break
        except Limit:
            return None
        return self.root

    def _scalar(self, event: Any) -> None:
        start, end, line, text = event.start_mark, event.end_mark, self.first_line, event.value
        style = event.style
        if not style and " " not in text:
            text = intern(text)
        node = Node(text, text, start.line + line, start.column + 1, end.line + line, end.column + 1)
        if style:
            node.style = style
            if style == '"' and self.has_escapes:
                self._escaped(node, text)
        else:
            if text[:1] in _MAY_BE_MORE:
                node.value = plain(text)
            if event.implicit[1]:
                self.unsafe(node, "a tag (`!`)", "quote the text instead")
        odd = node.value is None or event.anchor is not None or event.ctag is not None
        if odd or self._nodes >= MOST_NODES or not self._stack:
            self._add(node, event)
            return
        self._nodes += 1  # from here on as `_add`, for what nearly every node is: a scalar without anything odd
        top = self._stack[-1]
        if top.braced and not style and (" " in text or "\t" in text):
            self.braced(node, top)
        if not top.is_map:
            top.node.items.append(node)
        elif (key := top.key) is None:
            top.key = node
            if text == "<<" or type(node.value) is not str:
                self._check_key(node)
        else:
            top.key = None
            own = top.node.map
            if key.text in own:
                self._pair(top, key, node)
            else:
                own[key.text] = node
                top.node.keys[key.text] = key

    def _escaped(self, node: Node, text: str) -> None:
        if sign := has_hidden(text):
            message = f"an escape for a character that cannot be seen (U+{ord(sign):04X})"
            self.say("hidden-characters", node, message, "leave it out")

    def _open(self, event: Any, is_map: bool) -> None:
        start, line = event.start_mark.line + self.first_line, event.start_mark.column + 1
        node = Branch({} if is_map else [], start, line, flow=bool(event.flow_style))
        if len(self._stack) >= DEEPEST:
            self.stop(node, f"values nested deeper than {DEEPEST} levels", "say it with fewer levels")
        braced = node.flow and (is_map or bool(self._stack and self._stack[-1].braced))
        self._add(node, event)
        self._stack.append(Open(node, is_map, braced))

    def _close(self, event: Any) -> None:
        top = self._stack.pop()
        node = top.node
        if top.is_map:
            children = list(node.map.values())
            node.value = {key: child.value for key, child in node.map.items()}
        else:
            children = node.items
            node.value = [child.value for child in children]
        if node.flow or not children:
            end = event.end_mark
            node.end_line, node.end_column = end.line + self.first_line, end.column + 1
        else:
            node.end_line, node.end_column = children[-1].end_line, children[-1].end_column

    def _add(self, node: Node, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self.too_many(node)
        if event.anchor is not None:
            self.unsafe(node, f"an anchor (`&{event.anchor}`)", "write the value out where it is needed")
        if event.ctag is not None:
            self.unsafe(node, f"a tag (`{short(str(event.ctag))}`)", "leave it out; quote what must stay text")
        if not self._stack:
            self.root = self.root or node
            return
        top = self._stack[-1]
        if top.braced and not node.style and node.text:
            self.braced(node, top)
        self._place(top, node)

    def _place(self, top: Open, node: Node) -> None:
        if not top.is_map:
            top.node.items.append(node)
            if node.value is None and node.style != "*":
                self.say("null-value", node, "an item of a list has no value", _NULL_HELP)
        elif top.key is None:
            top.key = node
            if node.value is None or node.text == "<<" or not isinstance(node.value, str):
                self._check_key(node)
        else:
            key, top.key = top.key, None
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

    def _pair(self, top: Open, key: Node, node: Node) -> None:
        parent = top.node
        if key.text in parent.map:
            first = parent.keys[key.text]
            message = f"the key `{key.text}` stands here a second time"
            self.say("duplicate-key", key, message, f"it is already in line {first.line}; keep one of the two")
            return
        parent.map[key.text] = node
        parent.keys[key.text] = key
        if node.value is not None:
            return
        if top.braced and not node.text:
            self.cut(parent, key)
        elif key.text != "<<" and node.style != "*":
            self.say("null-value", node if node.text else key, f"`{key.text}` has no value", _NULL_HELP)

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
