"""
Each line of the form: what it earned, in halves, and what shows it.

Three findings for speech: heard earns; absent (all lines were understood as something else) earns nothing; unclear
leaves the finding open, and an unclear line can fill at most one act or step of the whole form (see unclear.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.flow.patterns import has_states
from simulator.model.scorecard import Criterion
from simulator.scoring.applies import Case, applies, held_though_never
from simulator.scoring.breaches import Broken
from simulator.scoring.expect import is_met
from simulator.scoring.result import Expectation, Finding, Metric
from simulator.scoring.speech import Speech

FULL, HALF, NOTHING = 2, 1, 0
IMPOSTOR = "impostor"


def findings(
    case: Case, speech: Speech, broken: Sequence[Broken], expected: tuple[Expectation, ...], metrics: Sequence[Metric]
) -> tuple[Finding, ...]:
    """A finding for every criterion of the form, what does not apply included."""
    card = case.workspace.scorecard
    found = []
    for criterion in card.criteria if card else ():
        if not applies(case, criterion):
            found.append(Finding(criterion, applies=False, why=_why_not(criterion)))
            continue
        if held_though_never(case, criterion):
            found.append(_finding(criterion, NOTHING, "This desk never puts callers on hold."))
            continue
        match criterion.by:
            case "heard":
                found.append(_heard(case, criterion, speech))
            case "step":
                found.append(_step(case, criterion))
            case "policy":
                found.append(_policy(case, criterion, broken))
            case "fitness":
                found.append(_fitness(criterion, case.walk.fitness))
            case "expect":
                found.append(_expect(criterion, expected))
            case _:
                found.append(_metric(criterion, metrics))
    return tuple(found)


def _why_not(criterion: Criterion) -> str:
    return "Judged by a person." if criterion.by == "human" else "Nothing in this call asks for it."


def _finding(
    criterion: Criterion,
    value: int,
    why: str,
    deeds: Sequence[int] = (),
    *,
    missing: tuple[str, ...] = (),
    breaches: tuple[int, ...] = (),
) -> Finding:
    return Finding(
        criterion, applies=True, low=value, high=value, why=why, deeds=tuple(deeds), missing=missing, breaches=breaches
    )


def _heard(case: Case, criterion: Criterion, speech: Speech) -> Finding:
    where = {act: _within(case, criterion, speech.where(act)) for act in criterion.heard}
    where = {act: deeds for act, deeds in where.items() if deeds or act not in case.excused_acts}
    missing = tuple(act for act, deeds in where.items() if not deeds)
    wrong = {act: _within(case, criterion, speech.where(act)) for act in criterion.not_heard}
    bad = sorted({deed for deeds in wrong.values() for deed in deeds})
    deeds = sorted({deeds[0] for deeds in where.values() if deeds})
    value = FULL if not missing else (HALF if deeds else NOTHING)
    if bad:
        value = min(value, HALF) if criterion.heard else NOTHING
    why = _words(case, missing, bad, [act for act, deeds in wrong.items() if deeds])
    return replace(_finding(criterion, value, why, deeds, missing=missing, breaches=tuple(bad)), wanted=len(where))


def _within(case: Case, criterion: Criterion, deeds: tuple[int, ...]) -> tuple[int, ...]:
    if not criterion.within_phase:
        return deeds
    return tuple(
        deed for deed in deeds if any(event.phase == criterion.within_phase for event in case.trace.deeds[deed].events)
    )


def _words(case: Case, missing: Sequence[str], bad: Sequence[int], wrong: Sequence[str]) -> str:
    if bad:
        return f"Heard {len(bad)} time{'s' if len(bad) > 1 else ''}: {_acts(case, wrong)}."
    return f"Not heard: {_acts(case, missing)}." if missing else ""


def _acts(case: Case, acts: Sequence[str]) -> str:
    said = (case.workspace.act(act) for act in acts)
    words = [act.says.say() if act else name for act, name in zip(said, acts, strict=True)]
    return "; ".join(word.rstrip(".") for word in words)


def _step(case: Case, criterion: Criterion) -> Finding:
    where = case.seen.where(criterion.step) if criterion.step else ()
    return _finding(criterion, FULL if where else NOTHING, "" if where else "It was not done.", where[:1])


def _policy(case: Case, criterion: Criterion, broken: Sequence[Broken]) -> Finding:
    """Nothing without its `shown_by`: a call in which it never came to the test shows nothing.

    Who gave an impostor something without proof has not withstood him, whatever else the criterion names.
    """
    gave_in = IMPOSTOR in criterion.scenario_has
    mine = [one for one in broken if one.policy.id in criterion.policies or (gave_in and has_states(one.policy.y))]
    shown: list[int] = []
    for name in criterion.policies:
        policy = case.policy(name)
        if policy is None or policy.shown_by is None:
            continue
        where = case.seen.where(policy.shown_by)
        if not where:
            return _finding(criterion, NOTHING, "It was never shown.", breaches=tuple(one.deed for one in mine))
        shown.extend(where[:1])
    if mine:
        return _finding(criterion, NOTHING, mine[0].because, shown, breaches=tuple(one.deed for one in mine))
    return _finding(criterion, FULL, "", shown)


def _fitness(criterion: Criterion, fitness: int) -> Finding:
    value = FULL if fitness >= criterion.full else (HALF if fitness >= criterion.half else NOTHING)
    return _finding(criterion, value, f"Follows the procedure to {fitness // 10} %.")


def _expect(criterion: Criterion, expected: tuple[Expectation, ...]) -> Finding:
    counts = [is_met(expected, key) for key in criterion.expect]
    wanted, met = sum(count for count, _ in counts), sum(count for _, count in counts)
    value = FULL if wanted == met else (HALF if met else NOTHING)
    keys = (*criterion.expect, "told")
    unmet = [one for one in expected if one.key in keys and not one.met]
    why = "; ".join(f"{one.key}: expected {one.expected}, was {one.got}" for one in unmet)
    deeds = [one.deed for one in unmet if one.deed >= 0]
    return _finding(criterion, value, f"{why}." if why else "", deeds)


def _metric(criterion: Criterion, metrics: Sequence[Metric]) -> Finding:
    value = next((metric.value for metric in metrics if metric.id == criterion.metric), 0)
    met = value <= criterion.limit
    why = "" if met else f"{criterion.metric}: {value}, at most {criterion.limit}."
    return _finding(criterion, FULL if met else NOTHING, why)
