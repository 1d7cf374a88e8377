"""
What unclear lines could be worth: the upper end of the range, and what to ask a person about each line.

An unclear line fills at most one act or step, whichever counts most; where it goes is found exactly, by trying every
number of lines for every criterion in turn (a knapsack of a few dozen small entries).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.flow.align import AlignedKind
from simulator.model.sop import SPEECH
from simulator.scoring.applies import Case
from simulator.scoring.breaches import Broken
from simulator.scoring.parts import fitness_of
from simulator.scoring.result import Finding, Unclear
from simulator.scoring.speech import Speech, is_unclear


@dataclass(frozen=True, slots=True)
class Hope:
    """What a criterion could become: halves by the number of lines that it is given."""

    at: int
    values: tuple[int, ...]


def with_hope(case: Case, found: tuple[Finding, ...], speech: Speech, broken: Sequence[Broken]) -> tuple[Finding, ...]:
    """The findings with their higher ends."""
    lines = len(speech.unclear)
    if not lines:
        return found
    hopes = [hope for at in range(len(found)) if (hope := _hope(case, found[at], at, lines, broken))]
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (lines + 1)
    for hope in hopes:
        points = found[hope.at].criterion.points
        better = []
        for given in range(lines + 1):
            tried = [
                (best[given - used][0] + points * (hope.values[used] - hope.values[0]), (*best[given - used][1], used))
                for used in range(min(given, len(hope.values) - 1) + 1)
            ]
            better.append(max(tried, key=lambda pair: pair[0]))
        best = better
    changed = list(found)
    for hope, used in zip(hopes, best[lines][1], strict=True):
        changed[hope.at] = replace(found[hope.at], high=hope.values[used])
    return tuple(changed)


def _hope(case: Case, finding: Finding, at: int, lines: int, broken: Sequence[Broken]) -> Hope | None:
    criterion = finding.criterion
    if not finding.applies or finding.low >= 2 or not criterion.points:
        return None
    match criterion.by:
        case "heard" if finding.missing:
            return Hope(at, _by_acts(finding, lines))
        case "fitness":
            values = tuple(_fitness_with(case, used, criterion.full, criterion.half) for used in range(lines + 1))
            return Hope(at, values) if values[-1] > finding.low else None
        case "policy":
            mine = [one for one in broken if one.policy.id in criterion.policies]
            is_open = bool(mine) and not any(one.certain for one in mine)
            return Hope(at, (finding.low, 2)) if is_open else None
        case "step":
            pattern = criterion.step
            verbs = dict(pattern.fields).get("verb", ()) if pattern else ()
            return Hope(at, (finding.low, 2)) if verbs and all(verb in SPEECH for verb in verbs) else None
    return None


def _by_acts(finding: Finding, lines: int) -> tuple[int, ...]:
    missing, wanted = len(finding.missing), finding.wanted
    most = 1 if finding.breaches else 2
    values = []
    for used in range(min(lines, missing) + 1):
        heard = wanted - missing + used
        values.append(min(most, 2 if heard == wanted else (1 if heard else 0)))
    return tuple(values)


def _fitness_with(case: Case, lines: int, full: int, half: int) -> int:
    """The fitness criterion if the costliest spoken steps that were left out had been said in so many lines."""
    costs = sorted((cost for cost, _, _ in _silent_steps(case)), reverse=True)
    fitness = fitness_of(case.walk.cost - sum(costs[:lines]), case.walk.worst)
    return 2 if fitness >= full else (1 if fitness >= half else 0)


def _silent_steps(case: Case) -> list[tuple[int, int, str]]:
    """Spoken steps that were left out: their cost, the deed before which they were due, and their name."""
    return [
        (move.cost, move.due, move.name)
        for part in case.walk.parts
        if part.counts
        for move in part.moves
        if move.kind is AlignedKind.SKIPPED and (step := part.step(move.name)) is not None and step.verb in SPEECH
    ]


def unclear_lines(case: Case, found: Sequence[Finding], speech: Speech) -> tuple[Unclear, ...]:
    """Every line that nobody could place, with the act that is most worth asking about."""
    asked: set[str] = set()
    lines = []
    for deed in case.trace.deeds:
        if not is_unclear(deed):
            continue
        said = next((one for one in speech.confirmed if one.deed == deed.number), None)
        if said is not None:
            lines.append(Unclear(deed.number, deed.said, said.act, said.by, said.act))
            continue
        act = _likely_act(case, found, deed.number, asked)
        asked.add(act)
        lines.append(Unclear(deed.number, deed.said, act))
    return tuple(lines)


def _likely_act(case: Case, found: Sequence[Finding], deed: int, asked: set[str]) -> str:
    """An act of the spoken step that was due there and is missing, else the missing act with most points."""
    missing = {
        act: finding.criterion.points
        for finding in found
        if finding.applies
        for act in finding.missing
        if act not in asked
    }
    near = sorted(_silent_steps(case), key=lambda silent: (abs(silent[1] - deed), silent[2]))
    for _, due, name in near:
        step = next((step for part in case.walk.parts if (step := part.step(name)) is not None), None)
        acts = [act for act in (step.heard if step else ()) if act in missing]
        if acts and abs(due - deed) <= 2:
            return acts[0]
    return max(missing, key=lambda act: (missing[act], act), default="")
