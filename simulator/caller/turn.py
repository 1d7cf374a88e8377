"""
A turn in the making: the only thing here that changes, and only while one stimulus is answered.

It starts from a `Person` and ends in a `Reply` with the next `Person`; nothing else sees it.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator.caller.chance import happens, pick
from simulator.caller.exchange import Reply
from simulator.caller.mood import feel, say_word
from simulator.caller.person import Person
from simulator.caller.wording import bucket, fill, find
from simulator.model.call import MoodChange
from simulator.model.text import Text


class Turn:
    """Working copy of a person, with what the reply gathers."""

    __slots__ = (
        "abandons",
        "announced",
        "announced_at",
        "answers",
        "asked",
        "before",
        "causes",
        "changes",
        "done",
        "draws",
        "ended",
        "found",
        "given",
        "hangs_up",
        "heard",
        "hint_turn",
        "hinted",
        "hinted_now",
        "interrupted",
        "lines",
        "loudest",
        "mood",
        "number",
        "pending",
        "plan",
        "questions",
        "seed",
        "silence",
        "solved",
        "spoken",
        "stalled",
        "texts",
        "told",
        "told_facts",
        "told_now",
        "unclear",
        "unclear_now",
        "vented",
        "venting",
        "visits",
        "warnings",
    )

    def __init__(self, person: Person) -> None:
        self.before = person
        self.plan = person.plan
        self.seed = person.plan.seed
        self.number = person.turn + 1
        self.mood = person.mood
        self.draws = person.draws
        self.told = person.told
        self.hinted = person.hinted
        self.ended = person.ended
        self.solved = person.solved
        self.asked = dict(person.asked)
        self.given = dict(person.given)
        self.visits = dict(person.visits)
        self.spoken = person.spoken
        self.done = person.done
        self.heard = person.heard
        self.vented = person.vented
        self.venting = False
        self.unclear = person.unclear
        self.silence = person.silence
        self.stalled = person.stalled
        self.announced = person.announced
        self.announced_at = person.announced_at
        self.loudest = person.loudest
        self.warnings = person.warnings
        self.pending = person.pending
        self.hint_turn = person.hint_turn
        self.lines: list[str] = []
        self.told_facts: list[tuple[int, str, int]] = []
        self.found: list[tuple[int, str, int]] = []
        self.texts: list[tuple[int, str, str]] = []
        self.answers: list[tuple[str, str]] = []
        self.changes: tuple[MoodChange, ...] = ()
        self.causes: list[str] = []
        self.told_now: tuple[int, ...] = ()
        self.hinted_now: tuple[int, ...] = ()
        self.questions: list[tuple[int, int]] = []
        self.hangs_up = False
        self.abandons = False
        self.unclear_now = False
        self.interrupted = False

    def reply(self) -> Reply:
        """What the caller does in the end, with the person after it."""
        person = Person(
            plan=self.plan,
            mood=self.mood,
            turn=self.number,
            draws=self.draws,
            told=self.told,
            hinted=self.hinted,
            ended=self.ended,
            solved=self.solved,
            asked=self.asked,
            given=self.given,
            visits=self.visits,
            spoken=self.spoken,
            done=self.done,
            heard=self.heard,
            vented=self.vented,
            venting=self.venting,
            unclear=self.unclear,
            silence=self.silence,
            stalled=self.stalled,
            announced=self.announced,
            announced_at=self.announced_at,
            loudest=self.loudest,
            warnings=self.warnings,
            pending=self.pending,
            hint_turn=self.hint_turn,
        )
        return Reply(
            person=person,
            lines=tuple(self.lines),
            told=tuple(self.told_facts),
            found=tuple(self.found),
            texts=tuple(self.texts),
            answers=tuple(self.answers),
            changes=self.changes,
            causes=tuple(self.causes),
            issues=self.told_now,
            hinted=self.hinted_now,
            questions=tuple(self.questions),
            hangs_up=self.hangs_up,
            abandons=self.abandons,
            unclear=self.unclear_now,
            venting=self.venting,
            interrupted=self.interrupted,
        )

    def feel(self, acts: Iterable[str]) -> None:
        """Let something that happened move the mood."""
        self.mood, changes = feel(self.mood, self.plan.rules, acts, told=self.heard_out)
        self.changes += changes

    def feel_word(self, word: str, because: str) -> None:
        """Let a word of the desk, such as `angrier`, move the mood."""
        self.mood, changes = say_word(self.mood, self.plan.rules, word, because)
        self.changes += changes

    @property
    def heard_out(self) -> bool:
        """The caller has told something and has let out what had to be let out."""
        issues = tuple(issue for index in self.told if (issue := self.plan.issue(index)))
        return bool(issues) and self.vented >= sum(len(issue.vents) for issue in issues)

    def once(self, what: str) -> bool:
        """Whether this happens for the first time; from now on it has happened."""
        if what in self.done:
            return False
        self.done |= {what}
        return True

    def chance(self, name: str, hundredths: int) -> bool:
        """Whether something happens in this turn that happens so often in a hundred."""
        return happens(self.seed, name, self.number, hundredths * 10_000)

    def say(self, situation: str, **slots: str) -> bool:
        """Say a line of the book that fits situation and mood; False when none is left."""
        self.draws += 1
        mood = bucket(self.mood, self.plan.rules)
        line = find(self.plan.book, situation, mood, self.spoken, self.seed, self.draws)
        if not line:
            return False
        self.spoken |= {line}
        said = fill(line, {**self.plan.names, **slots})
        return self._speak(f"{said[:1].upper()}{said[1:]}")

    def say_own(self, texts: tuple[Text, ...], *, in_turn: bool = False) -> bool:
        """Say one of the scenario's own lines: the next one, or any that was not said; False when all were said."""
        lines = [line for line in (text.say(self.plan.lang) for text in texts) if line and line not in self.spoken]
        if not lines:
            return False
        self.draws += 1
        line = lines[0] if in_turn else pick(self.seed, "own", self.draws, lines)
        self.spoken |= {line}
        return self._speak(fill(line, self.plan.names))

    def _speak(self, line: str) -> bool:
        self.spoken |= {line}
        self.lines.append(line)
        return True
