"""What moves a call, and what is written down of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MoveKind(StrEnum):
    SPEECH = "speech"
    TOOL = "tool"
    OPTION = "option"
    WAIT = "wait"
    HANG_UP = "hang-up"


class Clarity(StrEnum):
    """How sure the hearing of a spoken line is: everything placed, or a line that nobody could place."""

    CLEAR = "clear"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Hint:
    """An act that was heard, the words that decided it, and whether they are an exact listed phrase."""

    act: str
    words: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What a spoken line meant. Made by hearing, kept in the journal, used again on resume, made anew on rescore.

    `steps` are ids of the steps that it may carry out, the likeliest first; `times` told, in minutes from now
    (earliest and latest); `values` are named values found in it (ticket numbers, names).
    """

    acts: tuple[Hint, ...] = ()
    steps: tuple[str, ...] = ()
    times: tuple[tuple[int, int], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    clarity: Clarity = Clarity.CLEAR
    stuffed: bool = False
    known: bool = True
    """Whether it holds a known word at all: gibberish is unclear to the caller, yet no reason to leave a score open."""


@dataclass(frozen=True, slots=True)
class Move:
    """What the trainee does in one turn.

    `verb` and `target` are a tool's; `rest` are its further words (fields and texts of a record, the note of a
    transfer). `issue` is the number that the trainee named with /issue, 0 for none. `seconds` of silence before it.
    `option` is the shown option's number in guided play; its script and acts are in `text` and `heard`.
    """

    kind: MoveKind
    text: str = ""
    verb: str = ""
    target: str = ""
    rest: tuple[str, ...] = ()
    issue: int = 0
    heard: Heard = Heard()
    seconds: int = 0
    option: int = 0
    fault: str = ""
    """The rookie's fault of a lure that was taken; empty otherwise."""


@dataclass(frozen=True, slots=True)
class MoodChange:
    """Why a caller's state changed: which state, by how much in thousandths, and the reason in words."""

    state: str
    by: int
    because: str


class EntryKind(StrEnum):
    """Kinds of lines in a journal."""

    START = "start"
    CALLER = "caller"
    DESK = "desk"
    MOVE = "move"
    MOOD = "mood"
    FACT = "fact"
    EVENT = "event"
    END = "end"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal or transcript: what was said, done or shown, at a turn and a second of spoken time.

    `data` are further named values (sorted by name), all text, so that a journal is one flat JSON object a line.
    """

    kind: EntryKind
    turn: int
    second: int
    text: str = ""
    data: tuple[tuple[str, str], ...] = ()
