"""
What a schema's error means to somebody who has never seen a schema.

Every error becomes a problem at the value that is wrong, with what was found and what is expected. The schemas help:
each part has a title that reads as "… is expected", and every choice between keys a `$comment` that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from simulator.model.place import Problem
from simulator.source.names import nearest, suggestion
from simulator.source.node import Node

MOST = 60
"""Problems of shape told for one file; more are no help."""

_LONGEST = 40


def in_words(errors: Iterable[Any], schema: dict[str, Any], tree: Node, file: str) -> tuple[Problem, ...]:
    """The errors of one file as problems, each once, in the order of the file."""
    found: dict[Problem, None] = {}
    for error in errors:
        for problem in _Error(error, schema, tree, file).problems():
            found.setdefault(problem)
    return tuple(sorted(found, key=lambda problem: problem.at)[:MOST])


class _Error:
    """One error of the validator with the node it is about."""

    def __init__(self, error: Any, schema: dict[str, Any], tree: Node, file: str) -> None:
        self.file = file
        self.kind: str = error.validator
        self.wanted: Any = error.validator_value
        self.schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
        self.root = schema
        self.way: list[str] = [str(part) for part in error.absolute_schema_path]
        self.node = tree.find(list(error.absolute_path))
        self.found: Any = error.instance
        self.title: str = _brief(self.schema.get("title", "")) or (schema["title"] if self.node is tree else "this")
        self.expected: str = self.schema.get("title", "this")
        self.choice: str = self.schema.get("$comment", "")

    def problems(self) -> list[Problem]:
        if self.found is None:
            return []
        if "propertyNames" in self.way and isinstance(self.found, str):
            value = self.node.map.get(self.found)
            return [] if value is not None and value.value is None else [self._bad_key()]
        if "dependencies" in self.way:
            return self._lonely_key()
        words = _BY_KIND.get(self.kind, _Error._unfit)
        return words(self)

    def _say(self, node: Node, message: str, help_: str = "") -> Problem:
        return Problem("schema", node.at(self.file), message, help_)

    def _head(self) -> Node:
        """Where a map is pointed at: its name if it has one, else its first key."""
        named = self.node.get("id")
        return named or next(iter(self.node.keys.values()), self.node)

    def _bad_key(self) -> Problem:
        key = self.node.keys.get(str(self.found), self.node)
        message = f"the key `{_short(self.found)}` stands where {self.title} is expected"
        return self._say(key, message, _shape(self.title))

    def _lonely_key(self) -> list[Problem]:
        """Keys that stand without the one they belong to: a list of partners, or a choice between some."""
        if self.kind != "dependencies":
            return [self._lonely(self.way[self.way.index("dependencies") + 1], _keys_in(self.schema))]
        lists = {key: need for key, need in self.wanted.items() if isinstance(need, list) and key in self.node.map}
        return [
            self._lonely(key, need) for key, need in lists.items() if any(part not in self.node.map for part in need)
        ]

    def _lonely(self, key: str, partners: Iterable[str]) -> Problem:
        place = self.node.keys.get(key, self._head())
        help_ = f"take `{key}` out, or add what it belongs to"
        return self._say(place, f"`{key}` stands only beside {_or(partners)}", help_)

    def _missing(self) -> list[Problem]:
        known = self.schema.get("properties") or (self.root["properties"] if "title" not in self.schema else {})
        unknown = [key for key in self.node.map if key not in known][:MOST] if known else []
        typed = {nearest(key, known) for key in unknown}
        missing = [key for key in self.wanted if key not in self.node.map and key not in typed]
        if not missing:
            return []
        help_ = "add " + ", ".join(f"`{key}: …`" for key in missing)
        return [self._say(self._head(), f"{self.title} needs {_and(missing)}", help_)]

    def _additional(self) -> list[Problem]:
        known = self.schema.get("properties", {})
        extra = [
            key for key, value in self.node.map.items() if key not in known and key != "<<" and value.value is not None
        ]
        return [
            self._say(
                self.node.keys[key], f"`{_short(key)}` is no key of {_the(self.title)}", suggestion(key, known, 12)
            )
            for key in extra[:MOST]
        ]

    def _choice(self) -> list[Problem]:
        if not self.node.is_map:
            return []
        choices = _keys_in(self.wanted)
        known = self.schema.get("properties", {})
        found = [key for key in self.node.map if key in choices]
        if self.choice == "verb" and len(found) > 1:
            found = [key for key in found if key not in ("say", "end")]
        what = _CHOICES.get(self.choice, "one of these keys")
        if found:
            place = self.node.keys[found[-1]]
            names = " and ".join(f"`{key}`" for key in found)
            count = "only" if len(found) == 1 else f"{_number(len(found))}:"
            help_ = "" if len(found) == 1 else _SPLIT
            return [self._say(place, f"{self.title} needs {what}, found {count} {names}", help_)]
        if any(nearest(key, choices) for key in self.node.map if key not in known):
            return []
        return [self._say(self._head(), f"{self.title} needs {what}, found none", f"add {_or(choices)}")]

    def _not(self) -> list[Problem]:
        if not self.node.is_map:
            return []
        message = "a file is either a `sop` or a `subflow`, found both"
        return [self._say(self.node.keys.get("sop", self._head()), message, "take one of the two out")]

    def _size(self) -> list[Problem]:
        bounds = self.schema.get("minimum"), self.schema.get("maximum")
        low, high = bounds
        limits = (
            f"from {low} to {high}" if None not in bounds else f"from {low}" if low is not None else f"up to {high}"
        )
        return [self._say(self.node, f"`{self.node.text}` is too {_SIDE[self.kind]}", f"write a number {limits}")]

    def _length(self) -> list[Problem]:
        count = len(self.node.items) or len(self.node.map)
        if count == 0:
            return [
                self._say(self.node, f"{_the(self.title)} is empty", f"{self.title} is expected; or delete the key")
            ]
        side = "at most" if self.kind.startswith("max") else "at least"
        return [self._say(self.node, f"{self.title} is expected, found {count}", f"write {side} {self.wanted}")]

    def _twice(self) -> list[Problem]:
        seen: dict[str, Node] = {}
        for item in self.node.items:
            if item.text in seen:
                return [self._say(item, f"`{_short(item.text)}` stands twice in this list", "take one of them out")]
            seen[item.text] = item
        return [self._say(self.node, "something stands twice in this list", "take one of them out")]

    def _unfit(self) -> list[Problem]:
        allowed = self.wanted if self.kind == "enum" else ()
        words = [str(word) for word in allowed]
        help_ = suggestion(self.node.text, words, 12) if words and self.node.text else _shape(self.expected)
        if isinstance(self.found, bool):
            help_ = "write `yes` or `no`, or put the word in quotes"
        return [self._say(self.node, f"{_what(self.node)} stands where {self.title} is expected", help_)]


_BY_KIND: dict[str, Callable[[_Error], list[Problem]]] = {
    "required": _Error._missing,
    "additionalProperties": _Error._additional,
    "oneOf": _Error._choice,
    "anyOf": _Error._choice,
    "not": _Error._not,
    "minimum": _Error._size,
    "maximum": _Error._size,
    "minItems": _Error._length,
    "maxItems": _Error._length,
    "minProperties": _Error._length,
    "maxProperties": _Error._length,
    "uniqueItems": _Error._twice,
}
_CHOICES = {
    "verb": "one verb",
    "remedy": "either `do` or `guide`",
    "row-next": "either `when` and `next`, or `otherwise`",
    "row-is": "either `when` and `is`, or `otherwise`",
    "template": "one of before, after, always, never, first, last, at_most, never_together",
    "decider": "one thing that decides it",
    "caller-or-agent": "either `caller` or `agent`",
    "route": "either `queue` or `otherwise`",
}
_SIDE = {"minimum": "small", "maximum": "large"}
_SPLIT = "keep one of them; a second one belongs into an entry of its own"
_NUMBERS = ("none", "one", "two", "three", "four")


def _keys_in(schema: Any) -> tuple[str, ...]:
    """Every key that a choice between `required` keys names, in order; what a `not` names is no choice."""
    found: dict[str, None] = {}
    if isinstance(schema, list):
        for part in schema:
            found.update(dict.fromkeys((part,) if isinstance(part, str) else _keys_in(part)))
    elif isinstance(schema, dict):
        for key in ("required", "anyOf", "oneOf"):
            found.update(dict.fromkeys(_keys_in(schema.get(key))))
    return tuple(found)


def _or(words: Iterable[str]) -> str:
    listed = [f"`{word}`" for word in words]
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + f" or {listed[-1]}" if listed else "its verb"


def _and(words: Sequence[str]) -> str:
    listed = [f"`{word}`" for word in words]
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + f" and {listed[-1]}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _the(title: str) -> str:
    for article in ("a ", "an "):
        if title.startswith(article):
            return f"the {title.removeprefix(article)}" if " " not in title.removeprefix(article) else title
    return title


def _brief(title: str) -> str:
    """The name of a part without the list of its forms."""
    return title.partition(":")[0] if title.startswith("a fact:") else title


def _shape(title: str) -> str:
    return f"write {title}" if title != "this" else ""


def _what(node: Node) -> str:
    if node.is_map:
        return "a map"
    if node.is_list:
        return "a list"
    return f"`{_short(node.text)}`" if node.text else "an empty text"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
