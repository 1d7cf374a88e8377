"""The numbers of steps: 1, 2, 3 on the main road; A1, A2 on the first side road, B1 on the second."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.sop import Sop, Step


@dataclass(frozen=True, slots=True)
class Road:
    """The main road (no letter, no name) or a side road, with its steps in order."""

    letter: str
    name: str
    steps: tuple[Step, ...]


def roads(sop: Sop) -> tuple[Road, ...]:
    """The main road, then the side roads in the order of the page."""
    names = list(dict.fromkeys(step.path for step in sop.steps if step.path))
    main = Road("", "", tuple(step for step in sop.steps if not step.path))
    side = (
        Road(_letter(number), name, tuple(step for step in sop.steps if step.path == name))
        for number, name in enumerate(names)
    )
    return (main, *side)


def numbers(sop: Sop) -> dict[str, str]:
    """The number of every step, by its id."""
    return {step.id: f"{road.letter}{at}" for road in roads(sop) for at, step in enumerate(road.steps, 1)}


def _letter(number: int) -> str:
    return chr(ord("A") + number % 26) * (number // 26 + 1)
