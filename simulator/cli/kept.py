"""
The calls that can be taken, and those that were kept: by the id that `sop practice`, `debrief`, `retry` and
`test --record` take.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.records import Attempt, attempts, outcome_of, progress

if TYPE_CHECKING:
    from simulator.terminal.sitting import Sitting

UNFINISHED = "unfinished"
"""What a call comes to that was left in the middle, then and today."""


def listed(home: Path, output: str) -> str:
    """A line for each call, the newest first; as text or JSON (`sop-calls/1`)."""
    rows = [_row(attempt) for attempt in attempts(home) if not _is_secret(attempt)]
    if output == "json":
        return json.dumps({"format": "sop-calls/1", "calls": rows}, indent=2, ensure_ascii=False)
    if not rows:
        return "No call is kept here."
    columns = ("attempt", "mode", "result", "quality", "trainee")
    widths = [max(len(row[name]) for row in rows) for name in columns]
    lines = ("  ".join(f"{row[name]:<{width}}" for name, width in zip(columns, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def on_offer(sitting: Sitting) -> str:
    """Every scenario with its difficulty and title, by the procedure that it begins with."""
    known = {one.scenario: "*" if one.mastered else "+" if one.practised else " " for one in progress(sitting.home)}
    found = sorted(sitting.workspace.scenarios, key=lambda one: (one.issues[0].sop, one.difficulty, one.id))
    widest = max((len(one.id) for one in found), default=0)
    lines: list[str] = []
    before = ""
    for one in found:
        if one.issues[0].sop != before:
            before = one.issues[0].sop
            lines += ["", before] if lines else [before]
        lines.append(f"{known.get(one.id, ' ')} {one.id:<{widest}}  {one.difficulty}  {one.title.say()}")
    return "\n".join([*lines, "", "The number is how hard it is, from 1 to 5; + practised, * mastered."])


def _is_secret(attempt: Attempt) -> bool:
    """The name of a mystery call is told when it is over."""
    return attempt.mode == "mystery" and outcome_of(attempt) is None


def _row(attempt: Attempt) -> dict[str, str]:
    found = outcome_of(attempt)
    scored = found is not None and found.state != "no-score"
    span = [] if found is None or not scored else [found.low, found.high]
    return {
        "attempt": attempt.id,
        "scenario": attempt.scenario,
        "mode": attempt.mode,
        "started": attempt.started,
        "trainee": attempt.trainee,
        "result": found.state.replace("-", " ") if found else UNFINISHED,
        "quality": "-".join(str(number) for number in dict.fromkeys(span)),
        "folder": str(attempt.folder),
    }
