"""
What people decide on suspected critical errors: one that holds is certain, one that does not is none.

Only rulings on errors that are suspected come here; what is certain is not for anybody to wave through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.model.scorecard import Scorecard
from simulator.scoring.breaches import Broken
from simulator.scoring.result import CriticalFinding, Ruling
from simulator.scoring.speech import Speech


def ruled_speech(speech: Speech, rulings: Sequence[Ruling], card: Scorecard | None) -> Speech:
    """What was heard, without the acts that a person says were none: they cost no points either."""
    acts = dict(speech.acts)
    for one in rulings:
        error = card.error(one.code) if card and not one.holds else None
        for act in error.heard if error else ():
            acts[act] = tuple(deed for deed in acts.get(act, ()) if deed != one.deed)
    return replace(speech, acts=acts)


def ruled_breaches(broken: Sequence[Broken], rulings: Sequence[Ruling]) -> tuple[Broken, ...]:
    """The breaches after the rulings: a suspected one is certain if it holds, and none if it does not."""
    said = {one.question: one.holds for one in rulings}
    return tuple(
        one if one.certain else replace(one, certain=said.get((one.deed, one.policy.breach), False))
        for one in broken
        if one.certain or said.get((one.deed, one.policy.breach), True)
    )


def ruled_errors(found: Sequence[CriticalFinding], rulings: Sequence[Ruling]) -> tuple[CriticalFinding, ...]:
    """The critical errors after the rulings, each with who decided it."""
    said = {one.question: one for one in rulings}
    after = []
    for one in found:
        ruling = said.get((one.deed, one.error.code))
        if ruling is None:
            after.append(one)
        elif ruling.holds:
            after.append(replace(one, certain=True, ruled=ruling.by))
    return tuple(after)
