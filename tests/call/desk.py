"""A small desk to play calls at, and short words for playing them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from simulator.call import Call, answer, begin
from simulator.call.grammar import Complaint, Helper, read_line
from simulator.call.ideal import rights
from simulator.call.whole import whole_move
from simulator.model.call import Clarity, EntryKind, Heard, Hint, Move, MoveKind
from simulator.model.workspace import Workspace
from simulator.source.workspace import load

FOLDER = Path(__file__).parent / "workspace"


@lru_cache(maxsize=1)
def workspace() -> Workspace:
    """The desk of these tests; it has no problems."""
    found = load(FOLDER)
    assert not found.problems, found.problems
    return found


def ring(scenario: str = "tablet", **changes: object) -> Call:
    """A call comes in."""
    found = workspace().scenario(scenario)
    assert found is not None
    return begin(workspace(), found, **{"seed": 7, **changes})  # type: ignore[arg-type]


def said(text: str, *steps: str, acts: tuple[str, ...] = (), **more: object) -> Move:
    """A spoken line with what is heard of it."""
    clarity = more.pop("clarity", Clarity.CLEAR)
    heard = Heard(tuple(Hint(act, text) for act in acts), steps, clarity=clarity, **more)  # type: ignore[arg-type]
    return Move(MoveKind.SPEECH, text, heard=heard)


def say(call: Call, text: str, *steps: str, acts: tuple[str, ...] = (), **more: object) -> Call:
    return answer(call, said(text, *steps, acts=acts, **more))


def typed(call: Call, *lines: str) -> Call:
    """Types tools, one after the other; each must be understood."""
    for line in lines:
        move = read_line(call, line)
        assert isinstance(move, Move), f"{line}: {move}"
        call = answer(call, move)
    return call


def refused(call: Call, line: str) -> str:
    """The words with which a line is refused."""
    read = read_line(call, line)
    assert isinstance(read, Complaint), read
    return read.message


def helper(call: Call, line: str) -> Helper:
    read = read_line(call, line)
    assert isinstance(read, Helper), read
    return read


def ideal(call: Call, *, until: str = "", most: int = 80) -> Call:
    """Plays right moves, to the end or until a step of this name comes next."""
    for _ in range(most):
        found = rights(call)
        if not found or (until and found[0].name == until):
            return call
        call = answer(call, whole_move(call, found[0]))
    raise AssertionError(f"the call does not come to {until or 'an end'}")


def shown(call: Call) -> list[str]:
    """What the desk showed and said at the last move."""
    return [entry.text for entry in call.latest if entry.kind is EntryKind.DESK]


def heard(call: Call) -> list[str]:
    """What the caller said at the last move."""
    return [entry.text for entry in call.latest if entry.kind is EntryKind.CALLER]


def what(call: Call) -> list[str]:
    """The kinds of events in the last move."""
    return [dict(entry.data).get("what", "") for entry in call.latest if entry.kind is EntryKind.EVENT]
