"""
A call as text: what tests replay, what `--record` writes, what the docs quote.

    call: pw-friendly
    seed: 7

    caller: *
    you: Thank you for calling the service desk.
    you: /check record
    desk: Record: *
    expect: passed, quality >= 90

`*` fits whatever is said up to the next `you:`, at the end of a line whatever follows. A line of caller or desk that is
written must be said; those not written are not checked. All that is wrong with a file is found at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.call.engine import MODES
from simulator.call.names import nearest
from simulator.call.waiting import seconds_in
from simulator.model.place import Position, Problem

RULE = "call-text"
LONGEST_FILE = 1_048_576
HEADER = ("call", "seed", "mode", "lang", "agent")
SPEAKERS = ("caller", "you", "desk", "wait", "mood", "expect")
EXPECTATIONS = (
    re.compile(r"(not )?passed"),
    re.compile(r"needs review"),
    re.compile(r"no score"),
    re.compile(r"quality (>=|<=|>|<|=) ?\d{1,3}"),
    re.compile(r"no critical"),
    re.compile(r"critical [A-Z]{1,4}-\d{1,3}"),
    re.compile(r"(no )?suspected( [A-Z]{1,4}-\d{1,3})?"),
    re.compile(r"ended (agent|caller|abandoned)"),
)


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line of the talk: who (caller, you, desk, wait, mood, expect), what, and where it stands."""

    who: str
    text: str
    at: Position


@dataclass(frozen=True, slots=True)
class Script:
    """A call as text, read. With problems in it, it is not to be played."""

    scenario: str
    lines: tuple[ScriptLine, ...]
    at: Position
    seed: int = 7
    mode: str = "free"
    lang: str = ""
    agent: str = "Sam"
    problems: tuple[Problem, ...] = ()

    @property
    def expectations(self) -> tuple[ScriptLine, ...]:
        """What the score is expected to be, one expectation each: for a higher room to check."""
        return tuple(
            ScriptLine("expect", part.strip(), line.at)
            for line in self.lines if line.who == "expect" for part in line.text.split(",") if part.strip()
        )  # fmt: skip


def read_call(text: str, file: str) -> Script:
    """A `.call` file's text, with everything that is wrong in it."""
    if len(text) > LONGEST_FILE:
        place = Position(file)
        return Script("", (), place, problems=(Problem(RULE, place, "the file is larger than a call can be (1 MiB)"),))
    reader = _Reader(file)
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        reader.take(number, line)
    return reader.script()


class _Reader:
    """Reads line by line; the header ends with the first line of talk."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.header: dict[str, ScriptLine] = {}
        self.lines: list[ScriptLine] = []
        self.problems: list[Problem] = []

    def wrong(self, at: Position, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(RULE, at, message, remedy))

    def take(self, number: int, line: str) -> None:
        said = line.strip()
        if not said or said.startswith("#"):
            return
        column = len(line) - len(line.lstrip()) + 1
        word, colon, rest = said.partition(":")
        at = Position(self.file, number, column, number, column + len(word))
        word = word.strip().casefold()
        if not colon or word not in (*HEADER, *SPEAKERS):
            near = nearest(word, (*HEADER, *SPEAKERS)) if colon else ""
            self.wrong(
                at, f"this line begins with no word of a call: {said[:40]!r}",
                f"did you mean `{near}:`?" if near else f"a line begins with one of: {', '.join((*SPEAKERS, *HEADER))}",
            )  # fmt: skip
            return
        here = Position(self.file, number, column, number, len(line) + 1)
        self.keep(ScriptLine(word, rest.strip(), here))

    def keep(self, line: ScriptLine) -> None:
        if line.who in HEADER:
            if self.lines:
                self.wrong(line.at, f"`{line.who}:` belongs above the first line of the talk")
            elif line.who in self.header:
                self.wrong(line.at, f"`{line.who}:` stands here twice")
            self.header[line.who] = line
            return
        self.check(line)
        self.lines.append(line)

    def check(self, line: ScriptLine) -> None:
        if not line.text:
            self.wrong(line.at, f"`{line.who}:` says nothing")
        elif line.who == "wait" and not seconds_in(line.text):
            self.wrong(line.at, f"`{line.text}` is no time to wait", "write for example `wait: 20s`")
        elif line.who == "expect":
            for part in (part.strip() for part in line.text.split(",")):
                if not any(pattern.fullmatch(part) for pattern in EXPECTATIONS):
                    self.wrong(
                        line.at,
                        f"`{part}` is nothing that can be expected",
                        "write for example `passed, quality >= 90, no critical`",
                    )

    def script(self) -> Script:
        start = Position(self.file)
        texts = {name: line.text for name, line in self.header.items()}
        if not texts.get("call"):
            self.wrong(start, "the file does not say which scenario it plays", "begin it with `call: SCENARIO`")
        seed = texts.get("seed", "7")
        if not (seed.isdecimal() and len(seed) < 10):
            self.wrong(self.header["seed"].at, f"the seed `{seed}` is no whole number")
            seed = "7"
        mode = texts.get("mode", "free")
        if mode not in MODES:
            self.wrong(self.header["mode"].at, f"there is no mode `{mode}`", f"use one of: {', '.join(MODES)}")
        if not any(line.who == "you" for line in self.lines):
            self.wrong(
                start, "nobody at the desk says or does anything in this call", "add lines that begin with `you:`"
            )
        at = self.header["call"].at if "call" in self.header else start
        return Script(
            texts.get("call", ""), tuple(self.lines), at, int(seed), mode,
            texts.get("lang", ""), texts.get("agent", "Sam"), tuple(self.problems),
        )  # fmt: skip
