"""
Acts that code decides and no pattern: the caller's name was used, something was asked or said again, a time invented.

What only the caller's answer can show (letting finish, cutting in) is decided when the line is spoken (see `speech`).
"""

from __future__ import annotations

from dataclasses import replace

from simulator.call.calendar import minutes_until_earliest
from simulator.call.state import Call
from simulator.call.words import caller_name, first_name, target
from simulator.caller import truth
from simulator.flow.decide import decide
from simulator.model.call import Heard, Hint
from simulator.model.fact import UNKNOWN

THIS_CALL = 3
"""Minutes: a shorter time is about this call (`it takes a minute`), not about an answer or a solution."""
ROUNDING = 5
"""Minutes by which a spoken clock time may differ from the desk's."""


def label(call: Call, text: str, heard: Heard, *, callers_times: tuple[tuple[int, int], ...] = ()) -> Heard:
    """What was heard, with the acts that code decides. `callers_times` were told by the caller first."""
    acts = {hint.act for hint in heard.acts}
    found = (
        *_name(call, text),
        *_asked_again(call, heard),
        *_said_again(call, text),
        *_invented(call, heard, callers_times),
    )
    new = tuple(hint for hint in found if hint.act not in acts)
    return replace(heard, acts=(*heard.acts, *new)) if new else heard


def _name(call: Call, text: str) -> tuple[Hint, ...]:
    """The caller's name is in the line."""
    words = _plain(text)
    full = caller_name(call)
    for name in dict.fromkeys((full, first_name(call), call.play.cast.last_name)):
        if name and f" {_plain(name).strip()} " in words:
            return (Hint("uses-name", name, exact=True),)
    return ()


def _plain(text: str) -> str:
    return " " + "".join(char if char.isalnum() else " " for char in text.casefold()) + " "


def _asked_again(call: Call, heard: Heard) -> tuple[Hint, ...]:
    """A question whose fact the caller has told already, asked once more without need."""
    for name in heard.steps:
        step = call.play.shelf.step(name)
        if step is None or step.verb != "ask":
            continue
        for fact_id in step.facts or (step.target,):
            fact = call.play.shelf.fact(name.partition("/")[0], fact_id)
            known = call.known_for(call.current).get(fact_id, -1) >= 0
            if known and (call.current, fact_id) in call.asked and not (fact and fact.afresh):
                return (Hint("asked-again", fact_id, exact=True),)
    return ()


def _said_again(call: Call, text: str) -> tuple[Hint, ...]:
    """The very line was said before in this call; a word or two may be."""
    line = text.casefold()
    if line in call.said and line.count(" ") >= 3:
        return (Hint("scripted-repeat", text, exact=True),)
    return ()


def _earliest_promise(call: Call) -> int:
    """Minutes until the first thing that the desk may promise: by the priority set or decided, by the right one, and by
    the one that everything decides that is so, asked or not: a time that the desk keeps in the end is not invented."""
    desk = call.play.workspace.desk
    issue = call.issue
    right = call.play.scenario.issues[issue.index].expect.priority if issue and issue.index >= 0 else ""
    held = (target(call, call.current), desk.target(right), desk.target(_priority_in_truth(call)))
    targets = (found for found in held if found is not None)
    return min((minutes_until_earliest(desk, found, call.now) for found in targets), default=0)


def _priority_in_truth(call: Call) -> str:
    """The priority that the current issue has if everything about it is known."""
    issue = call.issue
    if issue is None or issue.index < 0:
        return ""
    facts = call.play.shelf.graph(issue.sop).facts
    so = {fact.id: truth(call.person, issue.index, fact.id)[0] for fact in facts if not fact.decided}
    number = decide(facts, so).get("priority", UNKNOWN)
    domain = call.play.shelf.domain(issue.sop, "priority")
    return domain.word(number) if domain is not None and number != UNKNOWN else ""


def _invented(call: Call, heard: Heard, callers_times: tuple[tuple[int, int], ...]) -> tuple[Hint, ...]:
    """A time earlier than anything the desk promises. Estimates of a hold and the caller's own times are none."""
    if not heard.times or any("hold" in hint.act or hint.act == "gives-estimate" for hint in heard.acts):
        return ()
    if any(name.startswith("hold/") for name in heard.steps):
        return ()
    earliest = _earliest_promise(call)
    for first, last in heard.times:
        if THIS_CALL < last < earliest - ROUNDING and (first, last) not in callers_times:
            return (Hint("invented-time", f"{last} minutes", exact=True),)
    return ()
