"""
A comment `# sop: ignore[…]` without a reason, or without a rule that exists.

Bad, in sops/example.yaml:
    reviewed: 2020-01-01  # sop: ignore[stale-review]

Good, in sops/example.yaml:
    reviewed: 2020-01-01  # sop: ignore[stale-review] because the door is replaced next month

Mend: write `# sop: ignore[rule] because …`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.source.names import suggestion

ID = "ignore-without-reason"
SEVERITY = Severity.ERROR
WHY = "In a year nobody remembers why."
COVERS: tuple[str, ...] = ()


def check(study: Study) -> Iterator[Problem]:
    for ignore in study.ignores:
        unknown = [rule for rule in ignore.rules if rule not in study.known_rules]
        for rule in unknown:
            help_ = f"{suggestion(rule, study.known_rules)} (`sop rule --list` shows all)"
            yield Problem(ID, ignore.at, f"there is no rule `{rule}` to ignore", help_, subject=rule)
        if not ignore.rules:
            yield Problem(ID, ignore.at, "no rule is named", "write `# sop: ignore[rule] because …`", subject="none")
        elif not ignore.because:
            help_ = f"write `# sop: ignore[{', '.join(ignore.rules)}] because …`"
            yield Problem(ID, ignore.at, "no reason is given for what is let be here", help_, subject=str(ignore.rules))
