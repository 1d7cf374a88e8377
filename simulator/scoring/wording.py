"""
Words for a debrief: what a step asks for, what somebody did, a script with its blanks filled.

A blank that the call cannot fill is shown as its name in brackets, so that a better line can be read aloud at once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.model.call import EntryKind
from simulator.model.sop import Step, Verb
from simulator.model.text import Text
from simulator.model.trace import Deed, Trace
from simulator.model.workspace import Workspace

SPOKEN_NAMES = {
    "target.respond": "the time in the desk's targets",
    "target.resolve": "the time in the desk's targets",
    "target.update": "the time of the next update",
    "next_update": "the time of the next update",
    "next_step": "what happens next",
    "ticket": "the ticket number",
    "team": "the team",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Fills scripts with what this call knew."""

    trace: Trace
    workspace: Workspace
    values: dict[str, str] = field(default_factory=dict)

    def say(self, text: Text) -> str:
        """The text in the call's language, its blanks filled."""
        return fill(text.say(self.trace.lang), self.values)

    def plain(self, text: Text) -> str:
        return text.say(self.trace.lang)


def speaker(trace: Trace, workspace: Workspace) -> Speaker:
    """Somebody who can speak the scripts of this call."""
    values = {"company": workspace.desk.company.say(trace.lang), "agent": "Sam"}
    scenario = workspace.scenario(trace.scenario)
    for entry in trace.entries:
        data = dict(entry.data)
        if entry.kind is EntryKind.START:
            values["agent"] = data.get("agent", "Sam")
            values |= _person(data.get("person", ""))
        elif entry.kind is EntryKind.FACT and data.get("value", "unknown") != "unknown":
            values[data.get("fact", "")] = data["value"].replace("-", " ")
    says_name = scenario.caller.says_name if scenario else ""
    if says_name:
        values["caller_name"] = says_name
        values["first_name"] = says_name if says_name.split()[0] != values.get("first_name") else values["first_name"]
    return Speaker(trace, workspace, values)


def _person(text: str) -> dict[str, str]:
    if not text:
        return {}
    person = json.loads(text)
    names = {name: str(person[name]) for name in ("first_name", "last_name", "employee_id") if person.get(name)}
    full = f"{names.get('first_name', '')} {names.get('last_name', '')}".strip()
    return {**names, "caller_name": full} if full else names


def fill(script: str, values: dict[str, str]) -> str:
    """The script with its blanks filled once; `{{` is a brace."""
    parts: list[str] = []
    at = 0
    while at < len(script):
        if script.startswith(("{{", "}}"), at):
            parts.append(script[at])
            at += 2
        elif script[at] == "{" and (end := script.find("}", at)) > 0:
            name = script[at + 1 : end].strip()
            parts.append(values.get(name) or f"[{SPOKEN_NAMES.get(name, name.replace('_', ' '))}]")
            at = end + 1
        else:
            parts.append(script[at])
            at += 1
    return "".join(parts)


def describe(step: Step, who: Speaker) -> str:
    """What a step asks the person at the desk to do, as the end of a sentence that begins with `The SOP says:`."""
    desk, name = who.workspace.desk, step.target.replace("-", " ")
    match step.verb:
        case Verb.VERIFY:
            method = desk.method(step.target)
            return f"make sure who it is: {small(who.plain(method.says)) if method and method.says else name}"
        case Verb.TRANSFER | Verb.ESCALATE | Verb.APPROVAL:
            team = desk.team(step.target)
            title = who.plain(team.title) if team and team.title else name
            ways = {Verb.TRANSFER: "put the caller through to", Verb.ESCALATE: "pass it on to", Verb.APPROVAL: "ask"}
            return f"{ways[step.verb]} {title}"
        case Verb.CHECK:
            return f"look up {_facts(step, who)}"
        case Verb.ASK:
            return f"find out {_facts(step, who)}"
        case Verb.RECORD:
            fields = dict(desk.fields)
            return "write down " + listed([who.plain(fields[one]) if one in fields else one for one in step.fields])
        case Verb.TICKET:
            return f"open the ticket `{step.target}`"
        case Verb.WAIT:
            return f"wait: {who.plain(step.does) or name}"
        case Verb.END:
            return f"end the problem as {ended(step.target)}"
        case Verb.OFFER:
            return "put the options: " + "; ".join(who.say(option.says) for option in step.offers)
        case Verb.SAY | Verb.PROMISE:
            return f'say "{who.say(step.say or step.does)}"'
    return who.plain(step.does) or name


ENDS = {"resolved": "solved", "escalated": "passed on", "scheduled": "given a time", "abandoned": "given up"}


def ended(outcome: str) -> str:
    """How an issue ended, as the end of a sentence that begins with `the problem was`."""
    return ENDS.get(outcome, outcome)


def _facts(step: Step, who: Speaker) -> str:
    return listed([label_of(name, who) for name in step.facts or (step.target,)])


def label_of(fact_id: str, who: Speaker) -> str:
    """A fact in words."""
    facts = (*who.workspace.desk.facts, *(fact for sop in who.workspace.sops for fact in sop.facts))
    found = next((fact for fact in facts if fact.id == fact_id and fact.says), None)
    return who.plain(found.says) if found else fact_id.replace("_", " ")


def listed(things: Sequence[str]) -> str:
    """`the name and the number`, within a sentence."""
    small_ones = [small(thing) for thing in things]
    return " and ".join(part for part in (", ".join(small_ones[:-1]), small_ones[-1]) if part) if small_ones else ""


def script_of(step: Step, who: Speaker) -> str:
    """The step's own line to say, filled; empty where it has none."""
    if step.say:
        return who.say(step.say)
    return who.say(step.does) if step.verb in (Verb.SAY, Verb.PROMISE) else ""


def tool_of(step: Step) -> str:
    """What is typed for a step that a tool carries out; empty for speech."""
    match step.verb:
        case Verb.DO | Verb.WAIT:
            return f"/{step.verb} {step.id}"
        case Verb.RECORD:
            return "/record " + " ".join(f'{name} "…"' for name in step.fields)
        case Verb.CHECK | Verb.VERIFY | Verb.TICKET | Verb.APPROVAL | Verb.TRANSFER | Verb.ESCALATE | Verb.END:
            return f"/{step.verb} {step.target}"
    return ""


def done(deed: Deed) -> str:
    """What somebody said or did in a move, as it would be typed."""
    tool = " ".join(part for part in (f"/{deed.verb}", deed.target, *_typed(deed)) if part) if deed.verb else ""
    if deed.said and tool:
        return f'"{deed.said}" and {tool}'
    if deed.said:
        return f'"{deed.said}"'
    return tool or ("nothing" if deed.kind == "wait" else "/hang-up")


def _typed(deed: Deed) -> list[str]:
    """The further words of a tool: the fields of a record each with its text, any other text between quotes."""
    if deed.verb != Verb.RECORD:
        return [f'"{text}"' for text in deed.rest if text]
    pairs = (text.partition("=") for text in deed.rest)
    return [f'{name} "{text}"' for name, _, text in pairs]


def clock(second: int) -> str:
    """Spoken time as minutes and seconds, `04:31`."""
    return f"{second // 60:02}:{second % 60:02}"


def small(text: str) -> str:
    """With a small first letter, for the middle of a sentence; names in capitals stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
