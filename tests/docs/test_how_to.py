"""
The how-to pages do what they say: every command is run, every change of a file is made, in the order of the page.

A page of `sh` blocks is followed in a workspace of the starter library, unless it begins with `sop init`; a page that
names nothing of the library in a small one. Blocks with a title are files, to be saved under that name; a `diff` block
changes one. What stands in `text` blocks and in the text is not run, but every command in it has to exist.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.cli.commands import COMMANDS
from tests.author.space import written
from tests.docs.bent import texts
from tests.library.starter import ROOT
from tests.lint.examples import base

DOCS = ROOT / "docs"
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))
WRITTEN = sorted(page for page in (*ROOT.glob("*.md"), *DOCS.rglob("*.md")) if page.name != "cli.md")
BLOCK = re.compile(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`(sop [^`]+)`")
IN_A_SMALL_DESK = ("check-in-ci", "editor", "install", "lint", "publish")
DATED = ("lint", "new", "docs", "route")
"""Commands that ask for the day: they are given one on which the starter library is clean."""
TO_BE_FOUND = ("finds it", "not passed")
"""What stands behind a command whose exit code is 1."""
WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com"}
GIT = {**WHO, **{name.replace("AUTHOR", "COMMITTER"): value for name, value in WHO.items()}}


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    yield from BLOCK.findall(page.read_text(encoding="utf-8"))


def begins_with_init(page: Path) -> bool:
    first = next((body for kind, _, body in blocks(page) if kind == "sh"), "")
    return first.startswith("sop init")


def starter_at(folder: Path) -> None:
    written(folder, texts())
    for call in (ROOT / "scenarios").glob("*.call"):
        (folder / "scenarios" / call.name).write_bytes(call.read_bytes())


def change(body: str) -> None:
    """Makes a change that the page shows: lines with a minus become the lines with a plus below them."""
    first, *lines = body.splitlines(keepends=True)
    path = Path(first.removeprefix("--- ").strip())
    text = path.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", "".join(lines), re.MULTILINE):
        before, after = (re.sub(r"^[-+]", "", part, flags=re.MULTILINE) for part in (old, new))
        assert text.count(before) == 1, f"{path} does not hold just once: {before}"
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8", newline="\n")


def typed(line: str, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Runs a line of a page in the folder where the reader is."""
    command, _, comment = line.partition("#")
    program, *words = shlex.split(command)
    if program == "cd":
        patch.chdir(Path.cwd() / words[0])
    elif program == "git":
        ran = subprocess.run([program, *words], env={**os.environ, **GIT}, capture_output=True, check=False)
        assert ran.returncode == 0, f"{line}\n{ran.stderr.decode()}"
    else:
        assert program == "sop"
        code = main([*words, *(["--today", "2026-11-23"] if words[0] in DATED else [])])
        wanted = 1 if any(word in comment for word in TO_BE_FOUND) else 0
        assert code == wanted, f"{line}\n{capsys.readouterr()}"
    capsys.readouterr()


@pytest.mark.slow
@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_a_page_can_be_followed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if page.stem in IN_A_SMALL_DESK:
        written(tmp_path, base())
    elif not begins_with_init(page):
        starter_at(tmp_path)
    monkeypatch.chdir(tmp_path)
    for kind, title, body in blocks(page):
        if title:
            Path(title).parent.mkdir(parents=True, exist_ok=True)
            Path(title).write_text(body, encoding="utf-8", newline="\n")
        elif kind == "diff":
            change(body)
        elif kind == "sh":
            for line in body.splitlines():
                typed(line, monkeypatch, capsys)


def test_every_how_to_page_is_followed_by_typing() -> None:
    typed_on = {page.stem for page in HOW_TO if any(kind == "sh" for kind, *_ in blocks(page))}
    assert {page.stem for page in HOW_TO} - typed_on == set()


@cache
def helps() -> dict[str, str]:
    """What the page of commands says of each."""
    parts = re.split(r"^### sop (.+)$", (DOCS / "reference" / "cli.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def commands_in(page: Path) -> Iterator[str]:
    """Every command that a page prints, in the text and in its blocks."""
    text = page.read_text(encoding="utf-8")
    yield from SPAN.findall(BLOCK.sub("", text))
    for kind, title, body in BLOCK.findall(text):
        if kind in ("sh", "text", "") and not title:
            yield from (line for line in body.splitlines() if re.match(r"sop [a-z]", line))


def wrong_with(line: str) -> str:
    """What a printed command names that there is not."""
    said = re.split(r"\s{2,}| #| [|>] ", line.removeprefix("sop "))[0]
    named = next((each.words for each in COMMANDS if f"{said} ".startswith(f"{each.words} ")), "")
    if not named:
        return "" if said.startswith("--") or said in ("new", "docs", "cast", "COMMAND --help") else "no such command"
    options = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", said)
    return ", ".join(option for option in options if not re.search(rf"(?m)^  .*{option}\b", helps()[named]))


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_on_a_page_is_one(page: Path) -> None:
    assert [(line, wrong) for line in commands_in(page) if (wrong := wrong_with(line))] == []


@pytest.mark.parametrize("line", ["sop lnit", "sop lint --quit", "sop docs bild", "sop test -j 2"])
def test_a_command_that_there_is_not_would_be_found(line: str) -> None:
    assert wrong_with(line)
