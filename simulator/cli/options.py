"""
Options that several commands share, declared once so that they read and mean the same everywhere.

Reading the clock happens here and nowhere below: the day is an argument for everything else.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import typer

from simulator.model.stop import Exit, Stop

WorkspaceOption = Annotated[
    str,
    typer.Option(
        "--workspace",
        metavar="FOLDER",
        help="The folder that holds sops/ and scenarios/. Without it: this folder or the nearest one above "
        "that has them, else the starter library.",
        show_default=False,
    ),
]

FormatOption = Annotated[
    Literal["text", "json"], typer.Option("--format", help="Text for people, or JSON for other programs.")
]

SeedOption = Annotated[
    int | None,
    typer.Option("--seed", metavar="NUMBER", help="The same seed and the same replies give the same call."),
]

LangOption = Annotated[
    str,
    typer.Option("--lang", metavar="LANGUAGE", help="The language of the call, such as en or de.", show_default=False),
]

PlainOption = Annotated[
    bool,
    typer.Option("--plain", help="Numbered lines only: no colours, no cursor movement, everything in words."),
]

QuietOption = Annotated[bool, typer.Option("--quiet", help="Only the result, no talk beside it.")]

TodayOption = Annotated[
    str,
    typer.Option("--today", metavar="DATE", help="The day to judge dates by, as 2026-11-22.", show_default=False),
]


def day(today: str) -> datetime.date:
    """The day that `--today` names, or the clock's. Raises `Stop` on anything but a date such as 2026-11-22."""
    if not today:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.date.fromisoformat(today)
    except ValueError:
        raise Stop(f"--today: {today!r} is not a date. Write it as 2026-11-22.", Exit.USAGE) from None
