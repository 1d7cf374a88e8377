"""Plays rookies through scenarios and seeds; every row can be made alone, so that work can be split and taken up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.call.trace import trace
from simulator.model.scenario import Scenario
from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.rookies.cast import ROOKIES, Rookie
from simulator.rookies.seat import play
from simulator.scoring import Result, Verdict, score


@dataclass(frozen=True, slots=True)
class Row:
    """How one simulated call went."""

    scenario: str
    rookie: str
    mode: str
    seed: int
    verdict: str
    low: int
    high: int
    fitness: int
    turns: int
    ended: str
    codes: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    genuine: bool = True
    """Whether the caller is who he says."""
    start_anger: int = 0
    end_anger: int = 0
    """Anger in thousandths, as the call came in and when it was over."""
    causes: tuple[str, ...] = ()
    """What the caller did that has a procedure of its own: asks-for-manager, abusive …"""

    @property
    def hung_up(self) -> bool:
        """Whether the caller ended the call, in anger or because nobody made sense."""
        return self.ended in ("caller", "abandoned")

    @property
    def passed(self) -> bool:
        return self.verdict == Verdict.PASSED

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What tells a row from every other."""
        return self.scenario, self.rookie, self.mode, self.seed


def simulate(
    workspace: Workspace,
    scenarios: Sequence[Scenario],
    rookies: Sequence[Rookie] = ROOKIES,
    seeds: Iterable[int] = (1,),
) -> Iterator[Row]:
    """A row for every scenario, rookie, mode of that rookie, and seed."""
    for scenario, rookie, mode, seed in tasks(scenarios, rookies, tuple(seeds)):
        yield play_row(workspace, scenario, rookie, mode, seed)


def tasks(
    scenarios: Sequence[Scenario], rookies: Sequence[Rookie], seeds: Sequence[int]
) -> Iterator[tuple[Scenario, Rookie, str, int]]:
    """What there is to play, in order."""
    for scenario in scenarios:
        for rookie in rookies:
            for mode in rookie.modes:
                for seed in seeds:
                    yield scenario, rookie, mode, seed


def play_row(workspace: Workspace, scenario: Scenario, rookie: Rookie, mode: str, seed: int) -> Row:
    """One call, played and scored."""
    call = play(workspace, scenario, rookie.sit(), seed=seed, mode=mode)
    played = trace(call)
    return row_of(score(played, workspace), rookie.id, played, genuine=scenario.caller.genuine)


def row_of(result: Result, rookie: str, played: Trace, *, genuine: bool) -> Row:
    """A result as a row."""
    return Row(
        scenario=result.scenario,
        rookie=rookie,
        mode=result.mode,
        seed=played.seed,
        verdict=str(result.verdict),
        low=result.low,
        high=result.high,
        fitness=result.fitness,
        turns=len(played.deeds),
        ended=result.ended,
        codes=tuple(dict.fromkeys(one.error.code for one in result.critical if one.certain)),
        unmet=tuple(f"{one.key}: {one.expected}, was {one.got}" for one in result.expectations if not one.met),
        skipped=tuple(one.name for one in result.skipped),
        genuine=genuine,
        start_anger=played.start_anger,
        end_anger=played.end_anger,
        causes=tuple(dict.fromkeys(cause for cause, _ in played.causes)),
    )
