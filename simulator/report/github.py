"""Problems as annotations of GitHub's workflows: one line each, shown at the line that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.model.place import Problem, Severity

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def as_annotations(problems: Sequence[Problem]) -> str:
    """All problems. Columns are counted from 1; GitHub's end column is the last one that is meant, not the next.

    A finding over several lines has no columns: GitHub takes them for one line only.
    """
    return "\n".join(_line(problem) for problem in problems)


def _line(problem: Problem) -> str:
    at = problem.at
    place = f"file={_value(at.file)},line={at.line},endLine={at.end_line}"
    if at.end_line == at.line:
        place += f",col={at.column},endColumn={max(at.column, at.end_column - 1)}"
    words = "\n".join(part for part in (problem.message, problem.why, f"help: {problem.help}") if part)
    return f"::{KINDS[problem.severity]} {place},title={_value(problem.rule)}::{_message(words)}"


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
