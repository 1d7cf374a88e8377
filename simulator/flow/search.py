"""
The search with facts: every pair of node and automaton state holds a set of boxes.

Nodes come in reverse postorder, so that what arrives by several ways is taken on as one. Whether a breach can be reached
is asked first, for that needs each pair but once; only then is the shortest walk looked for, layer by layer of steps.
"""

from __future__ import annotations

from heapq import heappop, heappush

from simulator.flow.moves import BREACH, Arrival, Key, Mover, Path, Turn

_NONE: Turn = (-1, False, 0, -1)


def finds(mover: Mover) -> bool:
    """Whether a breach can be reached, facts that are not tracked being anything."""
    order, entry = mover.study.order, mover.study.graph.entry
    key = (order[entry], entry, mover.labels.automaton.start)
    waiting = [key]
    pending = {key: [mover.question.start & mover.keep[entry]]}
    seen: dict[tuple[int, int, int], list[int]] = {}
    while waiting:
        key = heappop(waiting)
        _, number, state = key
        if mover.question.is_found(number, state):
            return True
        known = seen.setdefault(key, [])
        boxes = [box for box in mover.joined(pending.pop(key)) if not mover.is_known(box, known)]
        known += boxes
        for to, further, _, _, parts in mover.moves(number, state, boxes) if boxes else ():
            if to == BREACH:
                return True
            after = (order[to], to, further)
            if after not in pending:
                pending[after] = []
                heappush(waiting, after)
            keep = mover.keep[to]
            pending[after] += [part & keep for part in parts]
    return False


def shortest(mover: Mover) -> Path | None:
    """A breaking walk with the fewest steps carried out."""
    order, entry = mover.study.order, mover.study.graph.entry
    key: Key = (0, order[entry], entry, mover.labels.automaton.start)
    start = mover.question.start & mover.keep[entry]
    came = {key: [Arrival(start, None, 0, None, _NONE)]}
    taken: dict[Key, int] = {}
    waiting = [key]
    seen: dict[tuple[int, int], list[int]] = {}
    while waiting:
        key = heappop(waiting)
        steps, _, number, state = key
        if number == BREACH or mover.question.is_found(number, state):
            return tuple(made.turn for made in mover.trace(came, key, came[key][0].box))
        known = seen.setdefault((number, state), [])
        fresh = [arrival.box for arrival in came[key][taken.get(key, 0) :]]
        taken[key] = len(came[key])
        boxes = [box for box in mover.joined(fresh) if not mover.is_known(box, known)]
        known += boxes
        for box in boxes:
            for to, further, turn, case, parts in mover.moves(number, state, [box]):
                costs = steps + (turn[1] and mover.study.is_act[number])
                after = (costs, order[to] if to >= 0 else -1, to, further)
                arrivals = came.setdefault(after, [])
                if taken.get(after, 0) == len(arrivals):
                    heappush(waiting, after)
                keep = mover.keep[to] if to >= 0 else -1
                arrivals += [Arrival(part & keep, key, box, case, turn) for part in parts]
    return None
