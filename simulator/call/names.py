"""What can be named in a call, word by word: the tools, and what each of them takes."""

from __future__ import annotations

from difflib import get_close_matches

from simulator.call.state import Call
from simulator.model.sop import OUTCOMES, Sop

TOOLS = {
    "check": "look something up: a fact, `record` (the caller's record), `board` (the status board)",
    "kb": "search the knowledge base: /kb WORDS",
    "verify": "prove who is calling, by a method of the desk",
    "do": "carry out a step in a system, by the step's name",
    "ticket": "open a ticket of this procedure",
    "record": 'write into the ticket: /record FIELD "text"',
    "note": 'write a note: /note "text"',
    "priority": "set the ticket's priority: /priority P3",
    "follow-up": 'write down what follows and when: /follow-up "text"',
    "issue": "speak about another issue of this call: /issue 2",
    "hold": 'put the caller on hold: /hold "reason" 60s',
    "resume": "take the caller back from hold",
    "approval": "ask a role for permission or advice",
    "wait": "wait for something, or say nothing for a while: /wait 20s",
    "transfer": 'put the caller through to a team: /transfer TEAM "note"',
    "escalate": 'pass the case on to a team: /escalate TEAM "note"',
    "end": f"end the issue: {', '.join(OUTCOMES)}",
    "hang-up": "end the call",
}
HELPERS = {
    "help": "this list; /help WORD for one of them",
    "hint": "a hint on the next move",
    "heard": "what was understood of your last line",
    "mood": "how the caller feels",
    "pause": "stop here and go on later",
    "stop": "end a practice call without a score",
}
WORDS = (*TOOLS, *HELPERS)


def nearest(word: str, names: tuple[str, ...]) -> str:
    """The name that is most like a word; empty when none is."""
    beginning = [name for name in names if word and name.startswith(word)]
    found = beginning or get_close_matches(word, names, n=1, cutoff=0.5)
    return found[0] if found else ""


def nameable(call: Call, tool: str) -> tuple[str, ...]:
    """What can be named behind a tool's word, the likeliest first: the issue's own names, then all others."""
    desk = call.play.workspace.desk
    match tool:
        case "do" | "wait":
            return _targets(call, tool)
        case "check":
            return _unique(("record", "board"), _targets(call, "check"))
        case "verify":
            return tuple(method.id for method in desk.methods)
        case "ticket":
            return _unique(*(tuple(ticket.id for ticket in sop.tickets) for sop in _sops(call)))
        case "approval":
            return _unique(_targets(call, "approval"), tuple(team.id for team in desk.teams))
        case "transfer" | "escalate":
            return _unique(_targets(call, tool), tuple(team.id for team in desk.teams))
        case "record":
            return _unique(_fields(call), tuple(sorted(call.play.shelf.fields)))
        case "end":
            return OUTCOMES
        case "priority":
            return tuple(target.priority for target in desk.targets)
        case "issue":
            return tuple(str(number + 1) for number in range(len(call.issues)))
    return WORDS if tool == "help" else ()


def _sops(call: Call) -> tuple[Sop, ...]:
    """The current issue's procedure first, then those of the other issues, then all others."""
    workspace = call.play.workspace
    mine = [issue.sop for issue in (*((call.issue,) if call.issue else ()), *call.issues)]
    return tuple(sorted(workspace.sops, key=lambda sop: mine.index(sop.id) if sop.id in mine else len(mine)))


def _targets(call: Call, verb: str) -> tuple[str, ...]:
    """Targets of a verb in this call's procedures, those of the current issue first; then in all others."""
    shelf = call.play.shelf
    tracks = sorted(call.tracks, key=lambda track: track.issue != call.current)
    names = [target for track in tracks for way, target in shelf.by_tool(track.graph.sop) if way == verb]
    sops = call.play.workspace.sops if verb in ("do", "check", "wait") else ()
    others = [target for sop in sops for way, target in shelf.own_ways(sop) if way == verb]
    return _unique(tuple(names), tuple(others))


def _fields(call: Call) -> tuple[str, ...]:
    shelf = call.play.shelf
    tracks = sorted(call.tracks, key=lambda track: track.issue != call.current)
    return tuple(target for track in tracks for way, target in shelf.by_tool(track.graph.sop) if way == "record")


def _unique(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
