"""
How Typer meets the table of commands: groups that import a command only when it is called, and plain help.
"""

from __future__ import annotations

import difflib
import importlib
import inspect
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from simulator.cli.commands import COMMANDS, GROUPS, HOME, SECTIONS
from simulator.cli.interrupted import interruptions
from simulator.cli.lean import make_lean
from simulator.model.stop import Exit

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

FUNCTIONS = {command.words: command.function for command in COMMANDS}
TAGLINE = "Write a help desk's procedures once: prove them, publish them, practise them as calls, score what was done."


def function_of(where: str) -> Callable[..., Exit]:
    """Imports `module:name`."""
    module, _, name = where.partition(":")
    function: Callable[..., Exit] = getattr(importlib.import_module(module), name)
    return function


def one_line(words: str) -> str:
    """What a command does, for lists of commands."""
    if words in GROUPS:
        return GROUPS[words]
    return (inspect.getdoc(function_of(FUNCTIONS[words])) or "").partition("\n")[0]


class LeanCommand(TyperCommand):
    """A command that gives its exit code, and whose plain parameters are converted without pydantic."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        for parameter in self.get_params(ctx):
            make_lean(parameter)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> None:
        with interruptions():  # before Typer meets them, which would give other exit codes
            code = super().invoke(ctx)
        raise typer.Exit(code)


class LazyGroup(TyperGroup):
    """A group that knows its commands by name only. A group inside it has its own name as `prefix`."""

    prefix = ""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        for parameter in self.get_params(ctx):
            make_lean(parameter)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:
        under = [command.words.removeprefix(self.prefix) for command in COMMANDS if self._holds(command.words)]
        return list(dict.fromkeys(words.split()[0] for words in under))

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        words = self.prefix + cmd_name
        if words in FUNCTIONS:
            return _command(cmd_name, function_of(FUNCTIONS[words]))
        return _group(cmd_name) if words in GROUPS else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], names, 1)
            advice = f"Did you mean '{near[0]}'?" if near else f"There is: {', '.join(names)}."
            ctx.fail(f"There is no command '{self.prefix}{args[0]}'. {advice}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        for section in SECTIONS:
            words = [command.words for command in COMMANDS if command.section == section and self._holds(command.words)]
            if words:
                with formatter.section(section):
                    formatter.write_dl([(word.removeprefix(self.prefix), one_line(word)) for word in words])

    def _holds(self, words: str) -> bool:
        return words.startswith(self.prefix)


def root() -> TyperCommand | TyperGroup:
    """The whole command line."""
    app = _app(LazyGroup, completion=True)

    @app.callback(invoke_without_command=True, help=TAGLINE)
    def sop(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
    ) -> None:
        if version:
            from simulator import __version__

            print(f"sop {__version__}")
        elif context.invoked_subcommand is None:
            with interruptions():
                code = function_of(HOME)()
            raise typer.Exit(code)

    return _built(app)


def _group(name: str) -> TyperCommand | TyperGroup:
    class Inner(LazyGroup):
        prefix = f"{name} "

    app = _app(Inner)

    @app.callback(invoke_without_command=True, help=GROUPS[name])
    def group(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            print(context.get_help())

    return _built(app)


def _command(name: str, function: Callable[..., Exit]) -> TyperCommand | TyperGroup:
    app = _app(LazyGroup)
    # A blank line with \b keeps the lines of the examples as they were written.
    text = re.sub(r"\n\nExamples:\n", "\n\n\b\nExamples:\n", inspect.getdoc(function) or "")
    app.command(name, cls=LeanCommand, help=text)(function)
    return _built(app)


def _app(group: type[LazyGroup], completion: bool = False) -> typer.Typer:
    return typer.Typer(
        cls=group,
        add_completion=completion,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def _built(app: typer.Typer) -> TyperCommand | TyperGroup:
    command = get_command(app)
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(type(command))
    return command
