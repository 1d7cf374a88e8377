"""Tests, simulated calls and coverage as lines for people and as JSON for other programs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from simulator.rookies.coverage import Coverage, Part
from simulator.rookies.proving import Check
from simulator.rookies.simulate import Row

KINDS = {"step": "steps", "row": "ways on from a step", "policy": "policies", "criterion": "criteria"}


def checks_as_json(checks: Sequence[Check]) -> str:
    """`sop-test/1`."""
    found = [
        {
            "name": check.name,
            "scenario": check.scenario,
            "passed": check.is_fine,
            "problems": [
                {"rule": one.rule, "file": one.at.file, "line": one.at.line, "message": one.message, "help": one.help}
                for one in check.problems
            ],
        }
        for check in checks
    ]
    return json.dumps({"format": "sop-test/1", "tests": found}, indent=2, ensure_ascii=False)


def row_as_json(row: Row) -> dict[str, object]:
    """A row as plain values."""
    return {**asdict(row), "hung_up": row.hung_up, "passed": row.passed}


def rows_as_json(rows: Sequence[Row]) -> str:
    """`sop-simulate/1`."""
    return json.dumps({"format": "sop-simulate/1", "rows": [row_as_json(row) for row in rows]}, ensure_ascii=False)


def rows_as_text(rows: Sequence[Row]) -> str:
    """A line for each rookie: how many calls it passed, and the span of quality."""
    by_rookie: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_rookie[row.rookie, row.mode].append(row)
    lines = [f"{'rookie':<20} {'mode':<7} {'passed':>11}  {'quality':<10} passes"]
    for (rookie, mode), mine in by_rookie.items():
        passed = [row for row in mine if row.passed]
        low, high = min(row.low for row in mine), max(row.high for row in mine)
        where = ", ".join(dict.fromkeys(row.scenario for row in passed)) if len(passed) < len(mine) else "everywhere"
        lines.append(
            f"{rookie:<20} {mode:<7} {len(passed):>4} of {len(mine):<4} {low:>3} to {high:<3}  {where}".rstrip()
        )
    return "\n".join(lines)


def coverage_as_text(coverage: Coverage, listed: int = 40) -> str:
    """Shares by kind, and what nothing goes through."""
    return "\n".join(_coverage(coverage, listed))


def _coverage(coverage: Coverage, listed: int) -> Iterator[str]:
    for kind, words in KINDS.items():
        parts = coverage.of(kind)
        taken = sum(1 for part in parts if part.times)
        yield f"{words:<24} {taken:>5} of {len(parts):<5} {coverage.share(kind) / 10:.1f} %"
    yield f"{'all':<24} {coverage.share() / 10:>16.1f} %"
    unplayed = sum(len(part.results) - len(part.played) for part in coverage.of("row") if part.times)
    if unplayed:
        yield ""
        yield f"Results not played because another one leads to the same place: {unplayed}; `--format json` names them"
    missed = coverage.missed
    if missed:
        yield ""
        yield "Nothing goes through:"
        for part in missed[:listed]:
            yield f"  {part.at.file}:{part.at.line}: {_named(part)}"
        if len(missed) > listed:
            yield f"  … and {len(missed) - listed} more; `--format json` lists all"


def _named(part: Part) -> str:
    """What nothing goes through, in words."""
    if part.kind != "row":
        return f"{part.kind} {part.name}"
    step, _, results = part.name.partition(", ")
    return f"from step {step}, when it is {results}" if part.results else f"from step {step}, this row"


def coverage_as_json(coverage: Coverage) -> str:
    """`sop-coverage/1`."""
    parts = [
        {
            "kind": part.kind,
            "name": part.name,
            "file": part.at.file,
            "line": part.at.line,
            "times": part.times,
            "results": part.results,
            "played": part.played,
        }
        for part in coverage.parts
    ]
    shares = {kind: coverage.share(kind) / 10 for kind in KINDS}
    return json.dumps(
        {"format": "sop-coverage/1", "share": coverage.share() / 10, "shares": shares, "parts": parts},
        ensure_ascii=False,
    )
