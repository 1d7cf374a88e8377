"""Rookies who choose among the options of guided play without thinking: the nicest, the first, the longest, any."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.call.option import Option
from simulator.call.options import options
from simulator.call.state import Call
from simulator.caller.chance import pick
from simulator.rookies.seat import HANG_UP

Chooses = Callable[[Call, Sequence[Option]], Option]


class Chooser:
    """Takes an option by one simple habit."""

    def __init__(self, chooses: Chooses) -> None:
        self.chooses = chooses

    def line(self, call: Call) -> str:
        shown = options(call)
        return str(self.chooses(call, shown).number) if shown else HANG_UP


def first(call: Call, shown: Sequence[Option]) -> Option:
    """The first one."""
    del call
    return shown[0]


def longest(call: Call, shown: Sequence[Option]) -> Option:
    """The one with most to read."""
    del call
    return max(shown, key=lambda option: (len(option.text), -option.number))


def any_of_them(call: Call, shown: Sequence[Option]) -> Option:
    """One by chance."""
    return pick(call.play.seed, "a rookie's choice", call.turn, shown)


def of_kind(kind: str) -> Chooses:
    """The one that errs this way (nice, cautious), where there is one; else the first."""

    def chooses(call: Call, shown: Sequence[Option]) -> Option:
        return next((option for option in shown if option.kind == kind), first(call, shown))

    return chooses
