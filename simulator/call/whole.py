"""A whole step as one move: its script with the acts that it carries, then its tool."""

from __future__ import annotations

from simulator.call.ideal import Right, script
from simulator.call.label import label
from simulator.call.state import Call
from simulator.call.typed import tool_move
from simulator.call.words import speak_as
from simulator.model.call import Heard, Hint, Move, MoveKind
from simulator.model.sop import SPEECH, Step, Verb
from simulator.model.text import Text


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


def told(call: Call, right: Right) -> str:
    """A step in words for a choice: its script between quotes, or what its tool does."""
    said = "" if call.caller_gone else spoken_line(call, right)
    return f'"{said}"' if said else in_words(call, right)


def in_words(call: Call, right: Right) -> str:
    """What a tool does, as a sentence."""
    step = right.node.step if right.node else None
    if step is None:
        return "Take the caller back from hold." if right.verb == "resume" else "Nothing is left to do here: hang up."
    does = call.play.say(step.does).rstrip(".")
    match step.verb:
        case Verb.RECORD:
            return f"Write into the ticket: {'; '.join(_field(call, name) for name in step.fields)}."
        case Verb.TICKET:
            return f"Open the {step.target.replace('-', ' ')} ticket for this and read it back to yourself."
        case Verb.CHECK:
            facts = step.facts or (step.target,)
            return f"Look it up at the desk: {', '.join(_label(call, name, right.issue) for name in facts)}."
        case Verb.VERIFY:
            method = call.play.workspace.desk.method(step.target)
            says = call.play.say(method.says) if method and method.says else step.target.replace("-", " ")
            return f"Make sure who is calling: {says[0].lower() + says[1:]}."
        case Verb.TRANSFER | Verb.ESCALATE | Verb.APPROVAL:
            return f"{_PASSING[step.verb]} {_team(call, step.target)}."
        case Verb.END:
            outcome = right.node.outcome if right.node else step.target
            return f"This problem is done with: close it as {outcome or step.target}."
        case _:
            return f"{does or step.id.replace('-', ' ').capitalize()}."


_PASSING = {
    Verb.TRANSFER: "Put the caller through, with what you know, to:",
    Verb.ESCALATE: "Pass the case on, with what you know, to:",
    Verb.APPROVAL: "Ask for permission first, and give your reasons to:",
}


def _team(call: Call, team_id: str) -> str:
    team = call.play.workspace.desk.team(team_id)
    return call.play.say(team.title) if team and team.title else team_id.replace("-", " ")


def _field(call: Call, name: str) -> str:
    says = next((text for field, text in call.play.workspace.desk.fields if field == name), None)
    words = call.play.say(says) if says else name.replace("_", " ")
    return words[0].lower() + words[1:]


def _label(call: Call, name: str, issue: int) -> str:
    fact = call.play.shelf.fact(call.issues[issue].sop if 0 <= issue < len(call.issues) else "", name)
    words = call.play.say(fact.says) if fact is not None and fact.says else name.replace("_", " ")
    return words[0].lower() + words[1:]


def _fresh(call: Call, right: Right) -> str:
    """The script, or where it was said before another way to say it."""
    examples = right.node.step.examples if right.node and right.node.step else ()
    lang = call.play.lang
    texts = (script(right), *(text for text in (*examples, *_asks(call, right)) if text.has(lang)))
    ways = [speak_as(call, text, right.issue) for text in texts]
    return next((line for line in ways if line.casefold() not in call.said), ways[0])


def _asks(call: Call, right: Right) -> tuple[Text, ...]:
    """Other words for a question that comes again after each remedy."""
    step = right.node.step if right.node else None
    if step is None or not step.remedy or step.verb is not Verb.ASK:
        return ()
    sop = call.issues[right.issue].sop if 0 <= right.issue < len(call.issues) else ""
    fact = call.play.shelf.fact(sop, step.target)
    return fact.asks if fact is not None else ()


def _question(call: Call, step: Step, name: str, issue: int) -> str:
    fact = call.play.shelf.fact(call.issues[issue].sop if 0 <= issue < len(call.issues) else "", name)
    if fact is not None and fact.asks:
        return speak_as(call, fact.asks[0], issue)
    what = call.play.say(fact.says) if fact is not None and fact.says else name.replace("_", " ")
    return f"{what}, please?"
