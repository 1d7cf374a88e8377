"""
How well dialogues that nobody made for this program fit their flow charts: `python -m bench.star [FOLDER]`.

The slice of STAR (Mosig, Mehri, Kober 2020, MIT licence) is no part of this repository; the folder where it lies is
named on the command line or in SOP_STAR. How dialogues become recorded calls is told in `star_calls.py`. Beside them
the same dialogues with the agent's turns in a random order show what fitness is worth.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.star_read import folder_of_star
from bench.table import Table

TITLE = "STAR: dialogues as recorded calls"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A dialogue of STAR and how well it follows its task's flow, in thousandths."""

    number: int
    task: str
    cooperative: bool
    fitness: int


def tables() -> Iterator[Table]:
    folder = folder_of_star()
    if folder is None:
        note = "Skipped: name the folder of the STAR slice (`python -m bench.star FOLDER`, or SOP_STAR)."
        yield Table(TITLE, ("callers", "median fitness"), (), note)
        return
    from bench.star_calls import dialogues, fitness

    found, mixed = [], []
    for chart, dialogue in dialogues(folder):
        number, task, turns = dialogue["id"], dialogue["tasks"][0], dialogue["turns"]
        found.append(Fitted(number, task, dialogue["happy"], fitness(chart, turns)))
        if dialogue["happy"]:
            mixed.append(fitness(chart, shuffled(turns, number)))
    rows = (
        _row("cooperative", [one.fitness for one in found if one.cooperative]),
        _row("uncooperative", [one.fitness for one in found if not one.cooperative]),
        _row("cooperative, turns of the agent shuffled", mixed),
    )
    note = (
        f"Cooperative against uncooperative: AUC {separation(found):.2f}, within the same task "
        f"{separation(found, within=True):.2f}. These agents keep to their chart with uncooperative callers too, "
        "so fitness tells little of the caller."
    )
    yield Table(TITLE, ("callers", "dialogues", "median fitness", "mean", "share at 1"), rows, note)


def _row(name: str, part: Sequence[int]) -> tuple[str, ...]:
    spread = (statistics.median(part), statistics.mean(part), 1000 * sum(one == 1000 for one in part) / len(part))
    return name, str(len(part)), *(f"{value / 1000:.2f}" for value in spread)


def shuffled(turns: Sequence[Mapping[str, str]], seed: int) -> list[Mapping[str, str]]:
    """The same dialogue with the agent's turns in another order."""
    agents = [turn for turn in turns if turn["speaker"] == "agent"]
    random.Random(seed).shuffle(agents)
    return [agents.pop() if turn["speaker"] == "agent" else turn for turn in turns]


def separation(found: Sequence[Fitted], *, within: bool = False) -> float:
    """How often a cooperative dialogue fits better than an uncooperative one, a tie counting half (the area under the
    ROC curve). `within`: only dialogues of the same task are compared, for some tasks are harder to follow."""
    pairs = [
        (a.fitness > b.fitness) + 0.5 * (a.fitness == b.fitness)
        for a in found
        for b in found
        if a.cooperative and not b.cooperative and (a.task == b.task or not within)
    ]
    return sum(pairs) / len(pairs) if pairs else 0.0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        os.environ["SOP_STAR"] = sys.argv[1]
    for table in tables():
        print(table.text())
