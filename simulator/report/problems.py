"""
Problems as a person reads them: place, sentence, the line itself with a caret, the path, why, and what to do.

`file:line:col: error: message [rule]` stands first and alone on its line, so that editors and other programs find it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from simulator.model.place import Position, Problem, Severity, Waypoint
from simulator.report.safe import safe, safe_line

BEFORE = 2
"""Lines shown before the line that is meant."""
WIDEST = 80
"""Columns of a line of source with its number; a longer one is cut, so that the caret stays below its place."""

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}


def as_text(problems: Sequence[Problem], files: Mapping[str, str], colour: bool = False) -> str:
    """All problems, one block each, with a blank line between."""
    cut = {name: text.splitlines() for name, text in files.items() if any(p.at.file == name for p in problems)}
    return "\n\n".join("\n".join(_block(problem, cut, colour)) for problem in problems)


def _block(problem: Problem, files: Mapping[str, list[str]], colour: bool) -> Iterator[str]:
    kind = _tinted(str(problem.severity), COLOURS[problem.severity], colour)
    yield f"{problem.at}: {kind}: {safe_line(problem.message)} [{problem.rule}]"
    yield from _snippet(problem.at, files.get(problem.at.file, []))
    if problem.path:
        yield "  the shortest way there:"
        yield from _way(problem.path)
    if problem.why:
        yield f"  why: {safe_line(_with_codes(problem))}"
    if problem.help:
        yield f"  help: {safe_line(problem.help)}"


def _with_codes(problem: Problem) -> str:
    """The reason with requirement ids and critical errors behind it, all in one pair of brackets."""
    codes = ", ".join(problem.covers)
    if not codes:
        return problem.why
    if problem.why.endswith(")"):
        return f"{problem.why[:-1]}, {codes})"
    return f"{problem.why} ({codes})"


def _snippet(at: Position, lines: Sequence[str]) -> Iterator[str]:
    if not 1 <= at.line <= len(lines):
        return
    width = len(str(at.line))
    room = WIDEST - width - 5
    line = lines[at.line - 1]
    last = at.end_column if at.end_line == at.line else len(line) + 1
    start = len(safe(line[: at.column - 1]).expandtabs())
    end = start + max(1, min(last, len(line) + 1) - at.column)
    cut = 0 if end <= room or start < room // 2 else start - room // 4
    for number in range(max(1, at.line - BEFORE), at.line + 1):
        shown = _window(safe(lines[number - 1]).expandtabs(), cut if number == at.line else 0, room)
        yield f"  {number:>{width}} | {shown}".rstrip()
    end = min(end, cut + room)
    yield f"  {'':>{width}} | {' ' * (start - cut)}{'^' * (end - start)}"


def _window(line: str, cut: int, room: int) -> str:
    """The part of a line that is shown: from the column `cut` on, and no more than there is room for."""
    if cut:
        line = "…" + line[cut + 1 :]
    return line if len(line) <= room else line[: room - 1] + "…"


USUAL = frozenset({"", "done", "known"})
"""Results that are no choice."""


def _way(path: Sequence[Waypoint]) -> Iterator[str]:
    """The choices on the way, and where it ends. Steps that nothing chose, and the call's own frame, are left out."""
    shown = [point for point in path[:-1] if point.because not in USUAL and not point.at.file.endswith("/_desk.yaml")]
    shown.append(path[-1])
    names = max(len(_bare(point.step)) for point in shown)
    places = max(len(_line(point.at)) for point in shown)
    for number, point in enumerate(shown, 1):
        because = "" if point.because in USUAL else safe_line(point.because)
        yield f"    {number:>2}  {_bare(point.step):<{names}}  {_line(point.at):<{places}}  {because}".rstrip()


def _bare(step: str) -> str:
    """The step without its procedure, which its file shows already."""
    return step.rpartition("/")[2].removesuffix(":end")


def _line(at: Position) -> str:
    return f"{at.file}:{at.line}"


def _tinted(word: str, code: str, colour: bool) -> str:
    return f"\033[1;{code}m{word}\033[0m" if colour else word


def counted(number: int, one: str, many: str = "") -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def closing_line(problems: Sequence[Problem], sops: int, scenarios: int, proven: int) -> str:
    """What stands under a listing, or alone when all is well."""
    kinds = Counter(problem.severity for problem in problems)
    scope = f"{counted(sops, 'SOP')}, {counted(scenarios, 'scenario')}"
    if not kinds:
        tail = f" {counted(proven, 'policy holds', 'policies hold')} on every path." if proven else ""
        return f"{scope}: no problems.{tail}"
    found = [_how_many(kinds[kind], kind) for kind in Severity if kinds[kind]]
    worst = min(problems, key=lambda problem: list(Severity).index(problem.severity))
    mendable = sum(bool(problem.fix) for problem in problems)
    mending = f" `sop lint --fix` mends {mendable}." if mendable else ""
    return f"{', '.join(found)} in {scope.replace(', ', ' and ')}.{mending} `sop rule {worst.rule}` explains."


def _how_many(number: int, kind: Severity) -> str:
    return counted(number, "piece of advice", "pieces of advice") if kind is Severity.ADVICE else counted(number, kind)


def statistics(counts: Mapping[str, int]) -> str:
    """How often each rule found something, the most frequent first."""
    width = max((len(str(times)) for times in counts.values()), default=0)
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "".join(f"{times:>{width}}  {rule}\n" for rule, times in rows)


def as_json(problems: Sequence[Problem]) -> str:
    """`sop-lint/1`: one object with all problems."""
    return json.dumps(
        {"format": "sop-lint/1", "problems": [_plain(problem) for problem in problems]}, indent=2, ensure_ascii=False
    )


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "severity": str(problem.severity),
        **_place(problem.at),
        "message": problem.message,
        "help": problem.help,
        "why": problem.why,
        "covers": list(problem.covers),
        "subject": problem.subject,
        "path": [{"step": point.step, **_place(point.at), "because": point.because} for point in problem.path],
        "fix": [{**_place(edit.at), "new": edit.new} for edit in problem.fix],
    }


def _place(at: Position) -> dict[str, object]:
    return {"file": at.file, "line": at.line, "column": at.column, "end_line": at.end_line, "end_column": at.end_column}
