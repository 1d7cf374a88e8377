"""The starter library, read once, and calls played in it for tests of scoring and rookies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from simulator.call import Call, answer, begin
from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.call.trace import trace
from simulator.model.trace import Deed, Trace
from simulator.model.workspace import Workspace
from simulator.rookies import rookie
from simulator.rookies.seat import Seat, move_of
from simulator.scoring import Result, score
from simulator.source import load

ROOT = Path(__file__).parents[2]


@cache
def library() -> Workspace:
    return load(ROOT)


def scenario_ids() -> tuple[str, ...]:
    return tuple(scenario.id for scenario in library().scenarios)


@cache
def lines_of(scenario: str, who: str = "ideal", mode: str = "free", seed: int = 7) -> tuple[str, ...]:
    """The lines that a rookie types in a call."""
    found = rookie(who)
    assert found is not None
    seat: Seat = found.sit()
    call = _begin(scenario, mode, seed)
    lines = []
    while not call.over and len(lines) < 150:
        lines.append(seat.line(call))
        call = answer(call, move_of(call, lines[-1]))
    return tuple(lines)


def typed(scenario: str, lines: Iterable[str], mode: str = "free", seed: int = 7) -> Call:
    """The call in which these lines are typed; what cannot be read is left out."""
    from simulator.call.listen import read_move
    from simulator.model.call import Move

    call = _begin(scenario, mode, seed)
    for line in lines:
        move = read_move(call, line)
        if isinstance(move, Move) and not call.over:
            call = answer(call, move)
    return call


def _begin(scenario: str, mode: str, seed: int) -> Call:
    found = library().scenario(scenario)
    assert found is not None
    return begin(library(), found, seed=seed, mode=mode)


@cache
def ideal(scenario: str) -> Trace:
    return trace(typed(scenario, lines_of(scenario)))


@cache
def good_call(name: str) -> Trace:
    path = ROOT / "scenarios" / name
    played = play_call(library(), read_call(path.read_text(encoding="utf-8"), name))
    assert played.call is not None
    assert not played.problems
    return trace(played.call)


def scored(of: Trace | Call) -> Result:
    return score(of if isinstance(of, Trace) else trace(of), library())


def without(of: Trace, numbers: Sequence[int]) -> Trace:
    """The trace as if these deeds had not been done; what was known later stays, as if it had been told."""
    kept = [deed for deed in of.deeds if deed.number not in numbers]
    place = {deed.number: new for new, deed in enumerate(kept)}
    last = len(kept) - 1

    def moved(old: int) -> int:
        return (
            next((place[number] for number in range(old, len(of.deeds)) if number in place), last) if old >= 0 else old
        )

    issues = tuple(
        replace(issue, told=moved(issue.told), ended_at=moved(issue.ended_at))
        if issue.ended_at not in numbers
        else replace(issue, told=moved(issue.told), ended="", ended_at=-1)
        for issue in of.issues
    )
    causes = tuple((cause, moved(number)) for cause, number in of.causes)
    return replace(of, deeds=tuple(_renumbered(kept)), issues=issues, causes=causes)


def _renumbered(deeds: Sequence[Deed]) -> Iterable[Deed]:
    return (replace(deed, number=number) for number, deed in enumerate(deeds))
