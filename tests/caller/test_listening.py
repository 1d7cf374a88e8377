"""What a caller makes of a spoken line."""

from __future__ import annotations

import pytest

from simulator.caller import Happening, Person, Stimulus
from simulator.caller.effects import REASONS
from simulator.model.scenario import Reaction
from simulator.model.text import bare
from tests.caller.desk import course, go, happens, issue, mumble, ring, said, say, scenario, texts, tool
from tests.library.starter import starter


def test_a_line_nobody_could_place_moves_nothing_but_time() -> None:
    person = ring(scenario(temper="angry"))
    reply = go(person, mumble())
    assert reply.changes == ()
    assert reply.person.mood == person.mood


def test_the_caller_asks_once_what_was_meant_and_gives_up_the_third_time() -> None:
    replies = course(ring(), [mumble("fnord"), mumble("blarg"), mumble("grmpf")])
    assert [reply.unclear for reply in replies] == [True, False, False]
    assert [said(replies[0], "unclear-line"), said(replies[1], "still-unclear")] == [True, True]
    assert replies[2].abandons
    assert replies[2].hangs_up
    assert said(replies[2], "gives-up")


def test_a_clear_line_between_starts_the_count_anew() -> None:
    replies = course(ring(), [mumble(), mumble(), say(), mumble(), mumble()])
    assert not any(reply.hangs_up for reply in replies)


def test_an_unclear_line_that_carries_a_step_is_no_unclear_line() -> None:
    line = mumble()
    reply = go(ring(), line.__class__(line.kind, line.heard, line.text, asked=((0, "workaround"),)))
    assert not reply.unclear
    assert reply.told == ((0, "workaround", 0),)


@pytest.mark.parametrize(
    ("acts", "situation"),
    [
        ("thanks-for-calling own-name", "answers-greeting"),
        ("offers-help", "as-i-said"),
        ("asks-open", "as-i-said"),
        ("asks-impact", "gives-impact"),
        ("apologises", "softens"),
        ("names-feeling", "softens"),
        ("explains-cause", "understood"),
        ("paraphrases", "confirms-summary"),
        ("gives-next-step", "accepts-next-step"),
        ("ticket-number", "notes-ticket"),
        ("asks-permission", "agrees-to-wait"),
        ("introduces-handover", "accepts-handover"),
        ("confirms-resolution", "issue-solved"),
        ("thanks-for-waiting", "back-from-hold"),
        ("offers-choice", "wants-time"),
        ("thanks", "thanks-back"),
        ("keeps-on-track", "back-on-track"),
        ("explains-verification", "verification-agrees"),
        ("sets-boundary", "accepts-boundary"),
        ("blames", "blamed"),
        ("hostile", "mirrors"),
        ("invalidates", "invalidated"),
        ("dismisses", "dismissed"),
        ("farewell", "goodbye-good"),
        ("jargon", "jargon"),
        ("something-else", "acknowledges"),
    ],
)
def test_each_act_has_its_answer(acts: str, situation: str) -> None:
    assert said(go(ring(), say(acts=acts)), situation)


def test_a_question_that_no_flow_asks_gets_a_natural_answer() -> None:
    assert said(go(ring(), say("And do you like fish?")), "odd-question")


def test_the_greeting_is_answered_once() -> None:
    first, second = course(ring(), [say("Hello there.", "greets"), say("Hello again.", "greets")])
    assert said(first, "answers-greeting")
    assert not said(second, "answers-greeting")


def test_an_angry_caller_says_a_cold_goodbye() -> None:
    assert said(go(ring(scenario(temper="angry", prior_contacts=1)), say(acts="farewell")), "goodbye-cold")


def test_the_third_apology_is_doubted() -> None:
    replies = course(ring(), [say(f"I am sorry, number {n}.", "apologises") for n in range(3)])
    assert said(replies[2], "doubts")


def test_asking_for_what_was_told_is_noticed() -> None:
    first, second = course(ring(), [say("One?", steps="around"), say("Two?", steps="around")])
    assert not [change for change in first.changes if "told" in change.because]
    assert [change.by for change in second.changes] == [100]
    assert said(second, "asked-again")


def test_asking_for_two_things_of_which_one_was_told_is_fine() -> None:
    both = say("And how many, and can you walk over?", asked=((0, "workaround"), (0, "affected")))
    assert go(ring(), say("One?", steps="around"), both).changes == ()


def test_asking_once_for_what_the_caller_volunteered_is_fine() -> None:
    person = ring(scenario(issue(tells=(("workaround", texts("I can walk over.", "Over there.")),))))
    volunteered = go(person, say("Tell me all.", "asks-open"))
    assert volunteered.told == ((0, "workaround", 0),)
    assert go(volunteered.person, say("Can you walk over?", steps="around")).changes == ()


