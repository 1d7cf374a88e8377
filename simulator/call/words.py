"""What a call's placeholders stand for, and the script of a step as it is spoken now."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.call.calendar import spoken, target_due
from simulator.call.placeholders import fill
from simulator.call.state import Call, Ticket
from simulator.caller.naming import wants_no_name
from simulator.model.desk import Target
from simulator.model.fact import UNKNOWN, DomainKind
from simulator.model.text import Text

_NEXT = {
    "en": ("The {team} will contact you by {time}.", "You need to do nothing more."),
    "da": ("{team} kontakter dig senest {time}.", "Du behøver ikke gøre mere."),
    "de": ("Zuständig ist jetzt: {team}. Sie hören spätestens {time} von uns.", "Sie müssen nichts weiter tun."),
    "es": ("Ahora lo lleva: {team}. Tendrá noticias nuestras como muy tarde {time}.", "No tiene que hacer nada más."),
    "hu": ("Az ügyet átvette: {team}. Legkésőbb {time}-ig jelentkezünk.", "Nincs további teendője."),
}
"""Titles of teams stand without an article where a language would have to bend them."""


def speak_as(call: Call, text: Text, issue: int = -1) -> str:
    """A text in the call's language with its placeholders filled."""
    script = call.play.say(text)
    if "{first_name}" in script and wants_no_name(call.person):
        script = script.replace(", {first_name}", "").replace("{first_name}, ", "")
    return fill(script, lambda name: value(call, name, call.current if issue < 0 else issue))


def value(call: Call, name: str, issue: int) -> str | None:
    """What a placeholder stands for now; None when nothing is known."""
    fixed = _fixed(call, name, issue)
    if fixed is not None:
        return fixed or None
    texts = {**call.texts, **(call.issues[issue].texts if 0 <= issue < len(call.issues) else {})}
    if name in texts:
        return texts[name]
    number = call.known_for(issue).get(name, UNKNOWN)
    domain = call.play.shelf.domain(call.issues[issue].sop if 0 <= issue < len(call.issues) else "", name)
    if number == UNKNOWN or domain is None or domain.kind is DomainKind.TEXT:
        return None
    return domain.word(number).replace("-", " ")


def _fixed(call: Call, name: str, issue: int) -> str | None:
    """A name of the fixed list; None for any other name."""
    match name:
        case "company":
            return call.play.say(call.play.workspace.desk.company)
        case "agent":
            return call.play.agent
        case "caller_name":
            return call.texts.get("caller_name") or caller_name(call)
        case "first_name":
            return first_name(call)
        case "ticket":
            return ", ".join(ticket.number for ticket in _own(call, issue)[:1])
        case "target.respond" | "target.resolve" | "target.update":
            return _time(call, name.removeprefix("target."), issue)
        case "next_update":
            return _time(call, "update", issue)
        case "next_step":
            return _next_step(call, issue)
        case "team":
            return _team(call, issue)
    return None


def caller_name(call: Call) -> str:
    """The name that the caller goes by in this call."""
    who = call.play.cast
    parts = (who.last_name, who.first_name) if who.locale == "hu" else (who.first_name, who.last_name)
    return call.play.scenario.caller.says_name or " ".join(parts).strip()


def first_name(call: Call) -> str:
    """How the caller is addressed: by a title and name that was given, else by the first name."""
    said = call.play.scenario.caller.says_name
    who = call.play.cast
    if said and said.split()[0] != who.first_name:
        return said
    return who.first_name or said


def _own(call: Call, issue: int) -> Sequence[Ticket]:
    own = [ticket for ticket in call.tickets if ticket.issue == issue]
    return own or call.tickets[-1:]


def target(call: Call, issue: int) -> Target | None:
    """The target that holds for an issue: by the priority that was set, else by the one that its facts decide."""
    desk = call.play.workspace.desk
    set_one = next((ticket.priority for ticket in _own(call, issue) if ticket.priority), "")
    number = call.known_for(issue).get("priority", UNKNOWN)
    domain = call.play.shelf.domain(call.issues[issue].sop if 0 <= issue < len(call.issues) else "", "priority")
    decided = domain.word(number) if domain is not None and number != UNKNOWN else ""
    return desk.target(set_one) or desk.target(decided) or (desk.targets[-1] if desk.targets else None)


def _time(call: Call, which: str, issue: int) -> str:
    found = target(call, issue)
    if found is None:
        return ""
    return spoken(target_due(call.play.workspace.desk, found, which, call.now), call.now, call.play.lang)


def _team(call: Call, issue: int) -> str:
    handed = call.issues[issue].handed_to if 0 <= issue < len(call.issues) else ""
    team = call.play.workspace.desk.team(handed)
    return (call.play.say(team.title) or team.id.replace("-", " ")) if team else ""


def _next_step(call: Call, issue: int) -> str:
    """One sentence: who does what by when, or that all is done."""
    handed, nothing = _NEXT.get(call.play.lang, _NEXT["en"])
    ended = call.issues[issue].ended if 0 <= issue < len(call.issues) else ""
    team = _team(call, issue)
    if ended == "resolved" or not team:
        return nothing
    in_sentence = team[0].lower() + team[1:] if call.play.lang == "en" else team
    return handed.replace("{team}", in_sentence).replace("{time}", _time(call, "update", issue))
