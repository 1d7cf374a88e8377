"""Speech acts: what counts as heard, per language; and the wrong options of guided play."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.place import NOWHERE, Position
from simulator.model.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern or an example, as the author wrote it."""

    text: str
    at: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class ActTexts:
    """What counts as this act in one language: patterns, and examples that must and must not match."""

    any: tuple[Phrase, ...] = ()
    yes: tuple[Phrase, ...] = ()
    no: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A speech act. `by` says what decides it: `words` (patterns), `trace` or `time` (code elsewhere)."""

    id: str
    says: Text
    langs: tuple[tuple[str, ActTexts], ...] = ()
    by: str = "words"
    at: Position = NOWHERE

    def texts(self, lang: str) -> ActTexts | None:
        return next((texts for known, texts in self.langs if known == lang), None)


@dataclass(frozen=True, slots=True)
class Lure:
    """A wrong option of guided play: as courteous as the right ones, wrong for a reason.

    It fits where `phase`, `verb`, `mood` and `sop` (those that are set) fit. `does` is a step's id whose tool it
    works, or an outcome of an issue; `fault` is the rookie who would take it; `because` is what the debrief says.
    """

    says: Text
    kind: str
    fault: str
    phase: str = ""
    verb: str = ""
    mood: str = ""
    sop: str = ""
    does: str = ""
    heard: tuple[str, ...] = ()
    because: Text = NO_TEXT
    at: Position = NOWHERE
