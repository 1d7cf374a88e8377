"""The how-to pages do what they say: every command is run, every change of a file is made, in the order of the page."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.author.space import STARTER, sop

PAGES = ("write-a-procedure.md", "write-a-scenario.md")
BLOCK = re.compile(r"^```(sh|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DATED = ("init", "show", "graph", "test")
"""Commands that do not ask for the day; all others are given that of the starter library."""


def blocks(page: str) -> Iterator[tuple[str, str]]:
    text = (STARTER / "docs" / "how-to" / page).read_text(encoding="utf-8")
    yield from BLOCK.findall(text)


def change(body: str) -> None:
    """Makes a change that the page shows: the lines with a minus become those with a plus."""
    first, *lines = body.splitlines()
    path = Path(first.removeprefix("--- "))
    old, new = ("\n".join(line[1:] for line in lines if line[0] == sign) + "\n" for sign in "-+")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} does not hold just once: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind, body in blocks(page):
        if kind == "diff":
            change(body)
            continue
        for line in body.splitlines():
            command, _, comment = line.partition("#")
            program, *words = shlex.split(command)
            if program == "cd":
                monkeypatch.chdir(Path.cwd() / words[0])
                continue
            assert program == "sop"
            dated = [] if words[0] in DATED else ["--today", "2026-11-23"]
            code = sop(*words, *dated)
            assert code == (1 if "finds it" in comment else 0), f"{line}\n{capsys.readouterr()}"
            capsys.readouterr()


def test_the_pages_hold_commands_and_changes() -> None:
    found = [kind for page in PAGES for kind, _ in blocks(page)]
    assert found.count("sh") >= 8
    assert found.count("diff") >= 4


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    folder = STARTER / "docs" / "how-to"
    for target in re.findall(r"\]\(([^)#]+)", (folder / page).read_text(encoding="utf-8")):
        assert (folder / target).exists(), target
