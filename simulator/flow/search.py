"""
The search for a shortest walk, with some facts: every pair of node and automaton state holds a set of boxes.

It goes layer by layer of steps carried out, within a layer in reverse postorder, so that what arrives by several ways
is taken on as one.
"""

from __future__ import annotations

from heapq import heappop, heappush

from simulator.flow.moves import BREACH, Arrival, Key, Mover, Path, Turn
from simulator.flow.points import trace

_NONE: Turn = (-1, False, 0, -1)


def shortest(mover: Mover) -> Path | None:
    """A breaking walk with the fewest steps carried out, facts that are not tracked being anything."""
    order, entry, is_act = mover.study.order, mover.study.graph.entry, mover.study.is_act
    key: Key = (0, order[entry], entry, mover.labels.automaton.start)
    came = {key: [Arrival(mover.question.start & mover.keep(entry), None, 0, None, _NONE)]}
    taken: dict[Key, int] = {}
    waiting = [key]
    seen: dict[tuple[int, int], list[int]] = {}
    while waiting:
        key = heappop(waiting)
        steps, _, number, state = key
        if number == BREACH or mover.question.is_found(number, state):
            return tuple(made.turn for made in trace(mover, came, key, came[key][0].box))
        known = seen.setdefault((number, state), [])
        fresh = [arrival.box for arrival in came[key][taken.get(key, 0) :]]
        taken[key] = len(came[key])
        boxes = [box for box in mover.joined(fresh) if not mover.is_known(box, known)]
        known += boxes
        for to, further, turn, case, source, parts in mover.all_moves(number, state, boxes):
            if not mover.is_relevant(to, further):
                continue
            costs = steps + (turn[1] and is_act[number])
            after = (costs, order[to] if to >= 0 else -1, to, further)
            arrivals = came.setdefault(after, [])
            if taken.get(after, 0) == len(arrivals):
                heappush(waiting, after)
            keep = mover.keep(to)
            arrivals += [Arrival(part & keep, key, source if source >= 0 else part, case, turn) for part in parts]
    return None
