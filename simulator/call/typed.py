"""The line that works a step's tool, as a trainee would type it."""

from __future__ import annotations

from simulator.call.ideal import Right
from simulator.call.state import Call
from simulator.model.call import Move, MoveKind
from simulator.model.fact import UNKNOWN
from simulator.model.sop import Verb


def typed(call: Call, right: Right) -> str:
    """`/do suspend`, `/record diagnosis "…"`; empty for a step that is spoken."""
    move = tool_move(call, right)
    return written(move) if move is not None else ""


def written(move: Move) -> str:
    """A tool's move as a line."""
    issue = f"/issue {move.issue} " if move.issue else ""
    match move.verb:
        case "hang-up" | "resume" | "hint" | "stop":
            return f"/{move.verb}"
        case "record":
            pairs = (word.partition("=") for word in move.rest)
            return f"{issue}/record " + " ".join(f"{name} {quoted(text)}" for name, _, text in pairs)
        case _ if move.kind is MoveKind.HANG_UP:
            return "/hang-up"
        case _:
            rest = " ".join(quoted(word) for word in move.rest)
            return " ".join(part for part in (f"{issue}/{move.verb}", move.target, rest) if part)


def quoted(text: str) -> str:
    """A text between quotes, as the grammar reads it back."""
    flat = " ".join(text.replace('"', "'").split())
    return f'"{flat}"'


def tool_move(call: Call, right: Right) -> Move | None:
    """The move that works a step's tool with what this call knows; None for a step that is spoken."""
    if right.node is None or right.node.step is None:
        kind = MoveKind.HANG_UP if right.verb == "hang-up" else MoveKind.TOOL
        return Move(kind, verb=right.verb)
    step = right.node.step
    match step.verb:
        case Verb.DO | Verb.WAIT:
            return Move(MoveKind.TOOL, verb=right.verb, target=step.id)
        case Verb.CHECK:
            return Move(MoveKind.TOOL, verb=right.verb, target=(step.facts or (step.target,))[0])
        case Verb.RECORD:
            return Move(
                MoveKind.TOOL, verb=right.verb, rest=tuple(f"{name}={filled(call, name)}" for name in step.fields)
            )
        case Verb.END:
            return Move(MoveKind.TOOL, verb=right.verb, target=right.node.outcome or step.target)
        case Verb.TRANSFER | Verb.ESCALATE:
            return Move(MoveKind.TOOL, verb=right.verb, target=step.target, rest=(summary(call),))
        case Verb.VERIFY | Verb.TICKET | Verb.APPROVAL:
            return Move(MoveKind.TOOL, verb=right.verb, target=step.target)
        case _:
            return None


def filled(call: Call, field: str) -> str:
    """What a right note says in a field: what was found out, the decided priority, or the course of the call."""
    issue = call.issue
    known = call.known_for(call.current)
    text = {**call.texts, **(issue.texts if issue else {})}.get(field, "")
    if text:
        return text
    domain = call.play.shelf.domain(issue.sop if issue else "", field)
    number = known.get(field, UNKNOWN)
    if domain is not None and number != UNKNOWN:
        return domain.word(number)
    if field == "diagnosis" and issue is not None and issue.index >= 0:
        return call.play.scenario.issues[issue.index].expect.diagnosis or summary(call)
    if field == "who_verified_how":
        return _verified(call)
    return summary(call)


def _verified(call: Call) -> str:
    done = [item for item in call.happened if item.move.verb == "verify"]
    return "; ".join(f"{item.move.target}: {item.result}" for item in done) or "nobody was verified"


def summary(call: Call) -> str:
    """One sentence about the call so far."""
    issue = call.issue
    who = call.texts.get("caller_name", "The caller")
    about = call.play.workspace.sop(issue.sop) if issue else None
    title = call.play.say(about.title) if about else "no issue told yet"
    said = "" if issue is None or issue.index < 0 else call.play.say(call.play.scenario.issues[issue.index].impact)
    return f"{who}: {title}. {said}".strip()
