"""What is converted without pydantic is what Typer would have made of it."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
import typer
from typer.main import get_command

from simulator.cli.lazy import LeanCommand
from simulator.model.stop import Exit

Seen = dict[str, object]
CASES = [
    [],
    ["a"],
    ["a", "b", "c"],
    ["--name", "x y"],
    ["--seed", "7"],
    ["--seed", "-7"],
    ["--seed", "007"],
    ["--format", "json"],
    ["--plain"],
    ["--tag", "x", "--tag", "y"],
    ["--count", "5"],
    ["--seed", "seven"],
    ["--seed", "1.5"],
    ["--format", "xml"],
    ["--count", "9"],
    ["--nothing"],
]


def outcome(words: list[str], *, lean: bool) -> tuple[int, Seen]:
    seen: Seen = {}
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    def command(
        files: Annotated[list[str] | None, typer.Argument()] = None,
        name: str = "",
        seed: int | None = None,
        count: Annotated[int, typer.Option(min=1, max=6)] = 1,
        output: Annotated[Literal["text", "json"], typer.Option("--format")] = "text",
        plain: Annotated[bool, typer.Option("--plain")] = False,
        tag: Annotated[list[str] | None, typer.Option()] = None,
    ) -> Exit:
        seen.update(files=files, name=name, seed=seed, count=count, output=output, plain=plain, tag=tag)
        return Exit.FINE

    if lean:
        app.command(cls=LeanCommand)(command)
    else:
        app.command()(command)
    with pytest.raises(SystemExit) as end:
        get_command(app)(words, prog_name="sop")
    assert isinstance(end.value.code, int)
    return end.value.code, seen


@pytest.mark.parametrize("words", CASES, ids=" ".join)
def test_lean_conversion_agrees_with_typer(words: list[str]) -> None:
    assert outcome(words, lean=True) == outcome(words, lean=False)


def test_the_cases_hold_right_and_wrong_words() -> None:
    assert {outcome(words, lean=True)[0] for words in CASES} == {0, 2}
