"""
A spoken line: which steps it carries out, what the caller answers, how it moves the procedures on.

One line may carry several steps, in any order. A step done by a tool is never carried out by words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.call.events import facts_of, left_event, plain_event, step_event
from simulator.call.leaving import Left
from simulator.call.replies import ask_caller, source_of
from simulator.call.tracks import NEAR, Moved, Placed, interrupt, move_on, place
from simulator.call.turn import Turn
from simulator.caller import Happening, Reply, Stimulus
from simulator.flow.nodes import Node
from simulator.model.call import EntryKind, Heard, Hint
from simulator.model.policy import Event
from simulator.model.sop import SPEECH, Step, Verb


def speak(turn: Turn) -> None:
    """Says the move's text to the caller."""
    move = turn.move
    turn.speak(move.text)
    if turn.caller_gone:
        turn.heard = Heard()
        turn.note(EntryKind.DESK, "Nobody is on the line any more. Tools still work; /hang-up ends the call.")
        return
    back_on_the_line(turn)
    for name in move.heard.steps:
        _agents_interruption(turn, name)
    before = turn.tracks
    carried = carried_out(turn, tuple(name for name in move.heard.steps if _is_spoken(turn, name)))
    turn.tracks = before
    if carried and carried[0].issue >= 0:
        turn.subject = carried[0].issue
    elif move.issue:
        turn.subject = move.issue - 1
    turn.steps = move.heard.steps
    listening, was_venting = turn.listening, turn.venting
    reply = ask_caller(turn, _stimulus(turn, carried))
    awaited = any("lets-finish" in step.heard for placed in carried if (step := _step(turn, placed)))
    acts = _acts(turn, reply, listening=listening and (awaited or was_venting))
    _carry(turn, carried, reply, acts)
    _remember(turn, carried)


def back_on_the_line(turn: Turn) -> None:
    """Whoever speaks to a caller on hold takes the call back first."""
    hold = turn.hold
    if hold is None:
        return
    turn.hold = None
    turn.note(EntryKind.EVENT, what="resumed", waited=str(hold.waited))
    ask_caller(turn, Stimulus(Happening.RESUME, seconds=hold.waited - hold.checked, estimate=hold.promised))


def _is_spoken(turn: Turn, name: str) -> bool:
    step = turn.play.shelf.step(name)
    return step is not None and step.verb in SPEECH


def carried_out(turn: Turn, names: Sequence[str]) -> tuple[Placed, ...]:
    """The steps that a line carries out, in the order in which they can follow each other."""
    left = list(names)
    done: list[Placed] = []
    while left:
        found = [placed for name in left if (placed := _placed(turn, name)) is not None]
        reached = [placed for placed in found if placed.track >= 0]
        now = next((placed for placed in reached if placed.now), reached[0] if reached else None)
        if now is None:
            done.extend(found)
            break
        done.append(now)
        left.remove(now.name)
        if not left:
            break
        node = turn.play.shelf.steps(now.sop)[now.name]
        move_on(turn, now, node.step.results[0] if node.step and node.step.results else "")
    return tuple(done)


def _placed(turn: Turn, name: str) -> Placed | None:
    def named(sop: str) -> tuple[str, ...]:
        return (name,) if name in turn.play.shelf.steps(sop) else ()

    return place(turn, named, near=NEAR)


def _agents_interruption(turn: Turn, name: str) -> None:
    """A step of what the agent may start at any time (hold) starts it."""
    for entry in turn.play.workspace.desk.at_any_time:
        if entry.agent and name in turn.play.shelf.steps(entry.use):
            interrupt(turn, entry)


def _step(turn: Turn, placed: Placed) -> Step | None:
    return turn.play.shelf.steps(placed.sop)[placed.name].step


def _stimulus(turn: Turn, carried: Sequence[Placed]) -> Stimulus:
    move = turn.move
    return Stimulus(
        Happening.SPEECH,
        heard=move.heard,
        text=move.text,
        steps=tuple(placed.name for placed in carried),
        issue=source_of(turn),
        seconds=turn.second - turn.call.second + move.seconds,
    )


def _acts(turn: Turn, reply: Reply, *, listening: bool) -> frozenset[str]:
    """What was heard, with what only the course of the call decides: letting finish, and cutting in."""
    hints = turn.move.heard.acts
    acts = frozenset(hint.act for hint in hints)
    if reply.interrupted and "interrupts" not in acts:
        hints = (*(hint for hint in hints if hint.act != "lets-finish"), Hint("interrupts", turn.move.text, exact=True))
    elif listening and not acts & {"interrupts", "lets-finish"}:
        hints = (*hints, Hint("lets-finish"))
    done = "lets-finish" in {hint.act for hint in hints} or reply.interrupted
    turn.listening = reply.venting or bool(reply.issues) or (turn.listening and not done)
    if hints is not turn.move.heard.acts:
        turn.heard = replace(turn.move.heard, acts=hints)
        acts = frozenset(hint.act for hint in hints)
    return acts


def _carry(turn: Turn, carried: Sequence[Placed], reply: Reply, acts: frozenset[str]) -> None:
    """Moves the procedures on and makes the events; each act goes with the first step that asks for it."""
    turn.refresh()
    results = dict(reply.answers)
    nodes = [turn.play.shelf.steps(placed.sop)[placed.name] for placed in carried]
    shares = _shares(nodes, acts)
    if not carried and turn.move.verb:
        turn.spoken_acts = acts
    elif not carried:
        turn.events.append(plain_event(turn, str(Verb.SAY), acts=acts))
    for placed, node, share in zip(carried, nodes, shares, strict=True):
        result = results.get(placed.name) or (node.step.results[0] if node.step and node.step.results else "done")
        turn.result = turn.result or result
        add_event(turn, step_event(turn, node, result, share), move_on(turn, placed, result))


def _shares(nodes: Sequence[Node], acts: frozenset[str]) -> list[frozenset[str]]:
    left = acts
    shares: list[frozenset[str]] = []
    for node in nodes:
        mine = left & frozenset(node.step.heard if node.step else ())
        shares.append(mine)
        left -= mine
    if shares:
        shares[0] |= left
    return shares


def add_event(turn: Turn, event: Event, moved: Moved) -> None:
    """A step's event, between those of the sub-flows that were left before and after it."""
    _note_left(turn, moved.before)
    turn.events.append(event)
    _note_left(turn, moved.after)


def _note_left(turn: Turn, left: Sequence[Left]) -> None:
    """Sub-flows that were left are events, and lines of the journal."""
    for leave in left:
        turn.events.append(left_event(turn, leave))
        turn.note(EntryKind.EVENT, what="left", subflow=leave.subflow, outcome=leave.outcome)
    if left:
        turn.refresh()


def _remember(turn: Turn, carried: Sequence[Placed]) -> None:
    """What was said and asked, for acts that rest on repetition."""
    turn.said = turn.said | {turn.move.text.casefold()}
    for placed in carried:
        step = _step(turn, placed)
        if step is not None and step.verb is Verb.ASK:
            turn.asked = turn.asked | {(turn.subject, fact) for fact in facts_of(step)}
    for earliest, latest in turn.move.heard.times:
        turn.promises = (*turn.promises, (turn.second, turn.now + max(earliest, latest)))
