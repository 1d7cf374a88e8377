"""The labelled replies: how well acts are heard in lines that nobody looked at while writing patterns."""

from __future__ import annotations

import pytest

from bench.hearing import IMPLIED, Counts, counted, replies
from simulator.hearing.tongues import LANGS
from simulator.model.acts import Act


def test_there_are_enough_replies_and_half_of_them_were_written_without_sight_of_the_patterns() -> None:
    english = [reply for reply in replies() if reply.lang == "en"]
    unseen = [reply for reply in english if reply.split == "unseen"]
    assert len(english) >= 300
    assert 2 * len(unseen) >= len(english)
    assert all(sum(reply.lang == lang for reply in replies()) >= 40 for lang in LANGS)


def test_every_label_is_an_act(acts: tuple[Act, ...]) -> None:
    known = {act.id for act in acts}
    assert not {name for reply in replies() for name in (*reply.acts, *reply.may)} - known
    assert {*IMPLIED, *IMPLIED.values()} <= known


@pytest.mark.parametrize("split", ["seen", "unseen"])
def test_english_acts_are_heard_precisely_enough(acts: tuple[Act, ...], split: str) -> None:
    found = counted(acts, "en", split)
    assert found.precision >= 0.95
    assert found.recall >= 0.65


def test_figures_are_counted_as_they_should() -> None:
    counts = Counts(right=3, false=1, missed=1)
    assert (counts.precision, counts.recall) == (0.75, 0.75)
    assert (Counts().precision, Counts().recall) == (1.0, 1.0)
