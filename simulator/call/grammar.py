"""
One grammar in every view: a number takes a shown option, `/word` works a tool, anything else is speech.

A line that cannot be read is answered with what was meant most likely and what can be named; it spends no turn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from simulator.call.names import HELPERS, TOOLS, WORDS, nameable, nearest
from simulator.call.standing import following
from simulator.call.state import Call
from simulator.call.waiting import seconds_in
from simulator.model.call import Move, MoveKind

LONGEST_LINE = 2_000
"""Characters of one line: more than anybody says in one breath, so that more is a paste by mistake."""
NOTE, NOTES = "note", "notes"
"""A note by the way, and what is left behind for the next person."""
_TOKEN = re.compile(r'"([^"]*)"?|(\S+)')
_DURATION = re.compile(r"\d{1,4}\s*(s|sec|seconds?|m|min|minutes?)")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a line spends no turn, and what can be done instead. An empty message means an empty line."""

    message: str


@dataclass(frozen=True, slots=True)
class Helper:
    """A word that asks the program and not the call: help, heard, mood, pause."""

    word: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a tool's line, and whether it stood in quotes."""

    text: str
    quoted: bool = False


def read_line(call: Call, line: str) -> Move | Helper | Complaint:
    """What a typed line means in this call. Speech is not heard yet: see `listen.read_move`."""
    said = cleaned(line)
    if not said:
        return Complaint("")
    if call.over:
        return Complaint("The call is over.")
    if len(said) > LONGEST_LINE:
        return Complaint(f"{len(said)} characters are too many for one breath. Say it in a sentence or two.")
    if said.startswith("/"):
        return _tool(call, said[1:])
    return Move(MoveKind.SPEECH, said)


def cleaned(line: str) -> str:
    """The line as plain text: control characters and line ends become spaces."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in line)
    visible = "".join(
        char for char in kept if unicodedata.category(char) not in ("Cf", "Cs", "Co", "Cn") or char == "\u200d"
    )
    return " ".join(visible.split())


def words_of(rest: str) -> tuple[Word, ...]:
    """The words of a line; a quoted stretch is one word."""
    plain = rest.replace("“", '"').replace("”", '"').replace("„", '"')
    return tuple(
        Word(found[1], quoted=True) if found[1] is not None else Word(found[2]) for found in _TOKEN.finditer(plain)
    )


def _tool(call: Call, line: str) -> Move | Helper | Complaint:
    word, _, rest = line.strip().partition(" ")
    word = word.casefold().replace("_", "-")
    words = words_of(rest)
    if word == "issue" and len(words) > 1 and words[1].text.startswith("/"):
        return _for_issue(call, words[0].text, rest)
    if word in HELPERS and word not in ("hint", "stop"):
        return Helper(word, rest.strip())
    if word not in WORDS:
        return Complaint(_unknown(f"There is no /{word}." if word else "A word belongs behind /.", word, WORDS, "/"))
    return _READERS.get(word, _named)(call, word, words)


def _for_issue(call: Call, number: str, rest: str) -> Move | Helper | Complaint:
    """`/issue 2 /ticket main`: one move about another issue."""
    issue = _named(call, "issue", (Word(number),))
    if not isinstance(issue, Move):
        return issue
    move = _tool(call, rest.partition(" ")[2].strip().removeprefix("/"))
    if not isinstance(move, Move):
        return move
    return Move(move.kind, move.text, move.verb, move.target, move.rest, int(issue.target), seconds=move.seconds)


def _unknown(what: str, word: str, names: tuple[str, ...], sign: str = "") -> str:
    """A refusal that names the nearest and all that can be named here."""
    near = nearest(word, names)
    meant = f" Did you mean {sign}{near}?" if near else ""
    shown = ", ".join(f"{sign}{name}" for name in names[:12])
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"{what}{meant} Here you can use: {shown}{more}." if names else f"{what} Nothing can be named here."


def _named(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    """A tool with a name behind it, and perhaps a note."""
    names = nameable(call, word)
    if not words:
        return Complaint(_unknown(f"/{word} needs a name.", "", names))
    target = _match(words[0].text, names)
    if not target and word == "issue":
        told = f"told so far: {', '.join(names)}" if names else "none is told so far"
        return Complaint(f"The caller has told no issue {words[0].text} yet; {told}.")
    if not target:
        return Complaint(_unknown(f"/{word} knows no {words[0].text}.", words[0].text.casefold(), names))
    rest = tuple(item.text for item in words[1:] if item.quoted) or _joined(words[1:])
    return Move(MoveKind.TOOL, verb=word, target=target, rest=rest)


def _match(text: str, names: tuple[str, ...]) -> str:
    """The name meant: written in any case, with `_` for `-`, or by a step's qualified name."""
    bare = text.rpartition("/")[2]
    plain = bare.casefold().replace("_", "-")
    return next((name for name in names if name == bare or name.casefold().replace("_", "-") == plain), "")


