"""
What the agent says: every script of the workspace with its place, for the rules on wording.

A desk has scripts by the ten thousand, and nearly all are free of what a rule looks for. So they are handed to the
rules procedure by procedure: a rule asks of all that one has the agent say whether it may hold something, and goes
through its scripts only then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simulator.lint.phrases import Found, may_hold, said_phrases
from simulator.model.frozen import value
from simulator.model.place import Position
from simulator.model.sop import Sop, Step, Verb
from simulator.model.text import Text
from simulator.model.workspace import Workspace
from simulator.source.placeholders import placeholders

_SCRIPTS = frozenset({Verb.SAY, Verb.PROMISE, Verb.GUIDE})
_SAID_INSTEAD = frozenset({Verb.PROMISE, Verb.GUIDE})

PEOPLE = ("agent", "first_name", "caller_name")


@value()
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


class Speech:
    """All that one procedure, or the desk itself, has the agent say."""

    def __init__(self, scripts: Iterator[Spoken]) -> None:
        self.scripts = tuple(scripts)
        self.langs = {said.lang for said in self.scripts}
        self.words = "\n".join([said.words for said in self.scripts])
        """Of all scripts, for a first look."""
        self.plain = self.words.lower()

    def phrases(self, listed: tuple[str, ...], langs: Collection[str]) -> Iterator[tuple[Spoken, Found]]:
        """The phrases of a list that the scripts in these languages hold, each once a script."""
        if may_hold(self.plain, listed):
            for said in self.scripts:
                if said.lang in langs:
                    yield from ((said, found) for found in said_phrases(said.words, listed))


def speeches(workspace: Workspace) -> Iterator[Speech]:
    """All scripts, each once a language: those of the desk, then those of each procedure."""
    desk = workspace.desk
    yield Speech(said for text in (desk.greeting, *(one.says for one in desk.announcements)) for said in _each(text))
    for sop in workspace.sops:
        yield Speech(said for step in sop.steps for text in scripts(step) for said in _each(text, sop, step))


def scripts(step: Step) -> list[Text]:
    """What a step has the agent say. A guide's sentence is read out only where no script stands beside it."""
    says = bool(step.say.langs)
    found = [step.say] if says else []
    if step.verb in _SCRIPTS and step.does.langs and not (says and step.verb in _SAID_INSTEAD):
        found.append(step.does)
    found += step.examples
    for option in step.offers:
        found += (option.says, *option.pros, *option.cons)
    for answer in step.if_asked:
        found.append(answer.reply)
    return found


def _each(text: Text, sop: Sop | None = None, step: Step | None = None) -> Iterator[Spoken]:
    if isinstance(text.said, str):
        yield Spoken(text.said, text.langs[0], text.at, sop, step)
        return
    for (lang, words), at in zip(text.by_lang, text.places, strict=True):
        yield Spoken(words, lang, at, sop, step)


def spoken_facts(step: Step) -> Iterator[tuple[str, Position]]:
    """What the scripts of a step name between braces, with the place of the script."""
    for text in scripts(step):
        if isinstance(text.said, str) and "{" not in text.said:
            continue  # nearly all
        names = {name for words in text.words for name, closed in placeholders(words) if closed}
        for name in sorted({_SAME.get(name, name) for name in names}):
            yield name, text.at


_SAME = {"first_name": "caller_name"}
"""Part of a fact by another name."""


def filled(words: str, company: str) -> str:
    """A script as it is spoken, with the names of the desk and of people in their places."""
    for name in PEOPLE:
        words = words.replace(f"{{{name}}}", "Sam")
    return words.replace("{company}", company)
