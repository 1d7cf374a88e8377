"""
A genuine caller whose record says something else than the facts of the scenario.

For an impostor the record may disagree: that is the point. For a genuine caller it is a slip, and what the trainee
looks up is wrong.

Bad, in scenarios/lodge-key.yaml:
    caller: {cast: guest-1, record: {works: "no"}}
    issues: [{sop: lodge-key, opens: ["I left my key inside."], facts: {works: yes}, expect: {outcome: resolved}}]

Good, in scenarios/lodge-key.yaml:
    caller: {cast: guest-1, record: {works: "yes"}}
    issues: [{sop: lodge-key, opens: ["I left my key inside."], facts: {works: yes}, expect: {outcome: resolved}}]

Mend: let both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "record-contradicts-facts"
SEVERITY = Severity.WARNING
WHY = "A trainee can only be right where the record and the world agree."
COVERS = ("R-013",)


def check(study: Study) -> Iterator[Problem]:
    for scenario in study.workspace.scenarios:
        record = dict(scenario.caller.record)
        if not scenario.caller.genuine or not record:
            continue
        for issue in scenario.issues:
            sop = study.workspace.sop(issue.sop)
            for name, numbers in issue.facts:
                fact = sop.fact(name) if sop else None
                if fact is None or name not in record or not numbers:
                    continue
                true, written = fact.domain.word(numbers[0]), record[name].say()
                if written != true:
                    message = f"the record says `{name}: {written}`, the facts say {true}"
                    at = record[name].at
                    yield Problem(ID, at, message, "let both say the same", subject=f"{scenario.id}/{name}")