def _joined(words: tuple[Word, ...]) -> tuple[str, ...]:
    text = " ".join(word.text for word in words)
    return (text,) if text else ()


def _record(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    """`/record FIELD "text" FIELD FIELD "text"`: a text belongs to the fields before it that have none yet."""
    names = nameable(call, "record")
    if not words:
        return Complaint(_unknown("/record needs a field and a text.", "", names))
    pairs: list[tuple[str, str]] = []
    for item in words:
        field = "" if item.quoted else _match(item.text, names)
        if field and not (pairs and pairs[-1][0] == "priority" and not pairs[-1][1]):
            pairs.append((field, ""))
        elif not pairs:
            return Complaint(_unknown(f"/record knows no field {item.text}.", item.text.casefold(), names))
        else:
            empty = [number for number, (_, text) in enumerate(pairs) if not text]
            for number in empty or [len(pairs) - 1]:
                name, old = pairs[number]
                pairs[number] = (name, f"{old} {item.text}".strip())
    return _writes(call, tuple(pairs))


def _writes(call: Call, pairs: tuple[tuple[str, str], ...]) -> Move | Complaint:
    for name, text in pairs:
        if name == "priority" and text:
            priorities = nameable(call, "priority")
            found = _match(text, priorities)
            if not found:
                return Complaint(_unknown(f"There is no priority {text}.", text, priorities))
            pairs = tuple((field, found if field == "priority" else words) for field, words in pairs)
    return Move(MoveKind.TOOL, verb="record", rest=tuple(f"{name}={text}" for name, text in pairs))


def _short(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    """The shorthands of record: /note, /follow-up, /priority."""
    text = " ".join(item.text for item in words)
    if not text:
        return Complaint(
            f"/{word} needs {'one of ' + ', '.join(nameable(call, word)) if word == 'priority' else 'a text'}."
        )
    return _writes(call, ((_note_field(call) if word == "note" else word.replace("-", "_"), text),))


def _note_field(call: Call) -> str:
    """A note is one by the way, until the notes that the next person goes on from are due."""
    known = call.play.shelf.fields
    issues_over = bool(call.issues) and all(issue.ended for issue in call.issues)
    steps = (call.play.shelf.step(name) for track in call.tracks for name in following(track, call))
    due = issues_over or any(step is not None and NOTES in step.fields for step in steps)
    return next((name for name in ((NOTES, NOTE) if due else (NOTE, NOTES)) if name in known), NOTE)


def _kb(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    if not words:
        return Complaint("/kb needs words to look for, for example /kb password portal.")
    return Move(MoveKind.TOOL, verb="check", target="kb", rest=_joined(words))


def _hold(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    return Move(MoveKind.TOOL, verb="hold", rest=_joined(words))


def _wait(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    text = " ".join(item.text for item in words)
    if not text or _DURATION.fullmatch(text.casefold()):
        return Move(MoveKind.WAIT, seconds=min(seconds_in(text) or 10, 3600))
    return _named(call, word, words)


def _alone(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    if word == "hint" and call.play.mode == "exam":
        return Complaint("There are no hints in an exam.")
    return Move(MoveKind.TOOL, verb=word)


def _hang_up(call: Call, word: str, words: tuple[Word, ...]) -> Move | Complaint:
    return Move(MoveKind.HANG_UP, verb="hang-up")


_Reader = Callable[[Call, str, tuple[Word, ...]], Move | Complaint]
_READERS: dict[str, _Reader] = {
    "record": _record, "note": _short, "follow-up": _short, "priority": _short, "kb": _kb, "hold": _hold, "wait": _wait,
    "resume": _alone, "hint": _alone, "stop": _alone, "hang-up": _hang_up,
}  # fmt: skip


def describe(word: str) -> str:
    """One line about a tool or helper; empty for a word that is none."""
    return TOOLS.get(word) or HELPERS.get(word, "")
