"""What is said, as a box to read from: blanks with their names, the desk's own times, a button that copies it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.model.desk import Desk, Target
from simulator.model.sop import Sop
from simulator.model.text import Text
from simulator.site.markup import NOTHING, Html, join, listed, tag, words
from simulator.site.times import minutes
from simulator.site.tongue import ENGLISH, Tongue
from simulator.site.wording import fact_words

_BRACE = re.compile(r"{{|}}|[{}]")
_BLANKS = {
    "agent": "your name",
    "caller_name": "caller’s name",
    "first_name": "caller’s first name",
    "ticket": "ticket number",
    "target.respond": "time of first help",
    "target.resolve": "time of solution",
    "target.update": "time of next update",
    "next_update": "time of next update",
    "next_step": "next step",
    "team": "team",
}

_TIMES = {
    "target.respond": "First help",
    "target.resolve": "Solution",
    "target.update": "Next update",
    "next_update": "Next update",
}


def say_box(
    desk: Desk, sop: Sop, text: str, also: Sequence[Text] = (), label: str = "Say", say: Tongue = ENGLISH
) -> Html:
    """The box; nothing where nothing is said."""
    if not text:
        return NOTHING
    lines = tag("p", spoken(desk, sop, text, say), class_="sop-spoken")
    # The script of the page copies what stands in the box, blanks in brackets, and says so to a screen reader.
    button = tag("button", words(say("Copy")), type="button", class_="sop-copy")
    head = tag("div", tag("span", words(say(label)), class_="sop-say-head"), button, class_="sop-say-top")
    return tag("div", head, lines, _times(desk, text, say), _others(desk, sop, also, say), class_="sop-say")


def spoken(desk: Desk, sop: Sop, text: str, say: Tongue = ENGLISH) -> Html:
    """The script on its own, with its blanks."""
    return join(_shown(piece, name) for piece, name in pieces(desk, sop, text, say))


def pieces(desk: Desk, sop: Sop, text: str, say: Tongue = ENGLISH) -> list[tuple[str, str]]:
    """The script in pieces: a text with an empty name, or a blank's label with its name."""
    found: list[tuple[str, str]] = []
    at, plain = 0, ""
    for brace in _BRACE.finditer(text):
        if brace.start() < at:
            continue  # inside the name before
        plain += text[at : brace.start()]
        at = brace.end()
        if brace[0] in ("{{", "}}"):
            plain += brace[0][0]
        elif brace[0] == "{" and (end := text.find("}", at)) > 0:
            name = text[at:end].strip()
            found += [(plain, "")] if plain else []
            found.append((_label(desk, sop, name, say), name))
            plain, at = "", end + 1
        else:
            plain += brace[0]
    plain += text[at:]
    return found + ([(plain, "")] if plain else [])


def _label(desk: Desk, sop: Sop, name: str, say: Tongue) -> str:
    if name == "company":
        return str(desk.company)
    return say(_BLANKS[name]) if name in _BLANKS else say.lowered(fact_words(sop, name, say))


def _shown(piece: str, name: str) -> Html:
    if not name:
        # The space beside a blank belongs to the sentence; `words` would drop it.
        before = Html(" ") if piece[:1].isspace() else NOTHING
        after = Html(" ") if piece[-1:].isspace() else NOTHING
        return Html(f"{before}{words(piece)}{after}")
    if name == "company":
        return words(piece)
    return tag("span", words(piece), class_="sop-blank")


def _times(desk: Desk, text: str, say: Tongue) -> Html:
    """The desk's real values of the times that a script names, by priority."""
    named = {label: name for name, label in _TIMES.items() if "{" + name + "}" in text}
    lines = [f"{say(label)}: {_values(desk, name, say)}" for label, name in named.items() if desk.targets]
    return listed([words(line) for line in lines], class_="sop-times")


def _values(desk: Desk, name: str, say: Tongue) -> str:
    return " · ".join(f"{target.priority} {minutes(_minutes(target, name), say)}" for target in desk.targets)


def _minutes(target: Target, name: str) -> int:
    match name:
        case "target.respond":
            return target.respond
        case "target.resolve":
            return target.resolve
        case _:
            return target.update


def _others(desk: Desk, sop: Sop, also: Sequence[Text], say: Tongue) -> Html:
    if not also:
        return NOTHING
    lines = listed([spoken(desk, sop, str(text), say) for text in also])
    return tag("details", tag("summary", words(say("Or in other words"))), lines, class_="sop-also")
