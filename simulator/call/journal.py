"""
The journal: one JSON object a line, written and synced before anybody sees its effect.

It is the truth of an attempt. It holds neither wall time nor the attempt's id, so that one seed and one input give the
same bytes on every system. A line that a crash tore off at the end is left out; anything else that does not belong
there is refused with its line number.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from simulator.call.engine import answer, begin
from simulator.call.journal_lines import FORMAT, move_from
from simulator.call.state import Call
from simulator.model.call import Entry, EntryKind, Move
from simulator.model.scenario import CastMember
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace

_OWN = ("kind", "turn", "second", "text")


def to_line(entry: Entry) -> str:
    """An entry as a line: its own four first, then its data by name."""
    parts: dict[str, object] = {"kind": str(entry.kind), "turn": entry.turn, "second": entry.second}
    if entry.text:
        parts["text"] = entry.text
    data = {f"{name}_" if name in _OWN else name: value for name, value in entry.data}
    return json.dumps(parts | data, ensure_ascii=False, separators=(",", ":")) + "\n"


def from_line(line: str) -> Entry:
    """The entry of a line. ValueError when it is none."""
    parts = json.loads(line)
    whole = isinstance(parts, dict) and all(isinstance(parts.get(name), int) for name in ("turn", "second"))
    if not whole:
        raise ValueError("no entry")
    data = tuple(
        sorted(
            (name.removesuffix("_") if name.endswith("_") else name, str(value))
            for name, value in parts.items()
            if name not in _OWN
        )
    )
    return Entry(EntryKind(parts["kind"]), parts["turn"], parts["second"], str(parts.get("text", "")), data)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Appends entries as one write, and returns only when they are on the disk. The file is the owner's alone."""
    lines = "".join(to_line(entry) for entry in entries).encode("utf-8", "replace")
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _mend_tail(path, file)
            _write_all(file, lines)
            getattr(os, "fdatasync", os.fsync)(file)
        finally:
            os.close(file)
    except OSError as error:
        raise Stop(
            f"The journal {path} cannot be written: {error.strerror}. Free some space or set SOP_HOME."
        ) from error


def _write_all(file: int, lines: bytes) -> None:
    """A full disk or a signal can make a write short."""
    left = memoryview(lines)
    while left:
        left = left[os.write(file, left) :]


def _mend_tail(path: Path, file: int) -> None:
    """A torn last line of an earlier crash is cut off, or the next line would be glued to it."""
    size = os.fstat(file).st_size
    if not size:
        return
    with path.open("rb") as old:
        old.seek(max(0, size - 1))
        if old.read(1) == b"\n":
            return
        old.seek(0)
        whole = old.read().rfind(b"\n") + 1
    os.truncate(path, whole)


def read(path: Path) -> tuple[Entry, ...]:
    """All whole entries of a journal."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Stop(f"The journal {path} cannot be read: {error.strerror}.") from error
    lines = raw.split(b"\n")
    entries: list[Entry] = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            entries.append(from_line(line.decode("utf-8")))
        except (ValueError, KeyError, RecursionError):
            if number == len(lines):
                break
            raise Stop(f"{path}:{number}: this line is no line of a journal. Nothing was changed.") from None
    _check(path, entries)
    return tuple(entries)


def _check(path: Path, entries: Sequence[Entry]) -> None:
    if not entries or entries[0].kind is not EntryKind.START:
        raise Stop(f"{path}:1: this is no journal of a call: it does not begin with a start line.")
    found = dict(entries[0].data).get("format", "")
    if found != FORMAT:
        raise Stop(f"{path}:1: the journal has the format {found or 'unknown'}; this version of sop reads {FORMAT}.")


def moves(entries: Sequence[Entry]) -> tuple[Move, ...]:
    """The moves of a journal, each turn once: a line written twice by a crash counts once."""
    found: dict[int, Move] = {}
    for entry in entries:
        if entry.kind is EntryKind.MOVE and entry.turn not in found:
            found[entry.turn] = move_from(entry.text, dict(entry.data))
    return tuple(found[turn] for turn in sorted(found))


def resume(workspace: Workspace, path: Path, *, turns: int | None = None) -> Call:
    """The call of a journal, played again from its moves with what was heard then; only the first `turns`, if said."""
    entries = read(path)
    call = restart(workspace, path, entries[0])
    try:
        for move in moves(entries)[:turns]:
            call = answer(call, move)
    except (ValueError, KeyError) as error:
        raise Stop(f"{path}: a move of this journal cannot be read ({error}). Nothing was changed.") from error
    return call


def restart(workspace: Workspace, path: Path, start: Entry) -> Call:
    """The call of a journal's first line, before its first move."""
    data = dict(start.data)
    scenario = workspace.scenario(data.get("scenario", ""))
    if scenario is None:
        raise Stop(f"{path}:1: the scenario {data.get('scenario', '')} is not in these sources.")
    try:
        person = {str(name): str(value) for name, value in json.loads(data.get("person", "{}")).items()}
        known = {name: value for name, value in person.items() if name in CastMember.__dataclass_fields__}
        who = CastMember(**known) if data.get("drawn") == "yes" else None
        seed = int(data["seed"])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Stop(f"{path}:1: the start line of the journal is damaged.") from None
    return begin(
        workspace, scenario, seed=seed, mode=data.get("mode", "free"), lang=data.get("lang", ""),
        agent=data.get("agent", "Sam"), who=who, relaxed=data.get("relaxed") == "yes",
    )  # fmt: skip


def sources_of(entries: Sequence[Entry]) -> str:
    """The hash of the sources that a journal was played with."""
    return dict(entries[0].data).get("sources", "") if entries else ""


def mend(path: Path, call: Call) -> None:
    """Adds the lines that a crash kept from being written, where the journal is the beginning of the call's."""
    whole = "".join(to_line(entry) for entry in call.entries).encode("utf-8", "replace")
    kept = path.read_bytes()
    kept = kept[: kept.rfind(b"\n") + 1]
    if len(kept) < len(whole) and whole.startswith(kept):
        count = kept.count(b"\n")
        write(path, call.entries[count:])
