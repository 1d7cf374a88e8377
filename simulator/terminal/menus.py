"""
Guided play on a terminal: the choices as a menu, by arrow keys or by number.

The call's lines are printed as in the plain view; only the choosing is drawn. The last choice
opens a line for a word such as /help.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.call import Call
from simulator.call.option import Option
from simulator.call.status import clock, status
from simulator.model.call import Entry
from simulator.terminal.colours import tinted
from simulator.terminal.lines import NAMES, folded, spoken, width
from simulator.terminal.plain import PlainView

if TYPE_CHECKING:
    from questionary import Question, Style

A_WORD, A_STROKE = "something", "/"
HOW = "Choose with the arrow keys or a number, then Enter. Type / for a word such as /help or /pause."
INDENT = 5
STYLED = ("qmark", "question", "answer", "pointer", "highlighted")


class MenuView(PlainView):
    """Prints lines, and asks with questionary."""

    def __init__(self) -> None:
        super().__init__()
        self._told_how = False

    def show(self, call: Call, entries: Sequence[Entry]) -> None:
        for entry in entries:
            for line in _coloured(entry):
                print(line)

    def turn(self, call: Call, options: Sequence[Option]) -> tuple[str, int]:
        import questionary

        if not options:
            return self._asked("You", f"[{clock(call.second)}]"), 0
        if not self._told_how:
            self._told_how = True
            self.tell(f"\n{HOW}")
        print()
        choices = [
            questionary.Choice(_inside(option.text), str(option.number), shortcut_key=str(option.number))
            for option in options
        ]
        other = "a word, such as /help /hint /pause, or your own words"
        choices.append(questionary.Choice(other, A_WORD, shortcut_key="0"))
        question = questionary.select(
            "What do you do?",
            choices,
            instruction=f"({status(call)})",
            use_shortcuts=True,
            qmark=f"[{clock(call.second)}]",
            style=_style(),
            erase_when_done=True,
        )
        _further_keys(question)
        chosen = question.unsafe_ask()
        if chosen in (A_WORD, A_STROKE):
            begun = A_STROKE if chosen == A_STROKE else ""
            return self._asked("A word such as /help, or what you say:", "?", begun), 0
        taken = next(option for option in options if str(option.number) == chosen)
        print(tinted("You", "quiet") + spoken("You", taken.text, width())[3:])
        return str(chosen), 0

    def ask(self, question: str) -> str:
        return self._asked(question, "?")

    def _asked(self, question: str, mark: str, begun: str = "") -> str:
        import questionary

        return str(questionary.text(question, begun, qmark=mark, style=_style()).unsafe_ask())


def _further_keys(question: Question) -> None:
    """A menu of questionary ignores Ctrl-D, which means that nothing more comes, and a stroke, which begins a word."""
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings

    keys = KeyBindings()

    @keys.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    @keys.add(A_STROKE, eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=A_STROKE)

    own = question.application.key_bindings
    question.application.key_bindings = merge_key_bindings([own, keys] if own else [keys])


def _inside(words: str) -> str:
    """Folded so that no choice is cut off at the edge; further lines stand under the first."""
    return folded(words, width() - INDENT - 4).replace("\n", "\n" + " " * (INDENT + 3))


def _coloured(entry: Entry) -> list[str]:
    name = NAMES.get(entry.kind)
    if not name or not entry.text:
        return []
    line = spoken(name, entry.text, width())
    return [tinted(name, "caller" if name == "Caller" else "desk") + line[len(name) :]]


def _style() -> Style:
    from questionary import Style

    if os.environ.get("NO_COLOR"):
        return Style([(name, "noinherit") for name in STYLED])
    return Style([(name, "fg:ansicyan" if name in ("qmark", "answer") else "bold") for name in STYLED])
