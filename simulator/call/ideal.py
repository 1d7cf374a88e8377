"""
What a right next move is: the steps that can follow now, in the procedure whose turn it is.

Guided options, hints, the feed of `--watch` and the ideal rookie all read this, so that none has its own idea of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.call.standing import following, order
from simulator.call.state import Call, Track
from simulator.flow.follow import ahead
from simulator.flow.nodes import Node
from simulator.model.sop import TOOLS, Verb
from simulator.model.text import Text

DUTIES = frozenset({Verb.RECORD, Verb.TICKET, Verb.ESCALATE, Verb.END})
"""What is still owed when the caller has gone."""


@dataclass(frozen=True, slots=True)
class Right:
    """A right next move. Without a node it is a move that no step stands for: `verb` is resume or hang-up."""

    verb: str
    node: Node | None = None
    issue: int = -1

    @property
    def name(self) -> str:
        return self.node.name if self.node else ""

    @property
    def is_tool(self) -> bool:
        return self.node is None or self.verb in TOOLS or self.verb == Verb.END


def rights(call: Call) -> tuple[Right, ...]:
    """Every right next move, the one that the page shows first in front; none when the call is over."""
    if call.over:
        return ()
    if call.hold is not None:
        return (Right("resume"),)
    if call.caller_gone:
        return (next(_duties(call), Right("hang-up")),)
    for track in _turns(call):
        nodes = call.play.shelf.steps(track.graph.sop)
        found = tuple(
            Right(str(step.verb), nodes[name], track.issue)
            for name in dict.fromkeys(following(track, call))
            if (step := nodes[name].step) is not None
        )
        if found:
            return found
    return (Right("hang-up"),)


def _turns(call: Call) -> Iterator[Track]:
    """Tracks whose turn it may be: not the closing while an issue is open, not an issue before the opening is over.

    Behind the last part of the call, or when an interruption ended it, only hanging up is left.
    """
    around = call.play.workspace.desk.every_call
    for index in order(call):
        track = call.tracks[index]
        if track.where is None or (track.role == "around" and track.index != call.stage):
            continue
        if call.stage >= max(len(around), 1) and track.role != "any-time":
            continue
        if track.role == "issue" and call.stage < len(around) and around[call.stage].use:
            continue
        yield track


def _duties(call: Call) -> Iterator[Right]:
    for index in order(call):
        track = call.tracks[index]
        if track.where is None:
            continue
        nodes = call.play.shelf.steps(track.graph.sop)
        for name in ahead(track.graph, track.where, len(track.graph.nodes)):
            step = nodes[name].step
            if step is not None and step.verb in DUTIES:
                yield Right(str(step.verb), nodes[name], track.issue)
                break


def script(right: Right) -> Text:
    """What is said for a step: its script, or for a question or a guided action without one the words of it."""
    step = right.node.step if right.node else None
    if step is None:
        return Text()
    if step.say:
        return step.say
    return step.does if step.verb in (Verb.SAY, Verb.PROMISE, Verb.GUIDE) else Text()
