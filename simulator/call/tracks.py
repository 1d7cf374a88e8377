"""
Where the procedures stand in a call: which of them a move belongs to, and how a step moves it on.

Several stand side by side: opening and closing around the issues, one for each issue, and what interrupts at any
time. A move belongs to the issue that was named, in its line or just before, else to where its step can follow now,
else to where it can still come, the current issue first. A step that can come nowhere any more is still a deed, it only
moves nothing on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from simulator.call.leaving import Left, left_between, left_from
from simulator.call.standing import ANY_TIME, AROUND, ISSUE, following, issue_of, new_track, order
from simulator.call.state import Track
from simulator.call.turn import EVERY, Turn
from simulator.flow.follow import ahead, take
from simulator.flow.nodes import Node
from simulator.model.desk import AnyTime, Around

NEAR = 8
"""A spoken line carries the flow forward over at most so many steps: one word misheard must not skip a procedure."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step with the track that it moves on; `track` is -1 where it moves nothing, `now` where it is due."""

    name: str
    sop: str
    track: int = -1
    issue: int = -1
    now: bool = False


def place(turn: Turn, named: Callable[[str], Sequence[str]], *, near: int = 0) -> Placed | None:
    """The step that a move carries out. `named` gives the names of a procedure that fit the move.

    `near` bounds how far ahead a step may be; 0 is no bound.
    """
    fitting: list[tuple[int, Sequence[str]]] = []
    for index in order(turn):
        track = turn.tracks[index]
        if turn.move.issue and track.issue != turn.move.issue - 1:
            continue
        if names := named(track.graph.sop):
            fitting.append((index, names))
    if _was_just_named(turn):
        fitting = [each for each in fitting if _is_left_to_do(turn, *each)] or fitting
    for index, names in fitting:
        now = following(turn.tracks[index], turn)
        for name in names:
            if name in now:
                return _placed(turn, index, name, now=True)
    for index, names in fitting:
        for name in names:
            if _can_come(turn, turn.tracks[index], name, near):
                return _placed(turn, index, name)
    if fitting:
        index, names = fitting[0]
        return replace(_placed(turn, index, names[0]), track=-1)
    return None


def _was_just_named(turn: Turn) -> bool:
    """Whether the move before was `/issue N`: what is done next is meant for it, if it can be."""
    last = turn.call.deeds
    return last is not None and last.item.move.verb == "issue"


def _is_left_to_do(turn: Turn, index: int, names: Sequence[str]) -> bool:
    """Whether one of these steps of the current issue was not carried out yet."""
    if turn.tracks[index].issue != turn.current:
        return False
    done = {name for item in turn.call.happened if item.issue == turn.current for name in item.steps}
    return not done.issuperset(names)


def _placed(turn: Turn, index: int, name: str, *, now: bool = False) -> Placed:
    track = turn.tracks[index]
    return Placed(name, track.graph.sop, index, track.issue if track.role == ISSUE else -1, now)


def _can_come(turn: Turn, track: Track, name: str, near: int) -> bool:
    if track.where is None:
        return False
    if near and name not in ahead(track.graph, track.where, near):
        return False
    return take(track.graph, track.where, name, "", turn.known_for(issue_of(track, turn))) is not None


def node_of(turn: Turn, placed: Placed | None) -> Node | None:
    """The node of a placed step."""
    return turn.play.shelf.steps(placed.sop).get(placed.name) if placed else None


@dataclass(frozen=True, slots=True)
class Moved:
    """Sub-flows that a step left: those that it jumped out of were left before it, the others after it."""

    before: tuple[Left, ...] = ()
    after: tuple[Left, ...] = ()


def move_on(turn: Turn, placed: Placed, result: str) -> Moved:
    """Carries out a placed step with its result; gives the sub-flows that were left by it."""
    if placed.track < 0:
        return Moved()
    track = turn.tracks[placed.track]
    if track.where is None:
        return Moved()
    known = turn.known_for(issue_of(track, turn))
    graph = track.graph
    after = take(graph, track.where, placed.name, result, known)
    if after is None:
        return Moved()
    node = turn.play.shelf.steps(graph.sop)[placed.name]
    jumped = () if placed.now else left_between(graph, track.where.node, placed.name)
    way = left_from(graph, after, known)
    touched = track.touched | _runs(node.run)
    left = Moved(
        tuple(leave for leave in jumped if leave.run in track.touched),
        tuple(leave for leave in way.left if leave.run in touched),
    )
    over = way.final
    outcome = way.outcome or node.outcome
    changed = Track(
        track.role,
        graph,
        None if over else after,
        track.index,
        track.issue,
        track.cause,
        outcome if over else "",
        touched,
    )
    tracks = list(turn.tracks)
    tracks[placed.track] = changed
    turn.tracks = tuple(tracks)
    for leave in (*left.before, *left.after):
        _ran(turn, leave)
    if over:
        _left_track(turn, changed)
    return left


