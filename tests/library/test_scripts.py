"""What the procedures have people say: heard as meant, short, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.hearing import BAD_ACTS, ear_for
from simulator.model.sop import Sop, Step, Verb
from tests.library.starter import starter

MOST_WORDS = 25
BY_CONTEXT = {"uses-name"}
VALUES = {"company": "Alder Bay Shipping", "agent": "Sam", "ticket": "INC-4711", "next_step": "They call you."}


def spoken(step: Step) -> str:
    """The script of a step with its placeholders filled by something that fits."""
    words = step.say.say("en") or (step.does.say("en") if step.verb in (Verb.SAY, Verb.PROMISE) else "")
    words = re.sub(r"\{target\.\w+\}", "Monday 14:30", words)
    return re.sub(r"\{(\w+)\}", lambda found: VALUES.get(found.group(1), "Ruth"), words)


def acts_in(words: str) -> set[str]:
    return {hit.act for hit in ear_for(starter().acts, "en").hears(words)}


def scripts() -> Iterator[tuple[Sop, Step, str]]:
    for sop in starter().sops:
        for step in sop.steps:
            if words := spoken(step):
                yield sop, step, words


def test_a_script_is_heard_as_the_acts_that_it_names() -> None:
    by_words = {act.id for act in starter().acts if act.by == "words"} - BY_CONTEXT
    missed = {}
    for sop, step, words in scripts():
        heard = acts_in(words)
        if left := (set(step.heard) & by_words) - heard:
            missed[f"{sop.id}/{step.id}"] = sorted(left)
    assert not missed


def test_no_script_says_what_would_cost_points() -> None:
    bad = {}
    for sop, step, words in scripts():
        heard = acts_in(words)
        if found := heard & BAD_ACTS:
            bad[f"{sop.id}/{step.id}"] = (sorted(found), words)
    assert not bad


def test_no_sentence_is_too_long_to_say() -> None:
    for sop, step, words in scripts():
        for sentence in re.split(r"(?<=[.!?;:])\s", words):
            assert len(sentence.split()) <= MOST_WORDS, (sop.id, step.id, sentence)


def test_scripts_hold_no_jargon_and_no_banned_phrase() -> None:
    desk = starter().desk
    for sop, step, words in scripts():
        for word, _ in (*desk.jargon, *desk.banned):
            assert not re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE), (sop.id, step.id, word)
