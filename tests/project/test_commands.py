"""Every command has help that shows an example, loads nothing it does not need, and is the same from a checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.cli.commands import COMMANDS, GROUPS, SECTIONS, Command

ROOT = Path(__file__).parents[2]
HEAVY = ("faker", "questionary", "prompt_toolkit", "mkdocs", "pydantic", "rich", "jsonschema")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def loaded_by(words: list[str]) -> set[str]:
    program = f"import sys; from simulator.cli import main; main({words!r}); print(*sys.modules, file=sys.stderr)"
    return {name.partition(".")[0] for name in run("-c", program).stderr.split()}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_command_has_help_with_an_example(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.words.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    assert "\n  Examples:\n" in shown
    assert f"\n    sop {command.words}" in shown
    assert command.section in SECTIONS


def test_the_overall_help_tells_what_each_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out.splitlines()
    for command in COMMANDS:
        line = next(line for line in shown if line.startswith(f"  {command.words} "))
        assert line.removeprefix(f"  {command.words} ").strip(), line


@pytest.mark.parametrize("group", GROUPS)
def test_a_word_that_only_holds_commands_shows_them(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([group]) == 0
    shown = capsys.readouterr().out
    for command in COMMANDS:
        if command.words.startswith(f"{group} "):
            assert f"\n  {command.words.removeprefix(f'{group} ')} " in shown


def test_short_and_long_help_are_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-h"])
    short = capsys.readouterr().out
    main(["--help"])
    assert capsys.readouterr().out == short


def test_lint_loads_nothing_of_calls_prompts_and_the_site() -> None:
    loaded = loaded_by(["lint"])
    assert loaded.isdisjoint(HEAVY)
    assert "yaml" in loaded, "nothing was read"


def test_a_small_command_loads_no_library_but_typer() -> None:
    loaded = loaded_by(["doctor"])
    assert loaded.isdisjoint({*HEAVY, "yaml", "ruamel", "jsonschema_rs", "rapidfuzz"})
    assert "typer" in loaded


def test_the_checkout_runs_the_same_program() -> None:
    from_checkout = run("cli.py", "--help")
    assert from_checkout.returncode == 0
    installed = run("-c", "import sys; from simulator.cli import main; sys.exit(main())", "--help")
    assert from_checkout.stdout == installed.stdout


def test_a_checkout_without_packages_says_what_to_do() -> None:
    bare = run("-S", "cli.py", "--help")
    assert bare.returncode == 3
    assert bare.stderr == "Set up first: make demo\n"
    assert bare.stdout == ""
