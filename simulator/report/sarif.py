"""
Problems as SARIF 2.1.0 (OASIS standard), which code hosts and editors show beside the line, fixes included.

Columns count code points, as everywhere here. A finding keeps its fingerprint when lines move.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from simulator.model.place import Edit, Position, Problem, Severity

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}

Described = tuple[str, Severity, str]
"""A rule: id, severity, and its page as text, the first line of which is the sentence that sums it up."""


def as_sarif(problems: Sequence[Problem], rules: Sequence[Described], version: str) -> str:
    """One run with the rules and all results."""
    places = {rule: number for number, (rule, _, _) in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "sop lint", "semanticVersion": version, "rules": [_rule(*rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, places) for problem in problems],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(rule: str, severity: Severity, page: str) -> dict[str, object]:
    return {
        "id": rule,
        "shortDescription": {"text": page.strip().partition("\n")[0]},
        "fullDescription": {"text": page.strip()},
        "defaultConfiguration": {"level": LEVELS[severity]},
    }


def _result(problem: Problem, places: Mapping[str, int]) -> dict[str, object]:
    found: dict[str, object] = {
        "ruleId": problem.rule,
        "level": LEVELS[problem.severity],
        "message": {"text": ". ".join(part for part in (problem.message, problem.why, problem.help) if part)},
        "locations": [_location(problem.at)],
        "partialFingerprints": {"subject/v1": _fingerprint(problem)},
    }
    if problem.rule in places:
        found["ruleIndex"] = places[problem.rule]
    if problem.path:
        steps = [{"location": _location(point.at, f"{point.step} {point.because}".strip())} for point in problem.path]
        found["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    if problem.fix:
        found["fixes"] = [{"description": {"text": problem.help}, "artifactChanges": _changes(problem.fix)}]
    return found


def _location(at: Position, words: str = "") -> dict[str, object]:
    found: dict[str, object] = {"physicalLocation": {"artifactLocation": _artifact(at.file), "region": _region(at)}}
    if words:
        found["message"] = {"text": words}
    return found


def _artifact(file: str) -> dict[str, str]:
    return {"uri": quote(file)}


def _region(at: Position) -> dict[str, int]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _changes(edits: Iterable[Edit]) -> list[dict[str, object]]:
    by_file: dict[str, list[object]] = {}
    for edit in edits:
        replacement = {"deletedRegion": _region(edit.at), "insertedContent": {"text": edit.new}}
        by_file.setdefault(edit.at.file, []).append(replacement)
    return [{"artifactLocation": _artifact(file), "replacements": parts} for file, parts in by_file.items()]


def _fingerprint(problem: Problem) -> str:
    words = "\n".join((problem.rule, problem.at.file, problem.subject or problem.message))
    return hashlib.sha256(words.encode()).hexdigest()[:32]