def test_what_may_have_changed_can_be_asked_again() -> None:
    assert go(ring(), say("One?", steps="try-it"), say("Two?", steps="try-it")).changes == ()


def test_a_fact_told_already_is_told_as_such() -> None:
    person = ring(scenario(issue(texts=(("device", bare("the blue phone")),))))
    reply = go(person, say("One?", steps="which-device"), say("Two?", steps="which-device"))
    assert said(reply, "told-already")


def test_a_sentence_read_out_again_is_noticed() -> None:
    line = say("Please hold the line and stay with me.")
    assert [change.because for change in go(ring(), line, line).changes] == ["you said the same sentence again"]


@pytest.mark.parametrize(
    "line",
    [
        say("Just one moment, please."),
        say("Is there anything else I can do for you?", "anything-else"),
        say("Please try it once more, does it work now?", steps="try-it"),
    ],
)
def test_short_lines_and_natural_repeats_may_be_said_again(line: Stimulus) -> None:
    assert go(ring(), line, line).changes == ()


def test_a_reaction_comes_once_and_moves_the_mood_by_its_word() -> None:
    reacts = (Reaction("apologises", bare("Fine, fine."), mood="calmer"),)
    person = ring(scenario(reacts=reacts, temper="angry"))
    first, second = course(person, [say("Sorry for that.", "apologises"), say("Sorry for this.", "apologises")])
    assert first.lines == ("Fine, fine.",)
    assert [change.because for change in first.changes if change.state == "anger"] == ["you apologised"] * 2
    assert "Fine, fine." not in second.lines


def test_every_reaction_of_the_starter_library_has_a_reason_in_words() -> None:
    acts = {act.id for act in starter().acts}
    named = {reaction.to for each in starter().scenarios for reaction in each.reacts if reaction.mood}
    assert not {name for name in named & acts if name not in REASONS}


@pytest.mark.parametrize("to", ["ask", "trouble", "around", "trouble/around"])
def test_a_reaction_may_name_a_verb_a_procedure_or_a_step(to: str) -> None:
    person = ring(scenario(reacts=(Reaction(to, bare("Oh, that.")),)))
    assert go(person, say(steps="around")).lines[0] == "Oh, that."


def test_a_reaction_may_wait_for_its_turn_and_bring_a_cause() -> None:
    reacts = (Reaction("thanks", bare("Get me your boss."), cause="asks-for-manager", once_after=2),)
    replies = course(ring(scenario(reacts=reacts)), [say("Thank you so very much.", "thanks")] * 3)
    assert [reply.causes for reply in replies] == [(), (), ("asks-for-manager",)]


def test_a_reaction_to_a_result() -> None:
    made = scenario(
        reacts=(Reaction("no-answer", bare("My battery is flat.")),), methods=(("call-back", ("no-answer",)),)
    )
    assert go(ring(made), tool("verify", "call-back")).lines == ("My battery is flat.",)


VENTS = texts("Three days!", "And nobody rings back!")


def venting(**persona: object) -> Person:
    return ring(scenario(issue(vents=VENTS), **persona))


def test_venting_starts_when_the_caller_is_invited_to_talk() -> None:
    first, second = course(venting(), [say(acts="desk-name"), say(acts="offers-help")])
    assert not first.venting
    assert second.venting
    assert "Three days!" in second.lines


def test_who_listens_lets_the_caller_finish() -> None:
    replies = course(
        venting(), [say(acts="offers-help"), say("Go on.", "names-feeling"), say("I see.", "names-feeling")]
    )
    assert [reply.venting for reply in replies] == [True, True, False]
    assert not any(reply.interrupted for reply in replies)
    assert replies[2].person.mood.anger < replies[0].person.mood.anger


def test_who_only_works_on_interrupts_and_makes_it_worse() -> None:
    first, second = course(venting(), [say(acts="offers-help"), say(steps="around")])
    assert second.interrupted
    assert said(second, "interrupted")
    assert second.told == ((0, "workaround", 0),)
    assert second.person.mood.anger > first.person.mood.anger


def test_a_line_that_neither_listens_nor_works_on_does_not_interrupt() -> None:
    reply = go(venting(), say(acts="offers-help"), say("Mm, the weather."))
    assert not reply.interrupted
    assert reply.changes == ()


def test_a_silent_tool_does_not_interrupt() -> None:
    reply = go(venting(), say(acts="offers-help"), tool("ticket", "main"))
    assert reply.venting
    assert not reply.interrupted


def test_a_short_silence_is_room_for_somebody_who_vents() -> None:
    before = go(venting(), say(acts="offers-help"))
    reply = go(before.person, happens(Happening.SILENCE, 10))
    assert said(reply, "goes-on")
    assert reply.person.mood.anger < before.person.mood.anger


def test_kindness_counts_half_until_the_caller_has_let_it_out() -> None:
    early = go(venting(temper="angry"), say("Sorry about that.", "apologises"))
    late = go(ring(scenario(temper="angry")), say("Sorry about that.", "apologises"))
    assert late.changes[0].by < early.changes[0].by < 0


