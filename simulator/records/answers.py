"""
What people said of a call after it was scored: what unclear lines were, and whether suspected errors are errors.

It is kept beside the journal, never in it: `confirmed.json`. The words of each line stand with it, so that an answer
counts only for what it was given to, also where the call is heard anew under other files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from simulator.model.trace import Trace
from simulator.records.attempts import Attempt
from simulator.records.home import write_whole
from simulator.scoring.result import Confirmation, Ruling

FILE = "confirmed.json"
FORMAT = "sop-confirmed/1"
BY = ("trainee", "coach")


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers that were given for one call, each person's newest."""

    lines: tuple[Confirmation, ...] = ()
    errors: tuple[Ruling, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines or self.errors)


def answers_of(attempt: Attempt, trace: Trace) -> Answers:
    """The kept answers that fit this call; none where nobody was asked or the file is none of ours."""
    try:
        found = json.loads((attempt.folder / FILE).read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            return Answers()
        return Answers(tuple(_lines(found["lines"], trace)), tuple(_errors(found["errors"], trace)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Answers()


def keep_answers(attempt: Attempt, trace: Trace, more: Answers) -> Answers:
    """Keeps new answers beside the older ones; who answers the same question again has changed his mind."""
    old = answers_of(attempt, trace)
    lines = {(one.deed, one.by): one for one in (*old.lines, *more.lines)}
    errors = {(one.deed, one.code, one.by): one for one in (*old.errors, *more.errors)}
    kept = Answers(tuple(lines.values()), tuple(errors.values()))
    plain = {
        "format": FORMAT,
        "lines": [{**asdict(one), "said": _said(trace, one.deed)} for one in kept.lines],
        "errors": [{**asdict(one), "said": _said(trace, one.deed)} for one in kept.errors],
    }
    write_whole(attempt.folder / FILE, json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    return kept


def _said(trace: Trace, deed: int) -> str:
    return trace.deeds[deed].said if 0 <= deed < len(trace.deeds) else ""


def _lines(rows: list[dict[str, object]], trace: Trace) -> Iterator[Confirmation]:
    for row in rows:
        deed, act, by = row["deed"], row["act"], row["by"]
        if isinstance(deed, int) and isinstance(act, str) and by in BY and _said(trace, deed) == row["said"]:
            yield Confirmation(deed, act, str(by))


def _errors(rows: list[dict[str, object]], trace: Trace) -> Iterator[Ruling]:
    for row in rows:
        deed, code, by = row["deed"], row["code"], row["by"]
        if isinstance(deed, int) and isinstance(code, str) and by in BY and _said(trace, deed) == row["said"]:
            yield Ruling(deed, code, row["holds"] is True, str(by))
