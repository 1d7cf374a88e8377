"""A whole step as one move: its script with the acts that it carries, then its tool."""

from __future__ import annotations

from simulator.call.ideal import Right, script
from simulator.call.label import label
from simulator.call.state import Call
from simulator.call.typed import tool_move
from simulator.call.words import speak_as
from simulator.model.call import Heard, Hint, Move, MoveKind
from simulator.model.sop import SPEECH, Step, Verb


def whole_move(call: Call, right: Right) -> Move:
    """The move that carries this step out as the page says."""
    tool = tool_move(call, right)
    text = "" if call.caller_gone else spoken_line(call, right)
    step = right.node.step if right.node else None
    if not text or step is None:
        return tool if tool is not None else Move(MoveKind.SPEECH)
    steps = (right.name,) if step.verb in SPEECH else ()
    heard = Heard(tuple(Hint(act, text) for act in step.heard), steps)
    heard = label(call, text, heard)
    if tool is None:
        return Move(MoveKind.OPTION, text, heard=heard)
    return Move(MoveKind.OPTION, text, tool.verb, tool.target, tool.rest, tool.issue, heard)


def spoken_line(call: Call, right: Right) -> str:
    """What is said for a step now; for a question without a script the fact's own question."""
    step = right.node.step if right.node else None
    said = _fresh(call, right)
    if said or step is None or step.verb is not Verb.ASK:
        return said
    return " ".join(_question(call, step, name, right.issue) for name in step.facts or (step.target,))


def _fresh(call: Call, right: Right) -> str:
    """The script, or where it was said before another way to say it."""
    examples = right.node.step.examples if right.node and right.node.step else ()
    lang = call.play.lang
    texts = (script(right), *(text for text in examples if text.has(lang)))
    ways = [speak_as(call, text, right.issue) for text in texts]
    return next((line for line in ways if line.casefold() not in call.said), ways[0])


def _question(call: Call, step: Step, name: str, issue: int) -> str:
    fact = call.play.shelf.fact(call.issues[issue].sop if 0 <= issue < len(call.issues) else "", name)
    if fact is not None and fact.asks:
        return speak_as(call, fact.asks[0], issue)
    what = call.play.say(fact.says) if fact is not None and fact.says else name.replace("_", " ")
    return f"{what}, please?"