def asking() -> Person:
    return ring(scenario(issue(asks=texts("How long does it take?"))))


def test_the_caller_asks_its_question_at_the_end_at_the_latest() -> None:
    replies = course(asking(), [say("One."), say("Two."), say("Three."), say("Anything else?", "anything-else")])
    asked = [reply.questions for reply in replies if reply.questions]
    assert asked == [((0, 0),)]


def test_a_question_that_is_passed_over_is_asked_once_more() -> None:
    person = go(asking(), say("1"), say("2"), say("3"), say("Anything else?", "anything-else")).person
    replies = course(person, [say("Next.", steps="tell-them"), say("And next.", steps="tell-them")])
    assert [said(reply, "question-ignored") for reply in replies] == [True, False]


def test_a_question_that_was_answered_is_not_asked_again() -> None:
    person = go(asking(), say("1"), say("2"), say("3"), say("Anything else?", "anything-else")).person
    replies = course(person, [say("It takes a minute.", "gives-estimate"), say("Next.", steps="tell-them")])
    assert not any(said(reply, "question-ignored") for reply in replies)


def rambled(**persona: object) -> int:
    return sum(
        said(reply, "rambles")
        for seed in range(30)
        for reply in course(ring(scenario(**persona), seed), [say(f"Line {n}.") for n in range(8)])
    )


def test_some_ramble_and_some_do_not() -> None:
    assert rambled(speech="rambling") > rambled(talkative="high") > rambled(talkative="medium") == 0


def test_a_rambling_caller_can_be_led_back_kindly() -> None:
    def count(acts: str) -> int:
        return sum(
            said(reply, "rambles")
            for seed in range(30)
            for reply in course(ring(scenario(speech="rambling"), seed), [say("So.", acts), *[say("Yes.")] * 8])[1:]
        )

    assert count("keeps-on-track") * 2 < count("")


def test_the_impatient_say_so() -> None:
    replies = [
        reply
        for seed in range(20)
        for reply in course(ring(scenario(patience="low"), seed), [say(f"{n}") for n in range(16)])
    ]
    assert any(said(reply, "impatient") for reply in replies)


def test_somebody_with_little_of_the_language_cannot_follow_a_long_line() -> None:
    long = say("word " * 40, "explains-cause")
    assert said(go(ring(scenario(speech="simple")), long), "does-not-understand")
    assert said(go(ring(scenario(languages=("hu",))), long), "does-not-understand")
    assert not said(go(ring(), long), "does-not-understand")


def test_technical_people_know_the_words() -> None:
    assert not said(go(ring(scenario(tech="high")), say(acts="jargon")), "jargon")


def test_a_caller_who_does_not_understand_still_answers() -> None:
    reply = go(ring(scenario(speech="simple")), say(acts="jargon", steps="around"))
    assert reply.told == ((0, "workaround", 0),)
    assert said(reply, "does-not-understand")


def test_a_question_about_being_put_through_is_agreed_to_as_such() -> None:
    asks = say("I'd like to put you through. Is that all right?", "introduces-handover asks-permission", "around")
    assert said(go(ring(), asks), "accepts-handover")


def test_a_greeting_is_answered_as_one_whatever_else_is_in_it_and_only_at_the_start() -> None:
    greeting = say("Tak fordi du ringer.", "thanks thanks-for-calling gives-reason")
    assert said(go(ring(), greeting), "answers-greeting")
    late = course(ring(), [say("Yes.", "reassures")] * 4 + [say("Thanks for calling about it.", "thanks-for-calling")])
    assert not said(late[-1], "answers-greeting")


def test_what_only_tells_wants_no_answer_though_it_sounds_open() -> None:
    told = say("Security decides what happens now.", "asks-open gives-next-step", "look-up")
    assert said(go(ring(), told), "accepts-next-step")
    assert not said(go(ring(), say("What happens now?", "asks-open")), "accepts-next-step")


def test_thanks_by_the_way_are_not_answered() -> None:
    reply = go(ring(), say("Thank you. One moment, I am opening your record.", "thanks"))
    assert said(reply, "acknowledges")


@pytest.mark.parametrize(
    ("line", "asked"),
    [("whats the weather like", True), ("Fine?", True), ("No, it stays open until you tell me.", False)],
)
def test_a_question_that_nobody_expected_is_one_without_its_mark_too(line: str, asked: bool) -> None:
    assert said(go(ring(), say(line)), "odd-question") is asked


def test_a_number_that_was_told_is_not_read_out_again() -> None:
    first, again = course(ring(), [say(steps="how-many"), say("How many, please?", steps="how-many")])
    assert said(first, "tells-number")
    assert said(again, "asked-again")
    assert len(again.lines) == 1
