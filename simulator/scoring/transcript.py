"""
Recorded calls that did not come from us: JSON lines or CSV with `speaker` and `text`; `time`, `step`, `tool` and
`result` where there are any.

All that is wrong with a file is found at once, each with its line. Nothing is guessed: a speaker or step that nobody
knows is a problem, not a line to be passed over.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from simulator.model.place import Position, Problem
from simulator.model.workspace import Workspace

RULE = "transcript"
AGENT, CALLER, DESK = "agent", "caller", "desk"
SPEAKERS = {
    "agent": AGENT, "you": AGENT, "operator": AGENT, "representative": AGENT, "wizard": AGENT,
    "caller": CALLER, "customer": CALLER, "user": CALLER, "client": CALLER,
    "desk": DESK, "system": DESK, "tool": DESK,
}  # fmt: skip
NEEDED = ("speaker", "text")
KNOWN = (*NEEDED, "time", "step", "tool", "result")
SEPARATORS = (",", ";", "\t")
LONGEST_FILE = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a recorded call. `second` since the call began; `step` a qualified id; `tool` a verb and target."""

    speaker: str
    text: str
    at: Position
    second: int = 0
    step: str = ""
    tool: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded call as read. With problems in it, it is not to be scored."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def shows_tools(self) -> bool:
        return any(line.tool for line in self.lines)


def read_transcript(text: str, kind: str, file: str, workspace: Workspace) -> Recorded:
    """A transcript's text; `kind` is `jsonl` or `csv`."""
    reader = _Reader(file, workspace)
    if len(text) > LONGEST_FILE:
        reader.wrong(1, "the file is larger than a call can be (8 MiB)")
        return Recorded(problems=tuple(reader.problems))
    rows = _csv_rows(text, reader) if kind == "csv" else _json_rows(text, reader)
    for number, row in rows:
        reader.take(number, row)
    if not reader.problems and not any(line.speaker == AGENT for line in reader.lines):
        reader.wrong(1, "nobody at the desk says anything in this call", f"agent lines have the speaker `{AGENT}`")
    return Recorded(tuple(reader.lines), tuple(reader.problems))


@dataclass(slots=True)
class _Reader:
    file: str
    workspace: Workspace
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    second: int = 0
    steps: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for sop in self.workspace.sops:
            for step in sop.steps:
                name = f"{sop.id}/{step.id}"
                self.steps[name] = (name,)
                self.steps[step.id] = (*self.steps.get(step.id, ()), name)

    def wrong(self, number: int, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(RULE, Position(self.file, number), message, remedy))

    def take(self, number: int, row: Mapping[str, str]) -> None:
        missing = [name for name in NEEDED if name not in row]
        if missing:
            self.wrong(number, f"this line has no `{missing[0]}`", f"every line has: {', '.join(NEEDED)}")
            return
        speaker = SPEAKERS.get(row["speaker"].strip().casefold(), "")
        if not speaker:
            known = ", ".join(SPEAKERS)
            self.wrong(number, f"there is no speaker `{row['speaker'][:40]}`", f"use one of: {known}")
        second = self._second(number, row.get("time", ""))
        step = self._step(number, row.get("step", "").strip())
        at = Position(self.file, number)
        tool = row.get("tool", "").strip().removeprefix("/")
        if speaker:
            self.lines.append(Line(speaker, row["text"].strip(), at, second, step, tool, row.get("result", "").strip()))

    def _second(self, number: int, words: str) -> int:
        if not words.strip():
            return self.second
        second = _seconds(words.strip())
        if second < 0:
            self.wrong(number, f"`{words[:20]}` is no time", "write seconds, `mm:ss` or `hh:mm:ss`")
            return self.second
        if second < self.second:
            self.wrong(number, f"the time {words.strip()} is before that of the line above", "times run forwards")
        self.second = max(self.second, second)
        return second

    def _step(self, number: int, name: str) -> str:
        if not name:
            return ""
        found = self.steps.get(name, ())
        if len(found) == 1:
            return found[0]
        if found:
            self.wrong(number, f"several procedures have a step `{name}`", f"write one of: {', '.join(found)}")
        else:
            self.wrong(number, f"there is no step `{name}`", "write it as PROCEDURE/STEP")
        return ""


def _seconds(words: str) -> int:
    """Seconds from `95`, `95.4`, `95,4`, `01:35` or `00:01:35`; -1 for anything else."""
    parts = words.replace(",", ".").split(":")
    if len(parts) > 3 or not all(part.replace(".", "", 1).isdecimal() for part in parts):
        return -1
    total = 0.0
    for part in parts:
        total = total * 60 + float(part)
    return int(total) if total < 10**7 else -1


def _json_rows(text: str, reader: _Reader) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            reader.wrong(number, "this line is no JSON object", 'write for example {"speaker": "agent", "text": "…"}')
            continue
        if not isinstance(row, dict):
            reader.wrong(number, "this line is no JSON object", 'write for example {"speaker": "agent", "text": "…"}')
            continue
        yield number, {str(name).strip().casefold(): "" if value is None else str(value) for name, value in row.items()}


def _between_cells(text: str) -> str:
    """What parts the cells: what parts the columns of the first line. Many spreadsheets write semicolons or tabs."""
    names = {
        sign: [name.strip(' "\r').casefold() for name in text.partition("\n")[0].split(sign)] for sign in SEPARATORS
    }
    return next((sign for sign in SEPARATORS if set(NEEDED) <= set(names[sign])), ",")


def _csv_rows(text: str, reader: _Reader) -> Iterator[tuple[int, Mapping[str, str]]]:
    text = text.removeprefix("\ufeff")
    table = csv.reader(io.StringIO(text), strict=True, delimiter=_between_cells(text))
    try:
        header = [name.strip().casefold() for name in next(table, [])]
        missing = [name for name in NEEDED if name not in header]
        if missing:
            has = ", ".join(header) or "nothing"
            reader.wrong(
                1,
                f"there is no column `{missing[0]}`",
                f"the first line names the columns, with commas between; it has: {has}",
            )
            return
        for row in table:
            if len(row) > len(header):
                reader.wrong(table.line_num, f"this line has {len(row)} cells, the first line {len(header)}")
            elif row:
                yield table.line_num, dict(zip(header, row, strict=False))
    except csv.Error as error:
        reader.wrong(table.line_num, f"this is no CSV: {error}", "put texts with commas between double quotes")
