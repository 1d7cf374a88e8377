"""What must not be got wrong: giving in, an empty diagnosis, a second visit, a grave fault in a pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.flow.align import AlignedKind
from simulator.model.trace import Trace
from simulator.scoring import debrief
from tests.scoring.library import good_call, ideal, library, scored


def test_whoever_gives_in_to_an_impostor_has_not_withstood_him() -> None:
    found = scored(good_call("mfa-impostor-urgent.bad.call"))
    points = {one.criterion.id: one.low for one in found.findings if one.applies}
    assert points["B2"] == 0
    firm = scored(good_call("mfa-impostor-urgent.good.call"))
    assert {one.criterion.id: one.low for one in firm.findings}["B2"] == 2


def _with_diagnosis(of: Trace, words: str) -> Trace:
    deeds = [
        replace(deed, rest=tuple(f"diagnosis={words}" if word.startswith("diagnosis=") else word for word in deed.rest))
        for deed in of.deeds
    ]
    return replace(of, deeds=tuple(deeds))


@pytest.mark.parametrize(
    ("words", "met"),
    [("asdf", False), ("-", False), ("zindle wexel flurb", False), ("cargo system is down", True), ("outage", True)],
)
def test_a_diagnosis_has_to_have_a_word_of_the_case_in_it(words: str, met: bool) -> None:
    whole = good_call("outage-angry-tenth.good.call")
    (found,) = [one for one in scored(_with_diagnosis(whole, words)).expectations if one.key == "diagnosis"]
    assert found.met is met


def test_a_pass_with_a_grave_fault_says_what_must_not_happen_again() -> None:
    call = good_call("outage-angry-tenth.bad.call")
    found = debrief(scored(call), call, library())
    assert found.headline.startswith("Passed")
    assert "One thing must not happen again. In turn 11" in found.because
    assert "CE-09" in found.because
    good = good_call("outage-angry-tenth.good.call")
    assert "must not happen again" not in debrief(scored(good), good, library()).because


def test_what_was_done_once_and_due_twice_is_not_called_not_done() -> None:
    whole = ideal("vendor-line-back")
    result = scored(whole)
    part = next(part for part in result.walk.parts if any(move.deed >= 0 for move in part.moves))
    done = next(move for move in part.moves if move.deed >= 0)
    again = replace(done, kind=AlignedKind.SKIPPED, deed=-1, cost=2)
    changed = replace(part, moves=(*part.moves, again))
    parts = tuple(changed if one is part else one for one in result.walk.parts)
    found = debrief(replace(result, walk=replace(result.walk, parts=parts)), whole, library())
    assert any(miss.what.startswith("This was due once more:") for miss in (*found.misses, *found.more))
