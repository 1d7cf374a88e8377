"""
Plain parameters, converted without pydantic.

Typer converts every value with pydantic, whose import costs several times a whole lint run. Plain words, whole
numbers, yes/no and one-of-these need no library, so these are converted here, with complaints in plain words. Every
other kind of value goes Typer's way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperOption

if TYPE_CHECKING:
    from typer._click import Context

Plain = str | int | bool | list[str] | tuple[()] | None


class NotPlain(Exception):
    """The value is for Typer."""


def make_lean(parameter: object) -> None:
    """Lets a parameter of Typer's take plain values by itself; leaves anything else alone."""
    if not isinstance(parameter, TyperOption | TyperArgument) or "process_value" in vars(parameter):
        return
    by_typer = parameter.process_value

    def process_value(ctx: Context, value: object) -> object:
        try:
            plain = converted(parameter, value)
        except NotPlain:
            return by_typer(ctx, value)
        except typer.BadParameter as wrong:
            raise typer.BadParameter(wrong.message, ctx=ctx, param=parameter) from None
        return plain if parameter.callback is None else parameter.callback(ctx, parameter, plain)

    vars(parameter)["process_value"] = process_value


def converted(parameter: TyperOption | TyperArgument, value: object) -> Plain:
    """The value as the command's function expects it. Raises `NotPlain` where Typer has to look."""
    kind = parameter.type_descriptor
    many = parameter.multiple or parameter.nargs == -1
    if kind.is_path or kind.is_file or kind.is_ranged:
        raise NotPlain
    if value is None and not parameter.required:
        return () if many else None
    if many and isinstance(value, tuple) and value and kind.annotation == list[str]:
        return [str(word) for word in value]
    if many:
        raise NotPlain
    if value is None:
        raise NotPlain
    return _one(value, kind.annotation, kind.choices)


def _one(value: object, annotation: object, choices: tuple[object, ...] | None) -> Plain:
    if choices is not None and all(type(choice) is str for choice in choices):
        if type(value) is str and value in choices:
            return value
        raise typer.BadParameter(f"{value!r} is none of: {', '.join(str(choice) for choice in choices if choice)}.")
    if annotation is int and type(value) is str:
        if value.isascii() and value.removeprefix("-").isdigit() and len(value) < 19:
            return int(value)
        raise typer.BadParameter(f"{value!r} is not a whole number.")
    if type(value) is annotation and isinstance(value, str | int):
        return value
    raise NotPlain
