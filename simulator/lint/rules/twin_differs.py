"""
Twin scenarios that can be told apart before the caller is verified, or that are no twins.

An impostor and the genuine caller beside him open with the same words; exactly one of the two is genuine, and each
names the other.

Bad, in scenarios/example.yaml:
    twin: other
Bad, in scenarios/other.yaml:
    scenario: other
    title: The same, by somebody else
    twin: example
    difficulty: 1
    caller: {cast: guest-1, genuine: no}
    issues: [{sop: example, opens: ["Give me the code."], expect: {outcome: resolved}}]

Good, in scenarios/example.yaml:
    twin: other
Good, in scenarios/other.yaml:
    scenario: other
    title: The same, by somebody else
    twin: example
    difficulty: 1
    caller: {cast: guest-1, genuine: no}
    issues: [{sop: example, opens: ["Where is the code?"], expect: {outcome: resolved}}]

Mend: give both the same `opens`, and let each name the other as its `twin`.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.edits import replaced
from simulator.lint.study import Study
from simulator.model.place import Edit, Position, Problem, Severity
from simulator.model.scenario import Scenario

ID = "twin-differs"
SEVERITY = Severity.ERROR
WHY = "Twins are told apart by the check of identity, and by nothing before it."
COVERS = (
    "R-012",
    "R-046",
)


def check(study: Study) -> Iterator[Problem]:
    for scenario in study.workspace.scenarios:
        twin = study.workspace.scenario(scenario.twin) if scenario.twin else None
        if twin is None or not scenario.issues or not twin.issues:
            continue
        at = scenario.place("twin")
        if twin.twin != scenario.id:
            message, help_ = f"{twin.id} does not name {scenario.id} as its twin", f"add `twin: {scenario.id}` there"
            yield Problem(ID, at, message, help_, fix=_named(scenario, twin), subject=f"{scenario.id}/twin")
        elif scenario.caller.genuine == twin.caller.genuine:
            message = f"{scenario.id} and {twin.id} are both {'genuine' if twin.caller.genuine else 'impostors'}"
            yield Problem(ID, at, message, "let exactly one of the two be genuine", subject=f"{scenario.id}/genuine")
        elif scenario.caller.genuine and _first_words(scenario) != _first_words(twin):
            message = f"{scenario.id} and {twin.id} open with different words"
            yield Problem(ID, at, message, "give both the same `opens`", subject=f"{scenario.id}/opens")


def _first_words(scenario: Scenario) -> tuple[str, ...]:
    return tuple(text.say() for text in scenario.issues[0].opens)


def _named(scenario: Scenario, twin: Scenario) -> tuple[Edit, ...]:
    if twin.twin:
        return replaced(twin.place("twin"), scenario.id)
    at = twin.place("title")
    behind = Position(at.file, at.end_line, at.end_column, at.end_line, at.end_column)
    return (Edit(behind, f"\ntwin: {scenario.id}"),) if at.file == twin.file else ()