_OUTERMOST = frozenset({""})


def _runs(run: str) -> frozenset[str]:
    """The run of a step with the runs around it."""
    if not run:
        return _OUTERMOST
    parts = run.split("/")
    return frozenset({"", *("/".join(parts[: count + 1]) for count in range(len(parts)))})


def _ran(turn: Turn, leave: Left) -> None:
    sop = turn.play.workspace.sop(leave.subflow)
    if sop is None or not sop.per_call or leave.outcome not in sop.outcomes:
        return
    turn.ran = (
        *(pair for pair in turn.ran if pair[0] != f"ran:{sop.id}"),
        (f"ran:{sop.id}", sop.outcomes.index(leave.outcome)),
    )
    turn.stale.add(EVERY)


def _left_track(turn: Turn, track: Track) -> None:
    """What follows when a whole procedure is over."""
    around = turn.play.workspace.desk.every_call
    if track.role == AROUND:
        goes = next((to for outcome, to in around[track.index].then if outcome == track.outcome), "go on")
        go_to_stage(turn, track.index, goes)
    elif track.role == ANY_TIME:
        entries = turn.play.workspace.desk.at_any_time
        entry = next((entry for entry in entries if track.cause in (entry.caller, entry.agent)), None)
        if entry is not None and dict(entry.then).get(track.outcome) == "hang up":
            turn.stage = len(around) + 1


def go_to_stage(turn: Turn, index: int, goes: str) -> None:
    """The call goes on to another part of `every_call`."""
    around = turn.play.workspace.desk.every_call
    match goes:
        case "go on":
            turn.stage = max(turn.stage, index + 1) if index >= turn.stage else turn.stage
        case "each issue":
            turn.stage = next((number for number, part in enumerate(around) if not part.use), len(around))
            _start_again(turn, index)
        case "hang up":
            turn.stage = len(around)
        case _:
            turn.stage = next((number for number, part in enumerate(around) if part.use == goes), len(around))
    skip_idle_stages(turn)


def skip_idle_stages(turn: Turn) -> None:
    """Passes over parts of the call that do not apply: one for several issues when there is but one, done issues."""
    around = turn.play.workspace.desk.every_call
    while turn.stage < len(around) and _is_idle(turn, around[turn.stage]):
        turn.stage += 1


def _is_idle(turn: Turn, part: Around) -> bool:
    if not part.use:
        return bool(turn.issues) and all(issue.ended for issue in turn.issues)
    if part.when_many and len(turn.play.scenario.issues) < 2:
        return True
    return any(track.role == AROUND and track.index == turn.stage and track.where is None for track in turn.tracks)


def _start_again(turn: Turn, index: int) -> None:
    """Closing starts again after another issue, and forgets what it had asked afresh."""
    sop = turn.play.workspace.sop(turn.play.workspace.desk.every_call[index].use)
    of_desk = {fact.id for fact in turn.play.workspace.desk.facts}
    asked = {name for step in sop.steps for name in (*step.facts, step.target)} if sop else set()
    afresh = {fact.id for fact in sop.facts if fact.afresh and fact.id in asked - of_desk} if sop else set()
    turn.facts = {name: number for name, number in turn.facts.items() if name not in afresh}
    turn.stale.add(EVERY)
    turn.tracks = tuple(
        new_track(AROUND, track.graph, index=index) if track.role == AROUND and track.index == index else track
        for track in turn.tracks
    )


def interrupt(turn: Turn, entry: AnyTime) -> None:
    """Something that may come at any time has come; danger goes before everything that waits.

    Tracks are only ever added, so that a place in them stays good within a move.
    """
    cause = entry.caller or entry.agent
    if any(track.role == ANY_TIME and track.cause == cause and track.where is not None for track in turn.tracks):
        return
    urgent = 0 if entry.due == "next move" else 1
    turn.tracks = (*turn.tracks, new_track(ANY_TIME, turn.play.shelf.graph(entry.use), index=urgent, cause=cause))
