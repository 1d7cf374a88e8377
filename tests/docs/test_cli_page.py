"""docs/reference/cli.md is made from the help of the commands: `pytest tests/docs --update-golden` writes it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.cli.commands import COMMANDS, GROUPS, SECTIONS, Command
from tests.library.starter import ROOT

Golden = Callable[[Path, str], None]
PAGE = ROOT / "docs" / "reference" / "cli.md"
HEAD = """\
# All commands

What `sop --help` and `sop COMMAND --help` say, in one place. This page is made from the program.

`sop` alone greets whoever sits there and proposes the next call. Standard output is the result, standard error the talk
beside it; `NO_COLOR` is obeyed. `SOP_PLAIN=1` asks for plain lines everywhere, `SOP_HOME` names the folder in which
calls are kept.

| exit code | means |
|---|---|
| 0 | fine; warnings may have been shown |
| 1 | errors were found, or the call was not passed |
| 2 | wrong usage |
| 3 | a file or setting cannot be used |
| 70 | a mistake of ours; the message says where it was written down |
| 130 | interrupted, with the line that goes on from there |
"""


def page(capsys: pytest.CaptureFixture[str]) -> str:
    return "\n".join([HEAD, *(part for section in SECTIONS for part in of_section(section, capsys))])


def of_section(section: str, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    yield f"## {section}\n"
    for command in COMMANDS:
        if command.section == section:
            yield f"### sop {command.words}\n\n```text\n{help_of(command, capsys)}\n```\n"


def help_of(command: Command, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    code = main([*command.words.split(), "--help"])
    assert code == 0, f"sop {command.words} --help"
    return "\n".join(line.rstrip() for line in capsys.readouterr().out.strip().splitlines())


def test_the_page_of_commands_is_what_their_help_says(
    golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    golden(PAGE, page(capsys))


@pytest.mark.parametrize("words", sorted({command.words for command in COMMANDS} | set(GROUPS)))
def test_a_command_is_found_on_the_page(words: str) -> None:
    assert f"sop {words}" in PAGE.read_text(encoding="utf-8")
