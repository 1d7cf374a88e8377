"""An answer that the page has ready for a caller's question is heard as an answer, whatever step it sounds like."""

from __future__ import annotations

from simulator.call import answer, begin
from simulator.call.listen import hear, read_move
from simulator.model.call import Move
from tests.library.starter import starter

ANSWER = "I can't see into that from here. Personnel can tell you, and I let them know that you called."


def leaver():
    scenario = starter().scenario("lockout-leaver")
    assert scenario is not None
    call = begin(starter(), scenario, seed=7, mode="free")
    for line in ("Thank you for calling the Alder Bay Shipping service desk, my name is Sam.", "/ticket main"):
        move = read_move(call, line)
        assert isinstance(move, Move)
        call = answer(call, move)
    return call


def test_an_answer_of_the_page_answers_and_is_no_step() -> None:
    heard = hear(leaver(), ANSWER)
    assert heard.steps == ()
    assert "gives-reason" in {hint.act for hint in heard.acts}


def test_a_line_that_is_like_an_answer_only_in_part_is_heard_as_ever() -> None:
    assert hear(leaver(), "I'm looking at what kind of account it is.").steps == ("account-lockout/which-account",)
