"""
The examples in the docstrings of rules: `Bad, in FILE:` and `Good, in FILE:` blocks, laid over a small workspace.

An example replaces the top-level keys that it shows. One with `steps:` brings its own facts, tickets and side roads;
a file that the small workspace does not have is new; a block that holds no key at all replaces the file.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from simulator.lint.rules import Rule

BASE = Path(__file__).parent / "example"
TODAY = datetime.date(2026, 11, 22)
MODELINE = "# yaml-language-server: $schema=the-right-one.json"
FLOW = ("facts", "tickets", "assume", "steps", "paths")

_HEAD = re.compile(r"^(Bad|Good), in (\S+):$", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+):")


@dataclass(frozen=True)
class Example:
    """Some files of a workspace, and whether the rule has something to say about them."""

    rule: Rule
    is_bad: bool
    files: dict[str, str]


def base() -> dict[str, str]:
    """The small workspace, which lints clean."""
    return {
        path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(BASE.rglob("*"))
        if path.is_file()
    }


def examples(rule: Rule) -> list[Example]:
    """The bad example and the good one."""
    found: dict[str, dict[str, str]] = {}
    parts = _HEAD.split(rule.__doc__ or "")[1:]
    for kind, file, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        block = text.lstrip("\n").split("\n\nGood,")[0].split("\n\nBad,")[0].split("\n\nMend:")[0].rstrip() + "\n"
        found.setdefault(kind, {})[file] = textwrap.dedent(block)
    return [Example(rule, kind == "Bad", files) for kind, files in found.items()]


def laid_over(files: dict[str, str]) -> dict[str, str]:
    """The small workspace with an example in it."""
    whole = base()
    for file, text in files.items():
        known = whole.get(file, "" if text.startswith("#") else f"{MODELINE}\n")
        whole[file] = merged(known, text)
    return whole


def merged(old: str, new: str) -> str:
    """The old file with the top-level keys of the new text in place of its own."""
    shown = set(blocks(new)) - {""}
    if not shown:
        return new
    gone = shown | (set(FLOW) if "steps" in shown else set())
    return "".join(text for key, text in blocks(old).items() if key not in gone) + new


def blocks(text: str) -> dict[str, str]:
    """A file cut at its top-level keys. A key that stands twice keeps both of its blocks."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        match = _KEY.match(line)
        key = match.group(1) if match else key
        found[key] = found.get(key, "") + line
    return found
