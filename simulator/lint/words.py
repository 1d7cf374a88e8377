"""What the agent says: every script of the workspace with its place, for the rules on wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.model.place import Position
from simulator.model.sop import Sop, Step, Verb
from simulator.model.text import Text
from simulator.model.workspace import Workspace

_SCRIPTS = frozenset({Verb.SAY, Verb.PROMISE, Verb.GUIDE})

PEOPLE = ("agent", "first_name", "caller_name")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One script in one language. `step` is None for the desk's own texts."""

    words: str
    lang: str
    at: Position
    sop: Sop | None = None
    step: Step | None = None

    @property
    def subject(self) -> str:
        return f"{self.sop.id}/{self.step.id}" if self.sop and self.step else "desk"


def spoken_in(workspace: Workspace) -> Iterator[Spoken]:
    """All scripts, each once a language."""
    yield from _each(workspace.desk.greeting)
    for announcement in workspace.desk.announcements:
        yield from _each(announcement.says)
    for sop in workspace.sops:
        for step in sop.steps:
            for text in scripts(step):
                yield from _each(text, sop, step)


def scripts(step: Step) -> Iterator[Text]:
    """What a step has the agent say. A guide's sentence is read out only where no script stands beside it."""
    if step.say:
        yield step.say
    if step.does and step.verb in _SCRIPTS and not (step.say and step.verb in (Verb.GUIDE, Verb.PROMISE)):
        yield step.does
    yield from step.examples
    for option in step.offers:
        yield from (option.says, *option.pros, *option.cons)
    for answer in step.if_asked:
        yield answer.reply


def _each(text: Text, sop: Sop | None = None, step: Step | None = None) -> Iterator[Spoken]:
    if isinstance(text.said, str):
        yield Spoken(text.said, text.langs[0], text.at, sop, step)
        return
    for (lang, words), at in zip(text.by_lang, text.places, strict=True):
        yield Spoken(words, lang, at, sop, step)


def filled(words: str, company: str) -> str:
    """A script as it is spoken, with the names of the desk and of people in their places."""
    for name in PEOPLE:
        words = words.replace(f"{{{name}}}", "Sam")
    return words.replace("{company}", company)
