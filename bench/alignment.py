"""
How long the least-cost alignment of a call takes: a flow of 24 steps with a choice, two loops and a table, and logs
that walk it with deviations (steps left out, done too early, done twice, not in the flow at all) every so many deeds.
Median processor time of a call of `align`, cheapest walk without a log included; then flow and log grow together, and
the last column divides by flow × log: the search is about linear in it.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator

from bench.table import Table
from simulator.flow.align import Truth, align
from simulator.flow.graph import Graph, unfold
from simulator.model.desk import Desk
from simulator.model.fact import ALWAYS, YES_NO, Fact, Test, When
from simulator.model.place import Position
from simulator.model.sop import Go, Row, Sop, Step, Verb
from simulator.model.text import bare
from simulator.model.trace import Deed
from simulator.model.workspace import Workspace

LOGS = 100
SEED = 24
FACT = Fact("works", YES_NO, afresh=True)


def tables() -> Iterator[Table]:
    kept = Table(
        "Alignment, 24 moves on 24 steps",
        ("deviations", "median ms", "slowest tenth from, ms", "median cost"),
        tuple(_row(str(every or "none") if not every else f"one in {every}", 24, 24, every) for every in (0, 12, 6, 3)),
        f"{LOGS} logs each.",
    )
    yield kept
    grown = []
    for size in (12, 24, 48, 96):
        spent, _ = measure(size, size, 8)
        median = statistics.median(spent)
        grown.append((str(size), str(size), f"{median * 1000:.2f}", f"{median / size / size * 1e6:.2f}"))
    yield Table("Alignment as it grows", ("steps", "moves", "median ms", "µs a step × move"), tuple(grown), "One in 8.")


def _row(name: str, size: int, moves: int, every: int) -> tuple[str, str, str, str]:
    spent, costs = measure(size, moves, every)
    slow = sorted(spent)[int(len(spent) * 0.9)]
    return name, f"{statistics.median(spent) * 1000:.2f}", f"{slow * 1000:.2f}", f"{statistics.median(costs):.0f}"


def measure(size: int, moves: int, every: int) -> tuple[list[float], list[int]]:
    """Seconds and costs of aligning logs of so many moves on a flow of so many steps."""
    graph = flow(size)
    chance = random.Random(SEED)
    spent, costs = [], []
    for _ in range(LOGS):
        deeds = log(graph, moves, every, chance)
        start = time.process_time()
        found = align(graph, deeds, Truth((("works", 0),)))
        spent.append(time.process_time() - start)
        costs.append(found.cost)
    return spent, costs


def flow(size: int) -> Graph:
    """A flow of so many steps: every sixth branches on a fact, every eighth may go back, a side road meets the end."""
    steps = []
    names = [f"s{number}" for number in range(size)]
    for number, name in enumerate(names):
        here = Position("bench.yaml", number + 1)
        on = Go(names[number + 1]) if number + 1 < size else Go(end="resolved")
        far = Go(names[min(number + 4, size - 1)]) if number + 1 < size else on
        if number % 8 == 7:
            back = Go(names[number - 3])
            rows = (_row_for("result", 0, on), _row_for("result", 1, back), Row(ALWAYS, far))
            results = ("done", "failed", "out-of-tries")
            steps.append(Step(name, Verb.DO, here, target=name, results=results, rows=rows, below=on, tries=3))
        elif number % 6 == 5:
            rows = (_row_for("works", 0, on), Row(ALWAYS, far))
            steps.append(Step(name, Verb.TICKET, here, target=name, results=("done",), rows=rows, below=on))
        else:
            verb = Verb.SAY if number % 3 == 0 else Verb.DO
            steps.append(Step(name, verb, here, target=name, results=("done",), rows=(Row(ALWAYS, on),), below=on))
    sop = Sop("bench", bare("Bench"), Position("bench.yaml"), "bench.yaml", facts=(FACT,), steps=tuple(steps))
    return unfold(Workspace(desk=Desk(), sops=(sop,)), "bench")


def _row_for(fact: str, value: int, go: Go) -> Row:
    when: When = ((Test(fact, ((value, value),)),),)
    return Row(when, go)


def log(graph: Graph, moves: int, every: int, chance: random.Random) -> tuple[Deed, ...]:
    """Deeds that follow the flow and deviate once in `every`, in all four ways."""
    walked = [move.name for move in align(graph, (), Truth((("works", 0),))).moves]
    names = (walked * (moves // len(walked) + 1))[:moves]
    for at in range(every, moves - 1, every) if every else ():
        match chance.randrange(4):
            case 0:
                names[at] = names[at - 1]
            case 1:
                names[at], names[at + 1] = names[at + 1], names[at]
            case 2:
                names[at] = "bench/elsewhere"
            case _:
                names[at] = chance.choice(walked)
    verbs = {node.name: node.step.verb for node in graph.nodes if node.step}
    deeds = []
    for number, name in enumerate(names):
        verb = verbs.get(name, Verb.DO)
        is_speech = verb is Verb.SAY
        known = (("works", 0),) if number > 3 else ()
        deeds.append(
            Deed(
                number, number, number, "speech" if is_speech else "tool", verb="" if is_speech else verb,
                result="done", steps=(name,), known=known,
            )
        )  # fmt: skip
    return tuple(deeds)
