"""
What a typed sentence means: the speech acts heard, the values told, the steps it carries out. Pure.

- `understand`: all of it, as the `Heard` of a move.
- `acts_heard`, `ear_for`: the acts with the words that decided them and whether they were said word for word.
- `parse_pattern`: a pattern of `_acts.yaml` as a tree, or the `Flaw` in it with its column.
- `told_times`, `earlier_than`: times told, and whether a promise is certainly earlier than a target.
- `question_in`: the part of a script that asks.
- `recognise`: the steps a line carries out, ranked, with a verdict.
"""

from simulator.hearing.acts import BAD_ACTS, Ear, Heard, acts_heard, ear_for
from simulator.hearing.meaning import understand
from simulator.hearing.phrase import Flaw
from simulator.hearing.phrase import parse as parse_pattern
from simulator.hearing.questions import question_in
from simulator.hearing.steps import Ranked, Recognised, Verdict, recognise
from simulator.hearing.times import Told, Use, earlier_than, told_times

__all__ = [
    "BAD_ACTS",
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
    "parse_pattern",
    "question_in",
    "recognise",
    "told_times",
    "understand",
]
