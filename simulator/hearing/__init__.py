"""
What a typed sentence means: the speech acts heard, the values told, the steps it carries out. Pure.

- `understand`: all of it, as the `Heard` of a move.
- `acts_heard`, `ear_for`: the acts with the words that decided them and whether they were said word for word.
- `parse_pattern`: a pattern of `_acts.yaml` as a tree, or the `Flaw` in it with its column.
- `told_times`, `earlier_than`: times told, and whether a promise is certainly earlier than a target.
- `question_in`: the part of a script that asks.
- `recognise`: the steps a line carries out, ranked, with a verdict.

Nothing is imported until it is asked for: the linter needs the acts and not the steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.hearing.acts import BAD_ACTS as BAD_ACTS
    from simulator.hearing.acts import Ear as Ear
    from simulator.hearing.acts import Heard as Heard
    from simulator.hearing.acts import acts_heard as acts_heard
    from simulator.hearing.acts import ear_for as ear_for
    from simulator.hearing.meaning import understand as understand
    from simulator.hearing.phrase import Flaw as Flaw
    from simulator.hearing.phrase import parse as parse_pattern
    from simulator.hearing.questions import is_asking as is_asking
    from simulator.hearing.questions import question_in as question_in
    from simulator.hearing.steps import MAYBE as MAYBE
    from simulator.hearing.steps import Ranked as Ranked
    from simulator.hearing.steps import Recognised as Recognised
    from simulator.hearing.steps import Verdict as Verdict
    from simulator.hearing.steps import recognise as recognise
    from simulator.hearing.times import Told as Told
    from simulator.hearing.times import Use as Use
    from simulator.hearing.times import earlier_than as earlier_than
    from simulator.hearing.times import told_times as told_times

__all__ = [
    "BAD_ACTS",
    "MAYBE",
    "Ear",
    "Flaw",
    "Heard",
    "Ranked",
    "Recognised",
    "Told",
    "Use",
    "Verdict",
    "acts_heard",
    "ear_for",
    "earlier_than",
    "is_asking",
    "parse_pattern",
    "question_in",
    "recognise",
    "told_times",
    "understand",
]

_WHERE = {
    "acts_heard": ("acts", "acts_heard"),
    "BAD_ACTS": ("acts", "BAD_ACTS"),
    "Ear": ("acts", "Ear"),
    "ear_for": ("acts", "ear_for"),
    "earlier_than": ("times", "earlier_than"),
    "Flaw": ("phrase", "Flaw"),
    "Heard": ("acts", "Heard"),
    "is_asking": ("questions", "is_asking"),
    "MAYBE": ("steps", "MAYBE"),
    "parse_pattern": ("phrase", "parse"),
    "question_in": ("questions", "question_in"),
    "Ranked": ("steps", "Ranked"),
    "recognise": ("steps", "recognise"),
    "Recognised": ("steps", "Recognised"),
    "Told": ("times", "Told"),
    "told_times": ("times", "told_times"),
    "understand": ("meaning", "understand"),
    "Use": ("times", "Use"),
    "Verdict": ("steps", "Verdict"),
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    import importlib

    module, own = _WHERE[name]
    return getattr(importlib.import_module(f"simulator.hearing.{module}"), own)
