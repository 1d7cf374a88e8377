"""
What a command still has to know: asked one after the other on a terminal, and named as a missing option without one.

Nothing can be asked that has no option, so whatever a person answers a script can say as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.model.stop import Exit, Stop
from simulator.terminal.sitting import interactive

NONE = "none of them"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `option` is the word that answers it; `refuse` says what is wrong with an answer, or nothing."""

    option: str
    words: str
    answer: str = ""
    default: str = ""
    choices: tuple[str, ...] = ()
    required: bool = True
    """Without an answer the command cannot go on; any other question may be answered with nothing."""
    refuse: Callable[[str], str] = lambda _: ""


def answered(questions: tuple[Question, ...]) -> dict[str, str]:
    """Every answer by its option. Raises `Stop` for an answer that cannot be used, or one that nobody can give."""
    answers: dict[str, str] = {}
    for each in questions:
        said = each.answer.strip()
        if not said and interactive():
            said = _asked(each)
        said = said or each.default
        if not said and each.required:
            raise Stop(f"{each.option} is missing: {each.words[:1].lower()}{each.words[1:]}", Exit.USAGE)
        if said and (wrong := _wrong(each, said)):
            raise Stop(f"{each.option}: {wrong}", Exit.USAGE)
        answers[each.option] = said
    return answers


def _wrong(question: Question, said: str) -> str:
    if question.choices and said not in question.choices:
        from difflib import get_close_matches

        near = get_close_matches(said, question.choices, 1)
        advice = f"Did you mean '{near[0]}'?" if near else f"There is: {', '.join(question.choices)}."
        return f"'{said}' is none of them. {advice}"
    return question.refuse(said)


def _asked(question: Question) -> str:
    import questionary

    if question.choices:
        choices = list(question.choices) if question.required else [NONE, *question.choices]
        start = question.default if question.default in choices else None
        chosen = str(questionary.select(question.words, choices=choices, default=start).unsafe_ask())
        return "" if chosen == NONE else chosen

    def fine(said: str) -> bool | str:
        said = said.strip() or question.default
        return (_wrong(question, said) or True) if said else not question.required or "Please write something."

    return str(questionary.text(question.words, default=question.default, validate=fine).unsafe_ask()).strip()
