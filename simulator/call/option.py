"""What guided play offers to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.call import Move


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what is shown, and its move. `fault` names the rookie who would take it; empty is right."""

    number: int
    text: str
    move: Move
    fault: str = ""
    because: str = ""
    kind: str = ""
    """right, nice, cautious or early."""
