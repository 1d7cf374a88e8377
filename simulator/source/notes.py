"""What the reading of one file notes: every refusal with its place, in words that say what to write instead."""

from __future__ import annotations

from typing import NoReturn

from simulator.model.place import Problem
from simulator.source import braces
from simulator.source.node import Branch, MapNode, Node

MOST_NODES = 20_000
MOST_PROBLEMS = 100


class Limit(Exception):
    """Reading has to end here: the problem is already noted."""


class Notes:
    """The problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def braced(self, node: Node, top: Branch) -> None:
        is_key = isinstance(top, MapNode) and top.key is None
        if not braces.may_stand_bare(node.text, is_key):
            message = f"the text `{short(node.text)}` stands without quotes inside {{…}}, where a comma would cut it"
            self.say("sentence-in-braces", node, message, 'put it in quotes: "…"')

    def cut(self, parent: Node, key: Node) -> None:
        """A key without a value inside braces: the tail of a sentence, or a value that is missing."""
        head = list(parent.map.values())[-2] if len(parent.map) > 1 else None
        same = {(node.line, node.column) for node in (head, key) if node is not None}
        while self.problems and (self.problems[-1].at.line, self.problems[-1].at.column) in same:
            self.problems.pop()  # of the same sentence
        if head is not None and head.is_scalar and not head.style and head.end_line == key.line and " " in key.text:
            whole = Node(None, "", head.line, head.column, key.end_line, key.end_column)
            message = f"the comma cuts this text: `{short(key.text)}` is lost"
            self.say("sentence-in-braces", whole, message, 'put the whole text in quotes: "…, …"')
            return
        message = f"`{short(key.text)}` has no value: a comma cut the text before it, or its value is missing"
        self.say("sentence-in-braces", key, message, 'put the whole text in quotes: "…, …"')

    def unsafe(self, node: Node, what: str, help_: str) -> None:
        self.say("unsafe-yaml", node, f"{what} is not read in this format", help_)

    def say(self, rule: str, node: Node, message: str, help_: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(rule, node.at(self.file), message, help_))

    def too_many(self, node: Node) -> NoReturn:
        self.stop(node, f"more than {MOST_NODES:,} values in one file", "split the file into several")

    def stop(self, node: Node, message: str, help_: str) -> NoReturn:
        self.problems.append(Problem("file-limits", node.at(self.file), message, help_))
        raise Limit


def short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "…"
