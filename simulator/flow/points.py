"""
Back along a search, point by point: one cell of every field, from the last arrival to the first box.

A search joins boxes wherever they meet and remembers no walk, only what arrived from where. A walk is then found by
going back from a single point, every step being made once more to see what it needs.
"""

from __future__ import annotations

from simulator.flow.effects import Case, apply
from simulator.flow.moves import Arrival, Key, Made, Mover


def trace(mover: Mover, came: dict[Key, list[Arrival]], key: Key, box: int) -> tuple[Made, ...]:
    """A walk to one point of a box that arrived at a key."""
    made: list[Made] = []
    point = point_in(mover, box)
    while True:
        arrival = next(arrival for arrival in came[key] if not point & ~arrival.box)
        if arrival.before is None or arrival.case is None:
            return tuple(reversed(made))
        after = _after(mover, arrival, key, point)
        before = _before(mover, arrival.case, arrival.source, after)
        made.append(Made(arrival.turn, arrival.case, before, after))
        key, point = arrival.before, before


def point_in(mover: Mover, box: int) -> int:
    """One cell of every field that a box has."""
    return sum(_cell(box & variable.field, variable.fresh) for variable in mover.variables)


def _after(mover: Mover, arrival: Arrival, key: Key, point: int) -> int:
    """The point with the fields that were dropped on arrival, as they were when the row was chosen."""
    _, _, node, state = arrival.before or key
    for _, further, turn, case, _, parts in mover.all_moves(node, state, [arrival.source], arrival.turn):
        if turn == arrival.turn and case is arrival.case and further == key[3]:
            for part in parts:
                if not point & ~part:
                    return point | _rest(mover, part, point)
    raise AssertionError("a step that was made cannot be made again")


def _rest(mover: Mover, part: int, point: int) -> int:
    return sum(
        _cell(part & variable.field, variable.fresh) for variable in mover.variables if not point & variable.field
    )


def _before(mover: Mover, case: Case, source: int, after: int) -> int:
    """A point of the source that the case's effects take to `after`."""
    touched = {effect[1] for effect in case.effects}
    point = 0
    for variable in mover.variables:
        own = source & variable.field
        if variable.field not in touched:
            point |= own & after
            continue
        effects = tuple(effect for effect in case.effects if effect[1] == variable.field)
        while own:
            cell = own & -own
            own ^= cell
            image = apply(effects, [cell], variable.field)
            if image and image[0] & after:
                point |= cell
                break
    return point


def _cell(own: int, fresh: int) -> int:
    """The cell to choose of a field: an obtained one if there is one, and the highest, for unknown is the lowest."""
    own = own & ~fresh or own
    return 1 << own.bit_length() - 1 if own else 0
