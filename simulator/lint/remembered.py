"""What a run found, as text that can be kept and read again: nothing in it is ever executed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.model.place import Edit, Position, Problem, Severity, Waypoint

FORMAT = "sop-lint-cache/1"


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of one run: the problems, and what the closing line counts."""

    problems: tuple[Problem, ...]
    sops: int = 0
    scenarios: int = 0
    proven: int = 0


def as_text(found: Found) -> str:
    """One line of JSON a run."""
    counts = [found.sops, found.scenarios, found.proven]
    return json.dumps([FORMAT, counts, [_plain(problem) for problem in found.problems]], ensure_ascii=False)


def from_text(text: str) -> Found | None:
    """What was kept; None where the text is something else, or was cut."""
    try:
        kind, (sops, scenarios, proven), problems = json.loads(text)
        if kind != FORMAT:
            return None
        return Found(tuple(_problem(part) for part in problems), int(sops), int(scenarios), int(proven))
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def _plain(problem: Problem) -> list[object]:
    return [
        problem.rule, _place(problem.at), problem.message, problem.help, str(problem.severity), problem.why,
        [[point.step, _place(point.at), point.because] for point in problem.path], list(problem.covers),
        [[_place(edit.at), edit.new] for edit in problem.fix], problem.subject,
    ]  # fmt: skip


def _problem(part: Sequence[object]) -> Problem:
    rule, at, message, help_, severity, why, path, covers, fix, subject = part
    return Problem(
        str(rule),
        _position(at),
        str(message),
        str(help_),
        Severity(str(severity)),
        str(why),
        tuple(Waypoint(str(step), _position(where), str(because)) for step, where, because in _rows(path)),
        tuple(str(code) for code in _row(covers)),
        tuple(Edit(_position(where), str(new)) for where, new in _rows(fix)),
        str(subject),
    )


def _place(at: Position) -> list[object]:
    return [at.file, at.line, at.column, at.end_line, at.end_column]


def _position(value: object) -> Position:
    file, line, column, end_line, end_column = _row(value)
    return Position(str(file), int(str(line)), int(str(column)), int(str(end_line)), int(str(end_column)))


def _row(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _rows(value: object) -> Iterable[list[object]]:
    return (_row(part) for part in _row(value))
