"""
The desk's tools: what each does when it is worked, right or wrong.

A verb done by a tool happens only here. Results come from the caller's side of the world (what is so in the scenario);
the desk itself decides whether a team is there and takes the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from simulator.call import lookups, teams, tickets, waiting
from simulator.call.ending import end, switch
from simulator.call.events import plain_event, step_event
from simulator.call.replies import ask_caller, source_of
from simulator.call.speech import add_event
from simulator.call.tracks import Placed, move_on, node_of, place
from simulator.call.turn import EVERY, Turn
from simulator.caller import Happening, Stimulus
from simulator.flow.nodes import Node
from simulator.model.sop import Verb


def work(turn: Turn) -> None:
    """Works the move's tool."""
    match turn.move.verb:
        case "hold":
            waiting.hold(turn)
        case "resume":
            waiting.resume(turn)
        case "issue":
            switch(turn)
        case "end":
            end(turn)
        case "record":
            _carry_all(turn, _records(turn), tickets.record(turn))
        case "ticket":
            _carry_one(turn, tickets.open_ticket)
        case "check" if turn.move.target in ("kb", "record-card") or turn.move.target.startswith("kb "):
            lookups.look_up(turn)
            turn.spend(turn.play.shelf.seconds["check"])
            turn.events.append(plain_event(turn, "check", target="kb"))
        case "check":
            _carry_one(turn, lookups.check)
        case "verify":
            _carry_one(turn, _verify)
        case "transfer" | "escalate":
            _carry_one(turn, teams.hand_over)
        case _:
            _carry_one(turn, _do)


def _carry_one(turn: Turn, effect: Callable[[Turn, Placed | None], str]) -> None:
    """One tool, one step: finds the step, lets the tool have its effect, moves the procedure on by its result."""
    move = turn.move
    placed = place(turn, lambda sop: turn.play.shelf.by_tool(sop).get((move.verb, move.target), ())) or _elsewhere(turn)
    if placed is not None and placed.issue >= 0:
        turn.subject = placed.issue
    elif move.issue:
        turn.subject = move.issue - 1
    node = node_of(turn, placed)
    turn.steps = (placed.name,) if placed else ()
    turn.spend(_seconds(turn, node))
    result = effect(turn, placed)
    turn.result = result
    if result:
        _happened(turn, placed, node, result)


def _happened(turn: Turn, placed: Placed | None, node: Node | None, result: str) -> None:
    turn.refresh()
    move = turn.move
    if node is None or placed is None:
        turn.events.append(plain_event(turn, move.verb, acts=turn.spoken_acts, target=move.target, result=result))
        return
    add_event(turn, step_event(turn, node, result, turn.spoken_acts), move_on(turn, placed, result))


def _carry_all(turn: Turn, placed: Sequence[Placed], result: str) -> None:
    """A record may carry out several steps: every one whose fields it wrote."""
    turn.spend(turn.play.shelf.seconds["record"])
    turn.result = result
    turn.steps = tuple(step.name for step in placed)
    if not placed:
        turn.events.append(plain_event(turn, "record", result=result))
    for number, step in enumerate(placed):
        acts = turn.spoken_acts if number == 0 else frozenset()
        event = step_event(turn, turn.play.shelf.steps(step.sop)[step.name], result, acts)
        add_event(turn, event, move_on(turn, step, result))
    _tell_caller(turn, "record", turn.move.target, turn.steps, result)


def _records(turn: Turn) -> tuple[Placed, ...]:
    """The steps whose fields this record writes: the best one now, and those that follow it at once."""
    written = tickets.fields_of(turn.move)
    turn.fields_written = tuple(written)
    before = turn.tracks
    done: list[Placed] = []
    left = set(written)
    while left:
        placed = place(turn, partial(_by_fields, turn, frozenset(left)))
        if placed is None or any(placed.name == old.name for old in done):
            break
        done.append(placed)
        step = turn.play.shelf.steps(placed.sop)[placed.name].step
        left -= set(step.fields if step else ())
        if placed.track < 0:
            break
        move_on(turn, placed, "done")
    turn.tracks = before
    if done and done[0].issue >= 0:
        turn.subject = done[0].issue
    elif turn.move.issue:
        turn.subject = turn.move.issue - 1
    return tuple(done)


def _by_fields(turn: Turn, fields: frozenset[str], sop: str) -> tuple[str, ...]:
    """Names of the record steps that have one of these fields, those with most of them first."""
    ways = turn.play.shelf.by_tool(sop)
    names = dict.fromkeys(name for field in sorted(fields) for name in ways.get(("record", field), ()))
    steps = turn.play.shelf.steps(sop)

    def missing(name: str) -> int:
        step = steps[name].step
        return len(set(step.fields) - fields) if step else 0

    return tuple(sorted(names, key=missing))


def _elsewhere(turn: Turn) -> Placed | None:
    """A step of a procedure that is not part of this call: its tool works, and moves nothing on."""
    move = turn.move
    if move.verb not in ("do", "wait"):
        return None
    for sop in turn.play.workspace.sops:
        for name in turn.play.shelf.by_tool(sop.id).get((move.verb, move.target), ()):
            return Placed(name, sop.id)
    return None


def _seconds(turn: Turn, node: Node | None) -> int:
    own = node.step.seconds if node and node.step else 0
    return own or turn.play.shelf.seconds.get(turn.move.verb, 0)


def _tell_caller(turn: Turn, verb: str, target: str, steps: tuple[str, ...], result: str) -> str:
    """Lets the caller react to a tool; an empty result asks what is so."""
    reply = ask_caller(
        turn,
        Stimulus(
            Happening.TOOL, heard=turn.move.heard, steps=steps, verb=verb, target=target, issue=source_of(turn),
            result=result, seconds=turn.second - turn.call.second,
        ),
    )  # fmt: skip
    return reply.answer or result


def _do(turn: Turn, placed: Placed | None) -> str:
    """`do`, `approval` and `wait`: the world says how it went."""
    verb, target = turn.move.verb, turn.move.target
    absent = verb == Verb.APPROVAL and teams.is_closed(turn, target) and not teams.told_by_scenario(turn, placed)
    result = _tell_caller(turn, verb, target, turn.steps, "no-answer" if absent else "")
    node = node_of(turn, placed)
    result = result or (node.step.results[0] if node and node.step and node.step.results else "done")
    what = turn.play.say(node.step.does) if node and node.step and node.step.does else target
    turn.desk_says(_shown(verb, what or target, result))
    return result


_SAID = {
    "done": "Done", "failed": "That failed", "granted": "Granted", "refused": "Refused", "no-answer": "No answer",
    "happened": "It happened", "timed-out": "Nothing came in time",
}  # fmt: skip


def _shown(verb: str, what: str, result: str) -> str:
    said = _SAID.get(result, result)
    return f"{said}." if verb == Verb.APPROVAL else f"{said}: {what.rstrip('.')}."


def _verify(turn: Turn, placed: Placed | None) -> str:
    method = turn.play.workspace.desk.method(turn.move.target)
    result = _tell_caller(turn, "verify", turn.move.target, turn.steps, "") or "failed"
    if result == "passed" and method is not None and method.assurance > turn.assurance:
        turn.assurance = method.assurance
        turn.stale.add(EVERY)
    said = {"passed": "Confirmed.", "failed": "Not confirmed.", "no-answer": "No answer."}
    turn.desk_says(said.get(result, result), method=turn.move.target)
    return result
