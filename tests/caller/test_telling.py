"""How issues come out."""

from __future__ import annotations

from simulator.caller import Reply, Stimulus
from simulator.model.scenario import BookLine, LineBook, Scenario
from simulator.model.text import Text
from tests.caller.desk import course, desk_of, go, issue, ring, ring_in, said, say, scenario, texts, tool

SECOND = "The printer is dead, too."
ASIDE = "Odd mails came in last night."


def several(how: str, *opens: str) -> Scenario:
    return scenario(issue(), issue(how, opens=texts(*(opens or (SECOND,)))))


def test_a_caller_says_what_it_is_about_when_the_call_comes_in() -> None:
    first = ring_in()
    assert first.lines[-1] == "My phone is gone."
    assert said(first, "picks-up")
    assert first.issues == (0,)


def test_nobody_says_hello_twice() -> None:
    assert ring_in(
        scenario(issue(opens=texts("<picks-up and more"))),
    ).lines == ("<picks-up and more",)


def test_an_issue_without_a_first_line_is_told_all_the_same() -> None:
    first = ring_in(scenario(issue(opens=())))
    assert first.issues == (0,)
    assert first.lines


def test_another_play_may_open_in_other_words() -> None:
    lines = texts("My phone is gone.", "I can't find my phone.", "No phone any more.")
    assert len({ring_in(scenario(issue(opens=lines)), seed).lines[-1] for seed in range(20)}) == 3


def test_two_issues_told_at_once_come_with_a_link() -> None:
    first = ring_in(several("at-once"))
    assert first.issues == (0, 1)
    assert first.lines[-1] == SECOND
    assert said(ring_in(several("at-once")), "picks-up")


def test_a_caller_whose_issues_all_come_later_still_opens_with_the_first() -> None:
    assert ring_in(scenario(issue("after-first"))).issues == (0,)


def test_a_tangled_issue_comes_out_with_the_next_line() -> None:
    reply = go(ring(several("tangled")), say())
    assert reply.issues == (1,)
    assert SECOND in reply.lines


def test_a_second_issue_follows_once_the_first_has_ended() -> None:
    replies = course(ring(several("after-first")), [say(), tool("end", "resolved", resolved=True), say()])
    assert [reply.issues for reply in replies] == [(), (), (1,)]
    assert said(replies[2], "another-issue")


def test_a_last_issue_waits_for_the_question_whether_there_is_more() -> None:
    person = ring(several("at-anything-else"))
    replies = course(
        person, [say(), tool("end", "resolved"), say(), say(acts="anything-else", steps="round/anything-else")]
    )
    assert [reply.issues for reply in replies] == [(), (), (), (1,)]
    assert replies[3].told == ((0, "more", 0),)
    assert replies[3].answer == "yes"
    assert said(replies[3], "more-issue")


def test_when_nothing_is_left_the_caller_says_so() -> None:
    reply = go(ring(), say(acts="anything-else", steps="round/anything-else"))
    assert reply.answer == "no"
    assert said(reply, "nothing-else")


def test_the_question_whether_there_is_more_works_without_a_step() -> None:
    assert go(ring(several("after-first")), say(acts="anything-else")).issues == (1,)
    assert said(go(ring(), say(acts="anything-else")), "nothing-else")


def test_a_hint_falls_by_the_way_and_tells_nothing() -> None:
    person = ring(several("hinted", ASIDE, "Yes, a mail asked for my password."))
    replies = course(person, [say(), say(), say(), say()])
    assert [reply.hinted for reply in replies] == [(), (), (1,), ()]
    assert all(reply.issues == () for reply in replies)
    assert sum(ASIDE in reply.lines for reply in replies) == 1


def test_a_hint_is_not_the_answer_to_is_there_anything_else() -> None:
    person = ring(several("hinted", ASIDE))
    reply = go(person, say(), say(), say(), say(acts="anything-else", steps="round/anything-else"))
    assert reply.issues == ()
    assert reply.answer == "no"


def after_hint(*more: Stimulus) -> list[Reply]:
    person = ring(several("hinted", ASIDE, "Yes, a mail asked for my password."))
    replies = course(person, [say(), say(), say()])
    at = next(number for number, reply in enumerate(replies) if reply.hinted)
    return course(replies[at].person, more)


def test_a_hint_named_by_one_of_its_words_is_told_however_late() -> None:
    reply = after_hint(say(), say(), say(), say("You mentioned some NIGHTLY mail."))[3]
    assert reply.issues == (1,)
    assert "Yes, a mail asked for my password." in reply.lines


def test_a_word_that_everybody_uses_takes_up_no_hint() -> None:
    made = several("hinted", "And this is what everybody said to me.", "Yes, exactly.")
    lines = tuple(BookLine("acknowledges", f"{n}: what everybody said, this and that") for n in range(9))
    person = ring(made, desk=desk_of(made, books=(LineBook("en", lines),)))
    replies = course(person, [say(), say(), say(), say("This is what everybody said.")])
    assert [reply.issues for reply in replies] == [(), (), (), ()]


def test_an_open_question_soon_after_a_hint_takes_it_up() -> None:
    assert after_hint(say(acts="asks-open"))[0].issues == (1,)


def test_an_open_question_long_after_a_hint_comes_too_late() -> None:
    assert after_hint(say(), say(), say(), say(acts="paraphrases"))[3].issues == ()


def test_a_question_about_the_hinted_issue_takes_it_up() -> None:
    assert after_hint(say(asked=((1, "works"),)))[0].issues == (1,)
    assert after_hint(say(issue=1))[0].issues == (1,)


def test_a_hint_with_one_line_is_taken_up_with_a_line_of_the_book() -> None:
    person = ring(several("hinted", ASIDE))
    replies = course(person, [say(), say(), say()])
    at = next(number for number, reply in enumerate(replies) if reply.hinted)
    reply = go(replies[at].person, say(acts="asks-open"))
    assert said(reply, "hint-taken")


def test_an_open_question_brings_what_was_not_asked_yet() -> None:
    tells: tuple[tuple[str, tuple[Text, ...]], ...] = (
        ("choose", texts("A step, no fact.")),
        ("works", texts("It doesn't.")),
        ("workaround", texts("I can walk over.")),
    )
    person = ring(scenario(issue(tells=tells)))
    first = go(person, say(acts="asks-open"))
    assert first.told == ((0, "workaround", 0),)
    assert first.lines == ("I can walk over.",)
    second = go(first.person, say(acts="asks-open"))
    assert second.told == ()
    assert said(second, "as-i-said")


def test_an_issue_that_has_ended_is_not_told_on() -> None:
    person = ring(scenario(issue(tells=(("workaround", texts("I can walk over.")),))))
    assert go(person, tool("end", "resolved"), say(acts="asks-open")).told == ()
