"""The line that works a step's tool, as a trainee would type it."""

from __future__ import annotations

from simulator.call.ideal import Right
from simulator.call.state import Call
from simulator.call.words import value
from simulator.model.call import EntryKind, Move, MoveKind
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
    match field:
        case "who_verified_how":
            return _verified(call)
        case "what_happened":
            return _in_their_words(call) or summary(call)
        case "impact":
            return _impact(call) or summary(call)
        case "tags":
            about = call.play.workspace.sop(issue.sop) if issue else None
            return ", ".join(about.tags) if about and about.tags else summary(call)
        case "follow_up":
            return " ".join(part for part in (summary(call), value(call, "next_update", call.current) or "") if part)
    return summary(call)


def _in_their_words(call: Call) -> str:
    """How the caller told the current issue."""
    said = {entry.text for entry in call.entries if entry.kind is EntryKind.CALLER}
    issue = call.issue
    opens = call.play.scenario.issues[issue.index].opens if issue and issue.index >= 0 else ()
    return next((words for words in map(call.play.say, opens) if words in said), "")


def _impact(call: Call) -> str:
    issue = call.issue
    return call.play.say(call.play.scenario.issues[issue.index].impact) if issue and issue.index >= 0 else ""


def _verified(call: Call) -> str:
    done = [item for item in call.happened if item.move.verb == "verify"]
    return "; ".join(f"{item.move.target}: {item.result}" for item in done) or "nobody was verified"


def summary(call: Call) -> str:
    """One sentence about the call so far."""
    issue = call.issue
    who = call.texts.get("caller_name", "The caller")
    about = call.play.workspace.sop(issue.sop) if issue else None
    title = call.play.say(about.title) if about else "no issue told yet"
    return f"{who}: {title}. {_impact(call)}".strip()
