"""Later steps of the procedure that would come too early now, where going ahead costs something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.call.ideal import Right
from simulator.call.standing import order
from simulator.call.state import Call
from simulator.flow.follow import ahead
from simulator.model.sop import SPEECH, Step, Verb

FAR = 40
_WEIGHT = {Verb.TRANSFER: 2, Verb.ESCALATE: 2, Verb.END: 2, Verb.DO: 2, Verb.VERIFY: 1, Verb.GUIDE: 1, Verb.OFFER: 1}


def too_early(call: Call, found: Sequence[Right], right: Right) -> Iterator[Right]:
    """Steps still ahead that are not right now: those that cost most first, of the right one's kind before others."""
    names = {one.name for one in found}
    later: list[tuple[int, int, Right]] = []
    for index in order(call):
        track = call.tracks[index]
        if track.where is None or track.role == "any-time" or (track.role == "issue" and track.issue != call.current):
            continue
        if track.role == "around" and call.play.workspace.desk.every_call[track.index].when_many:
            continue
        nodes = call.play.shelf.steps(track.graph.sop)
        for far, name in enumerate(ahead(track.graph, track.where, FAR)):
            step = nodes[name].step
            if step is None or (call.caller_gone and step.verb in SPEECH):
                continue
            if name not in names and far > 0:
                one = Right(str(step.verb), nodes[name], track.issue)
                later.append((-_cost(step, alike=one.is_tool == right.is_tool), len(later), one))
    later.sort(key=lambda item: item[:2])
    yield from (one for _, _, one in later)


def _cost(step: Step, *, alike: bool) -> int:
    weight = 4 if step.protected else _WEIGHT.get(step.verb, 0) + (1 if step.must else 0)
    return weight + (3 if alike else 0)
