"""What the commands of scoring.py need of files and of the data folder: one step each, in plain words when it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.model.trace import Trace
    from simulator.model.workspace import Workspace
    from simulator.rookies.cast import Rookie
    from simulator.rookies.simulate import Row
    from simulator.scoring import Debrief, Result


def text_of(path: Path) -> str:
    """A file's text. Raises `Stop` with the reason and a remedy."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Stop(f"{path}: not UTF-8 (byte {error.start + 1}). Save it as UTF-8 and try again.") from error
    except OSError as error:
        raise Stop(f"{path}: {error.strerror or 'cannot be read'}.") from error


def trace_of_file(path: Path, read: Workspace, sop: str, facts: Sequence[str], lang: str) -> tuple[Trace, Workspace]:
    """The call in a file, as the scorer reads it, with the workspace that it was played in."""
    if path.is_dir():
        path = path / "journal.jsonl"
    text = text_of(path)
    if path.suffix == ".call":
        return _played(text, path, read), read
    if sop:
        return _recorded(text, path, read, sop, facts, lang), read
    if _is_journal(text):
        from simulator.call import journal
        from simulator.call.trace import trace

        return trace(journal.resume(read, path)), read
    raise Stop(f"{path} is no journal. For a transcript say which procedure it follows: --sop SOP.", Exit.USAGE)


