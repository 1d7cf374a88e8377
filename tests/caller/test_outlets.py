"""What anger does when it gets out, and how a caller presses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.caller import Person, Reply
from simulator.model.scenario import Reaction, Scenario
from simulator.model.text import bare
from tests.caller.desk import course, desk_of, go, ring, said, say, scenario, tool

BLAME = say("That is your own fault, you know.", "blames")
NAMES = ("blames", "invalidates", "hostile", "argues", "dismisses")


def provoked(person: Person, times: int = 9) -> list[Reply]:
    return course(person, [say(f"Rude words, number {n}.", NAMES[n % 5]) for n in range(times)])


def first_with(replies: list[Reply], situation: str) -> int:
    return next((number for number, reply in enumerate(replies) if said(reply, situation)), -1)


def test_anger_gets_sharper_step_by_step() -> None:
    replies = provoked(ring(scenario(temper="hurried")))
    sharp, loud, abuse = (first_with(replies, name) for name in ("angry-sharp", "raised-voice", "abuse"))
    assert 0 <= sharp < loud < abuse


def test_a_raised_voice_asks_for_the_manager_once() -> None:
    replies = provoked(ring(scenario(temper="hurried")), 20)
    assert sum("asks-for-manager" in reply.causes for reply in replies) == 1
    assert said(next(reply for reply in replies if "asks-for-manager" in reply.causes), "asks-manager")


def test_abuse_is_a_cause_of_its_own() -> None:
    replies = provoked(ring(scenario(temper="angry")))
    assert sum("abusive" in reply.causes for reply in replies) == 1


def test_only_a_strong_scenario_has_strong_words() -> None:
    usual = provoked(ring(scenario(temper="angry")))
    strong = provoked(ring(scenario(temper="angry", intensity="strong")))
    assert (first_with(usual, "abuse") >= 0, first_with(usual, "abuse-strong")) == (True, -1)
    assert first_with(strong, "abuse-strong") >= 0


def test_who_calls_in_anger_does_not_ask_for_the_manager_by_that_alone() -> None:
    person = ring(scenario(temper="angry", prior_contacts=2))
    assert person.mood.anger >= 750
    assert go(person, say()).causes == ()


@pytest.mark.parametrize("outlet", ["sharp", "raised-voice", "abusive"])
def test_the_scenario_may_have_words_for_an_outlet(outlet: str) -> None:
    reacts = (Reaction(outlet, bare("Now listen!")),)
    replies = provoked(ring(scenario(temper="hurried", reacts=reacts)))
    assert sum("Now listen!" in reply.lines for reply in replies) == 1


def test_an_outlet_speaks_when_it_opens_not_while_it_is_open() -> None:
    replies = provoked(ring(scenario(temper="hurried")), 20)
    assert sum(said(reply, "raised-voice") for reply in replies) == 1


def test_somebody_who_calmed_down_says_so() -> None:
    person = provoked(ring(scenario(temper="cheerful")), 6)[-1].person
    assert person.mood.anger > 550
    kind = ["apologises", "names-feeling", "acknowledges-issue", "takes-ownership", "explains-cause"]
    replies = course(person, [say(f"Kind words: {act}.", act) for act in kind] + [say(f"So {n}.") for n in range(6)])
    assert sum(said(reply, "thaws") for reply in replies) >= 1


def angry() -> Person:
    return next(reply.person for reply in provoked(ring(scenario(temper="angry"))) if "abusive" in reply.causes)


def test_a_warning_calms_some_and_others_go_on() -> None:
    warning = say("I must ask you not to talk to me like that.", "warns-abuse")
    made = scenario(temper="angry")
    calmed = went_on = 0
    for seed in range(30):
        person = next(reply.person for reply in provoked(ring(made, seed)) if "abusive" in reply.causes)
        reply = go(person, warning)
        calmed += said(reply, "after-warning-calms")
        went_on += said(reply, "after-warning-goes-on")
    assert calmed > went_on > 0


def test_a_warning_nobody_needed_is_just_a_line() -> None:
    reply = go(ring(), say("Please mind your words.", "warns-abuse"))
    assert not said(reply, "after-warning-calms")


def test_a_warning_that_asks_is_answered_by_the_scenario() -> None:
    reply = go(angry(), say("Please mind your words.", "warns-abuse", "around"))
    assert reply.told == ((0, "workaround", 0),)
    assert not said(reply, "after-warning-calms")
    assert not said(reply, "after-warning-goes-on")


def test_who_is_treated_badly_hangs_up_in_the_end_and_who_is_treated_well_does_not() -> None:
    acts = ("apologises", "reassures", "explains-cause")
    kind = [say(f"Kind words, number {n}.", acts[n % 3], "tell-them") for n in range(12)]
    rude = [any(reply.hangs_up for reply in provoked(ring(scenario(temper="angry"), seed), 15)) for seed in range(30)]
    fair = [any(reply.hangs_up for reply in course(ring(scenario(temper="angry"), seed), kind)) for seed in range(30)]
    assert sum(rude) > 15
    assert sum(fair) == 0


CHECK = say("Before that I make sure that it is you.", "explains-verification")
PRESSING = ("demands-skip", "pleads-urgency", "borrows-authority", "partial-truth", "probes-verification")


def pressed(made: Scenario, seed: int = 1) -> list[str]:
    replies = course(ring(made, seed), [CHECK] * 8)
    return [name for reply in replies for name in PRESSING if said(reply, name)]


def test_an_impostor_presses_each_way_once_and_three_times_at_most() -> None:
    ways = pressed(scenario(temper="pushy", genuine=False))
    assert len(ways) == len(set(ways)) == 3


def test_a_friendly_impostor_asks_how_it_works() -> None:
    ways = {way for seed in range(20) for way in pressed(scenario(temper="smooth", genuine=False), seed)}
    assert ways == {"probes-verification", "partial-truth", "pleads-urgency"}


def test_others_press_only_when_their_temper_is_so() -> None:
    assert pressed(scenario(temper="gentle")) == []
    assert set(pressed(scenario(temper="hurried"))) == {"demands-skip", "pleads-urgency"}


def test_a_failed_check_and_a_boundary_are_pressed_against_too() -> None:
    made = scenario(temper="pushy", genuine=False)
    assert any(said(go(ring(made), tool("verify", "call-back")), name) for name in PRESSING)
    assert any(said(go(ring(made), say(acts="sets-boundary")), name) for name in PRESSING)


def test_a_genuine_caller_in_a_hurry_presses_against_the_check_and_not_against_every_no() -> None:
    reply = go(ring(scenario(temper="hurried")), say("I will not make up a time.", "sets-boundary"))
    assert said(reply, "accepts-boundary")


def test_a_check_that_nobody_presses_against_has_its_plain_lines() -> None:
    assert said(go(ring(), tool("verify", "call-back")), "verification-passed")
    made = scenario(methods=(("call-back", ("failed",)),))
    assert said(go(ring(made), tool("verify", "call-back")), "verification-failed")


def test_the_genuine_twin_presses_like_the_impostor() -> None:
    impostor = replace(scenario(temper="smooth", genuine=False), id="false", twin="true")
    twin = replace(scenario(temper="smooth"), id="true")
    desk = desk_of(impostor, twin)
    for seed in range(5):
        courses = [
            [reply.lines for reply in course(ring(made, seed, desk=desk), [CHECK] * 5)] for made in (impostor, twin)
        ]
        assert courses[0] == courses[1]
        assert any(line.startswith(f"<{way} ") for lines in courses[0] for line in lines for way in PRESSING)


def test_a_cause_of_the_scenarios_own_needs_no_louder_line() -> None:
    reacts = (Reaction("thanks", bare("I know where you sit."), mood="much-angrier", cause="threatens"),)
    person = ring(scenario(temper="angry", reacts=reacts))
    assert person.mood.anger > 500
    reply = go(person, say(acts="thanks"))
    assert reply.causes == ("threatens",)
    assert reply.lines == ("I know where you sit.",)


def test_a_warning_that_ends_the_call_is_not_argued_with() -> None:
    reply = go(angry(), say("I end this call now. Goodbye.", "warns-abuse farewell"))
    assert said(reply, "goodbye-cold")
    assert not said(reply, "after-warning-goes-on")
