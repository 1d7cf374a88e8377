"""Where the procedures of a call stand, and what can follow in each: the same for a call and for a turn under way."""

from __future__ import annotations

from typing import Protocol

from simulator.call.play import Play
from simulator.call.state import Facts, Track
from simulator.flow.follow import settle, start
from simulator.flow.nodes import Graph, NodeKind

AROUND = "around"
ISSUE = "issue"
ANY_TIME = "any-time"


class Standing(Protocol):
    """What a call and a turn have in common."""

    @property
    def play(self) -> Play: ...
    @property
    def tracks(self) -> tuple[Track, ...]: ...
    @property
    def stage(self) -> int: ...
    @property
    def current(self) -> int: ...

    def known_for(self, issue: int) -> Facts: ...


def new_track(role: str, graph: Graph, *, index: int = -1, issue: int = -1, cause: str = "") -> Track:
    return Track(role, graph, start(graph), index, issue, cause)


def following(track: Track, call: Standing) -> tuple[str, ...]:
    """Names of the steps that can be carried out next on a track."""
    if track.where is None:
        return ()
    nodes = track.graph.nodes
    places = settle(track.graph, track.where, call.known_for(issue_of(track, call)))
    return tuple(nodes[place.node].name for place in places if nodes[place.node].kind is NodeKind.ACT)


def issue_of(track: Track, call: Standing) -> int:
    """The issue whose facts a track reads: its own, else the current one."""
    return track.issue if track.issue >= 0 else call.current


def order(call: Standing) -> tuple[int, ...]:
    """Tracks by how likely a move belongs to them: what interrupts, what is under way, the rest."""
    at_stage = call.play.workspace.desk.every_call
    bare = not (call.stage < len(at_stage) and at_stage[call.stage].use)

    def rank(index: int) -> tuple[int, int, int]:
        track = call.tracks[index]
        if track.where is None:
            return (9, 0, index)
        if track.role == ANY_TIME:
            return (0, track.index, index)
        if track.role == AROUND:
            return (1 if track.index == call.stage else 5, 0, index)
        if track.issue == call.current:
            return (1 if bare else 2, 0, index)
        return (4, 0, index)

    return tuple(sorted(range(len(call.tracks)), key=rank))