def _is_journal(text: str) -> bool:
    try:
        first = json.loads(text.partition("\n")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and str(first.get("format", "")).startswith("sop-journal/")


def _played(text: str, path: Path, read: Workspace) -> Trace:
    from simulator.call.replay import play_call
    from simulator.call.script import read_call
    from simulator.call.trace import trace

    played = play_call(read, read_call(text, path.as_posix()))
    if played.call is None:
        raise Stop(f"{path} cannot be played.", Exit.UNUSABLE, played.problems)
    return trace(played.call)


def _recorded(text: str, path: Path, read: Workspace, sop: str, facts: Sequence[str], lang: str) -> Trace:
    from simulator.scoring.recorded import facts_from, trace_of
    from simulator.scoring.transcript import read_transcript

    if read.sop(sop) is None:
        import difflib

        near = difflib.get_close_matches(sop, [one.id for one in read.procedures], 1)
        raise Stop(f"There is no procedure '{sop}'." + (f" Did you mean '{near[0]}'?" if near else ""), Exit.USAGE)
    known, wrong = facts_from(facts, read, sop)
    if wrong:
        raise Stop(wrong, Exit.USAGE)
    kind = "csv" if path.suffix.casefold() == ".csv" else "jsonl"
    recorded = read_transcript(text, kind, path.as_posix(), read)
    if recorded.problems:
        count = len(recorded.problems)
        raise Stop(
            f"{path}: {count} problem{'s' if count > 1 else ''}; nothing was scored.", Exit.UNUSABLE, recorded.problems
        )
    return trace_of(recorded, read, sop, known, lang)


def debrief_as(words: Debrief, result: Result, output: str, details: bool) -> str:
    """The debrief in the form that was asked for."""
    from simulator.report import colour, debrief_json, debrief_markdown, debrief_text

    match output:
        case "json":
            return debrief_json.as_json(words, result) + "\n"
        case "markdown":
            return debrief_markdown.as_markdown(words)
        case "html":
            return debrief_markdown.as_html(words)
    return debrief_text.as_text(words, colour=colour.wanted(sys.stdout), details=details)


def rescored(read: Workspace) -> Iterator[dict[str, str]]:
    """Every kept attempt with its result then and under today's procedures, heard anew."""
    from simulator.call.trace import trace
    from simulator.cli.folders import data_folder
    from simulator.cli.kept import UNFINISHED
    from simulator.records import attempts, outcome_of
    from simulator.records.answers import answers_of
    from simulator.scoring import score

    for attempt in attempts(data_folder()):
        kept = outcome_of(attempt)
        before = f"{kept.state} {kept.low}" if kept else ""
        try:
            done = trace(_heard_anew(read, attempt.path))
            said = answers_of(attempt, done)
            result = score(done, read, said.lines, said.errors)
            verdict = str(result.verdict).replace(" ", "-")
            now = f"{verdict} {max(result.low, 0)}"
            if kept is None and verdict == "no-score":
                before = now = UNFINISHED
        except (ValueError, RecursionError):
            now = "cannot be played any more: its journal is damaged"
        except Stop as stop:
            now = f"cannot be played any more: {stop.message}"
        yield {"attempt": attempt.id, "scenario": attempt.scenario, "before": before, "now": now}


def _heard_anew(read: Workspace, path: Path) -> Call:
    """The call of a journal, played again with today's files; what was typed is heard anew, options stay as chosen."""
    from dataclasses import replace

    from simulator.call import answer, begin, journal
    from simulator.call.journal_lines import move_from
    from simulator.call.listen import hear
    from simulator.model.call import EntryKind, MoveKind

    entries = journal.read(path)
    start = dict(entries[0].data) if entries else {}
    scenario = read.scenario(start.get("scenario", ""))
    if scenario is None:
        raise Stop(f"there is no scenario {start.get('scenario', '')} today.")
    call = begin(
        read, scenario, seed=int(start.get("seed", "0")), mode=start.get("mode", "free"), lang=start.get("lang", ""),
        agent=start.get("agent", ""), relaxed=start.get("relaxed") == "yes",
    )  # fmt: skip
    for entry in entries:
        if entry.kind is EntryKind.MOVE and not call.over:
            move = move_from(entry.text, dict(entry.data))
            if move.kind is MoveKind.SPEECH:
                move = replace(move, heard=hear(call, move.text))
            call = answer(call, move)
    return call


def recorded_call(read: Workspace, root: Path, attempt_id: str) -> Path:
    """Writes a kept attempt as a `.call` file beside its scenario, with what it came to as its expectation."""
    from simulator.call.replay import write_call
    from simulator.call.trace import trace
    from simulator.cli.folders import data_folder
    from simulator.records import find, resume
    from simulator.scoring import score

    attempt = find(data_folder(), attempt_id)
    call = resume(attempt, read).call
    result = score(trace(call), read)
    expect = [str(result.verdict) if result.passed else "not passed", f"quality = {result.low}"]
    path = root / "scenarios" / f"{attempt.scenario}.{attempt.id}.call"
    if path.exists():
        raise Stop(f"{path} is there already. Remove it or record another attempt.")
    try:
        path.write_text(write_call(call) + f"expect: {', '.join(expect)}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror}.") from error
    return path


def chosen_rookies(names: Sequence[str]) -> tuple[Rookie, ...]:
    """The rookies of these names; all where none is named."""
    from simulator.rookies.cast import ROOKIES, rookie

    found = []
    for name in names:
        one = rookie(name)
        if one is None:
            raise Stop(f"There is no rookie '{name}'. There is: {', '.join(each.id for each in ROOKIES)}.", Exit.USAGE)
        found.append(one)
    return tuple(found) or ROOKIES


def kept_rows(path: Path) -> list[Row]:
    """Rows that an earlier run has kept; a torn last line is passed over."""
    from simulator.rookies.simulate import Row

    if not path.is_file():
        return []
    rows = []
    lines = text_of(path).splitlines()
    for line in lines:
        try:
            values = json.loads(line)
            for name in ("passed", "hung_up"):
                values.pop(name, None)
            lists = {name: tuple(found) for name, found in values.items() if isinstance(found, list)}
            rows.append(Row(**{**values, **lists}))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    if not rows and len(lines) > 1:
        raise Stop(f"{path} holds something other than rows of `sop simulate`, and stays as it is. Name another file.")
    return rows


def many(
    read: Workspace,
    root: Path,
    wanted: tuple[Sequence[str], Sequence[Rookie], Sequence[int]],
    jobs: int,
    rows: Sequence[Row],
    keep: str,
) -> Iterator[Row]:
    """Plays what is not among the rows yet, and keeps each new row at once."""
    from simulator.rookies.many import run
    from simulator.rookies.shown import row_as_json

    done = {row.key for row in rows}
    for row in run(read, root, wanted, jobs=jobs, done=done):
        if keep:
            try:
                with Path(keep).open("a", encoding="utf-8", newline="\n") as file:
                    file.write(json.dumps(row_as_json(row), ensure_ascii=False) + "\n")
            except OSError as error:
                raise Stop(f"{keep} cannot be written: {error.strerror}.") from error
        yield row
