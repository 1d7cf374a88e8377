"""The starter acts: every id is there, every pattern reads, every example does what it says."""

from __future__ import annotations

import pytest

from simulator.hearing import ear_for
from simulator.hearing.tongues import LANGS
from simulator.model.acts import Act

BY_WORDS = """
thanks-for-calling desk-name own-name asks-name offers-help greets apologises acknowledges-impact
names-feeling acknowledges-issue paraphrases checks-understanding takes-ownership reassures
explains-cause explains-plainly gives-next-step gives-time gives-next-update ticket-number
offers-choice asks-permission gives-reason gives-estimate thanks-for-waiting thanks anything-else
confirms-resolution summarises introduces-handover explains-verification sets-boundary warns-abuse
educates keeps-on-track asks-open asks-impact farewell invalidates blames hostile dismisses
asks-secret speaks-secret discloses-method confirms-account promises-exception promises-refund
legal-judgement conceals jargon argues time-of-day-greeting
"""
BY_CODE = {
    "lets-finish": "trace",
    "interrupts": "trace",
    "uses-name": "trace",
    "asked-again": "trace",
    "scripted-repeat": "trace",
    "invented-time": "time",
}


def test_the_list_of_acts_is_complete_and_closed(acts: tuple[Act, ...]) -> None:
    assert {act.id for act in acts if act.by == "words"} == set(BY_WORDS.split())
    assert {act.id: act.by for act in acts if act.by != "words"} == BY_CODE


def test_acts_decided_by_code_have_no_patterns(acts: tuple[Act, ...]) -> None:
    assert not [act.id for act in acts if act.by != "words" and act.langs]


@pytest.mark.parametrize("lang", LANGS)
def test_every_act_has_patterns_and_both_kinds_of_examples(acts: tuple[Act, ...], lang: str) -> None:
    for act in acts:
        texts = act.texts(lang)
        assert act.by != "words" or (texts and texts.any and texts.yes and texts.no), (act.id, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_pattern_reads(acts: tuple[Act, ...], lang: str) -> None:
    assert not ear_for(acts, lang).bad_patterns


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_is_heard_or_not_as_it_says(acts: tuple[Act, ...], lang: str) -> None:
    ear = ear_for(acts, lang)

    def is_heard(act: Act, line: str) -> bool:
        return act.id in {heard.act for heard in ear.hears(line)}

    examples = [(act, texts) for act in acts if (texts := act.texts(lang))]
    missed = [f"{act.id}: {one.text}" for act, texts in examples for one in texts.yes if not is_heard(act, one.text)]
    false = [f"{act.id}: {one.text}" for act, texts in examples for one in texts.no if is_heard(act, one.text)]
    assert (missed, false) == ([], [])
