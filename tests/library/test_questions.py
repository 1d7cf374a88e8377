"""Whatever a caller of the starter library asks, the pages of its procedure have an answer to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.call import begin
from simulator.call.open_question import answer_on_page
from simulator.call.standing import ISSUE, new_track
from tests.library.starter import starter

ASKED = [
    (made.id, number, text)
    for made in starter().scenarios
    for number, issue in enumerate(made.issues)
    for text in issue.asks
]


def test_callers_ask() -> None:
    assert len(ASKED) >= 40


@pytest.mark.parametrize("lang", starter().desk.languages)
def test_every_question_of_a_caller_is_answered_on_the_page(lang: str) -> None:
    open_still = []
    for name, number, text in ASKED:
        made = starter().scenario(name)
        assert made is not None
        if lang != "en" and not (text.mapped and text.has(lang)):
            continue
        call = begin(starter(), made, seed=1, lang=lang)
        graph = call.play.shelf.graph(made.issues[number].sop)
        call = replace(call, tracks=(*call.tracks, new_track(ISSUE, graph, issue=number)))
        if not answer_on_page(call, call.play.say(text)):
            open_still.append(f"{name}: {call.play.say(text)} (put it under `if_asked` in {made.issues[number].sop})")
    assert not open_still
