"""
Values of which a procedure has hundreds: frozen for the type checker, plain for the interpreter.

`@dataclass(frozen=True)` refuses changes at run time, and pays where a value is made: it sets every field through a
call, which takes five times as long. For places, tests, rows, steps and edges that is a tenth of a run of the linter.
They are held by mypy instead, which sees every line that could change one, and are equal and hashed by their fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def value(*, order: bool = False, init: bool = True) -> Callable[[type[_T]], type[_T]]:
    """A dataclass whose fields are set once, when it is made."""
    return dataclass(slots=True, unsafe_hash=True, order=order, init=init)
