"""
Holding a file against the schema of its kind.

Two validators share the work: a fast one decides, and only a file that it refuses is read again by jsonschema, the
validator of record, whose errors are then put into words. A test holds both to the same verdict.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.model.place import Problem
from simulator.source.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable


def check_shape(tree: Node, file: str, kind: str) -> tuple[bool, tuple[Problem, ...]]:
    """Whether the file has the shape of its kind, and every problem of shape in plain words."""
    if decider(kind)(tree.value):
        return True, ()
    from jsonschema import Draft7Validator

    from simulator.source.wording import in_words

    schema = schema_of(kind)
    return False, in_words(Draft7Validator(schema).iter_errors(tree.value), schema, tree, file)


@cache
def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind of file."""
    found: dict[str, Any] = json.loads(schema_text(kind))
    return found


def schema_text(kind: str) -> str:
    """The schema as shipped."""
    return (Path(__file__).with_name("schemas") / f"{kind}.json").read_text(encoding="utf-8")


@cache
def decider(kind: str) -> Callable[[object], bool]:
    """The fast validator's verdict, or jsonschema's where the fast one is not installed."""
    try:
        import jsonschema_rs
    except ImportError:
        from jsonschema import Draft7Validator

        slow: Callable[[object], bool] = Draft7Validator(schema_of(kind)).is_valid
        return slow
    fast: Callable[[object], bool] = jsonschema_rs.Draft7Validator(schema_of(kind)).is_valid
    return fast
