"""
The seat of a simulated trainee: what every one of them has, and one call played from it.

`line` answers what is on the screen with a line to type: speech, a tool with its slash, or the number of an option.
A seat lasts for one call and may remember; what it draws comes from the call's seed.
"""

from __future__ import annotations

from typing import Protocol

from simulator.call import answer, begin
from simulator.call.grammar import Complaint, Helper
from simulator.call.listen import read_move
from simulator.call.state import Call
from simulator.model.call import Move
from simulator.model.scenario import Scenario
from simulator.model.workspace import Workspace

LONGEST = 120
"""More moves than any call needs; then the seat hangs up."""
HANG_UP = "/hang-up"


class Seat(Protocol):
    """A simulated trainee in one call."""

    def line(self, call: Call) -> str:
        """What to type now."""
        ...


def play(workspace: Workspace, scenario: Scenario, seat: Seat, *, seed: int, mode: str) -> Call:
    """The whole call. A line that the desk does not understand is followed by hanging up, not by a loop."""
    call = begin(workspace, scenario, seed=seed, mode=mode)
    for _ in range(LONGEST):
        if call.over:
            return call
        call = answer(call, move_of(call, seat.line(call)))
    return call if call.over else answer(call, move_of(call, HANG_UP))


def move_of(call: Call, line: str) -> Move:
    """A typed line as a move; hanging up where it is none."""
    read = read_move(call, line)
    if isinstance(read, Complaint | Helper):
        read = read_move(call, HANG_UP)
    if not isinstance(read, Move):
        raise TypeError(type(read))
    return read
