"""
A comment `# sop: ignore[…]` that hides nothing any more.

The problem was mended, the rule is spelt in another way, or the comment stands at the wrong line.

Bad, in sops/example.yaml:
    owner: Site services  # sop: ignore[stale-review] because the lodge reviews it

Good, in sops/example.yaml:
    owner: Site services

Mend: `sop lint --fix` takes the comment out.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.ignores import Ignore
from simulator.lint.study import Study
from simulator.model.place import Edit, Position, Problem, Severity

ID = "unused-ignore"
SEVERITY = Severity.WARNING
WHY = "What is let be should be looked at again when it is over."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for ignore in study.ignores:
        known = [rule for rule in ignore.rules if rule in study.ran]
        if ignore.rules and not known:
            continue
        if ignore not in study.hiding:
            message = f"this comment hides nothing: here is no {' or '.join(ignore.rules) or 'rule named'}"
            yield Problem(ID, ignore.at, message, "take it out", fix=_out(study, ignore), subject=str(ignore.rules))


def _out(study: Study, ignore: Ignore) -> tuple[Edit, ...]:
    at = ignore.at
    if ignore.alone:
        return (Edit(Position(at.file, at.line, 1, at.line + 1, 1), ""),)
    before = study.line(at)[: at.column - 1].rstrip()
    return (Edit(Position(at.file, at.line, len(before) + 1, at.line, at.end_column), ""),)
