"""Lines as a nervous person types them, heard in a call of the starter library."""

from __future__ import annotations

import pytest

from simulator.call import Call, answer, begin
from simulator.call.listen import hear, read_move
from simulator.model.call import Move
from tests.library.starter import starter


def call_of(scenario: str, *lines: str) -> Call:
    found = starter().scenario(scenario)
    assert found is not None
    call = begin(starter(), found, seed=7)
    for line in lines:
        move = read_move(call, line)
        assert isinstance(move, Move), move
        call = answer(call, move)
    return call


OPENED = ("Hello, service desk, Sam here. Your name and number please?", "/check record", "How can I help you?")


def acts_in(call: Call, line: str) -> set[str]:
    return {hint.act for hint in hear(call, line).acts}


def test_a_sentence_that_does_what_the_step_is_for_carries_it_in_any_words() -> None:
    call = call_of("pw-friendly")
    assert hear(call, "hello service desk sam here").steps == ("opening/greet",)
    assert hear(call, "hello there").steps == (), "one act alone belongs to many sentences"


@pytest.mark.parametrize("line", ["no i cant skip that, sorry, same for everyone", "sorry no", "sorry about that"])
def test_being_sorry_asks_nothing(line: str) -> None:
    assert "mfa-loss/what-happened" not in hear(call_of("mfa-impostor-urgent", *OPENED), line).steps


def test_a_side_road_of_the_opening_is_not_heard_once_the_opening_is_over() -> None:
    assert hear(call_of("mfa-impostor-urgent", *OPENED), "i am sorry you can't get in").steps == ()


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("i have to check its really you first", "explains-verification"),
        ("so its broken since monday right?", "checks-understanding"),
        ("oh thats bad", "names-feeling"),
        ("ill call you back in ten minutes", "gives-next-update"),
        ("so nobody solved it in three calls and you want someone who's responsible. correct?", "paraphrases"),
        ("so nobody solved it in three calls and you want someone who's responsible, correct?", "checks-understanding"),
        ("so you put the password in on the fake page and the pc is offline now, right?", "checks-understanding"),
        ("i understand, and i'm still not going to make an exception", "sets-boundary"),
        ("ticket nr is INC-688093, nothing more to do for you", "gives-next-step"),
        ("you do it on the portal, or shall i reset it for you?", "offers-choice"),
        ("name and emp no?", "asks-name"),
    ],
)
def test_short_and_sloppy_words_count(line: str, act: str) -> None:
    assert act in acts_in(call_of("pw-friendly"), line)


def test_i_can_see_you_called_is_no_goodbye() -> None:
    assert "farewell" not in acts_in(call_of("angry-repeat"), "I am really sorry, I can see you called before")


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("it's a bigger problem, i'm calling in the team for this", "own-name"),
        ("lets take them one by one", "gives-time"),
    ],
)
def test_what_only_sounds_like_it_is_not_heard(line: str, act: str) -> None:
    assert act not in acts_in(call_of("vpn-is-outage", *OPENED), line)


def test_a_time_that_the_caller_told_is_no_time_of_ours_when_it_is_said_back() -> None:
    call = call_of("pw-friendly", *OPENED, "/ticket main", "By when do you need it?")
    assert "gives-time" not in acts_in(call, "so you need it by half past two, is that right?")
    assert "gives-time" not in acts_in(call, "you have until half past two then")
    assert "gives-time" in acts_in(call, "you will hear from us in forty minutes")


UNTIL_TRIED = (
    *OPENED, "/ticket main", "What exactly do you see when you try?", "/check account", "/verify call-back",
    "/check board", '/record diagnosis "expired" priority P4',
    "Would you rather do it on the self-service page, or shall I reset it?",
    "Please open the self-service page and choose new password.",
)  # fmt: skip


@pytest.mark.parametrize("line", ["can you try to log in now while i wait", "try to log in again pls", "works now?"])
def test_asking_for_a_trial_is_asking_whether_it_works(line: str) -> None:
    assert hear(call_of("pw-friendly", *UNTIL_TRIED), line).steps == ("password-reset/try-it",)


@pytest.mark.parametrize(
    ("scenario", "line", "step"),
    [
        ("pw-friendly", "did you give ur pw to someone? or clicked a weird mail?", "password-reset/somebody-else"),
        ("printer-jargon", "only you or others too?", "major-incident-check/scope"),
    ],
)  # fmt: skip
def test_a_question_in_ones_own_words_is_the_step_that_asks_it(scenario: str, line: str, step: str) -> None:
    assert step in hear(call_of(scenario, *OPENED, "/ticket main"), line).steps


def test_tell_me_what_happened_begins_no_second_closing() -> None:
    call = call_of("angry-repeat", *OPENED, "/ticket complaint")
    assert (
        "closing/next-issue" not in hear(call, "And what went wrong? Could you tell me what happened once more?").steps
    )


def test_greeting_and_asking_in_one_breath_is_both() -> None:
    line = "hi this is sam at the alder bay service desk, may i have your name and employee number?"
    assert hear(call_of("vpn-is-outage"), line).steps == ("opening/greet", "opening/who")


@pytest.mark.parametrize(
    "line",
    [
        "before i touch money i have to check its really you, ill call you back on your number",
        "i cant do that before i verify you, its the same for everybody. ill ring the number we have in the record",
    ],
)
def test_the_no_that_follows_a_failed_check_is_not_heard_before_the_check(line: str) -> None:
    call = call_of(
        "billing-refund", *OPENED, "/ticket complaint", "Tell me what happened, from the beginning.",
        "/record what_happened x impact y", "/check earlier", "Is it about how we worked, or about an amount?",
        "Which amount is it, and on which bill?",
    )  # fmt: skip
    assert hear(call, line).steps == ("verify-identity/why-we-check", "verify-identity/call-back")


def test_a_tool_after_the_naming_of_an_issue_is_meant_for_it_though_the_other_one_is_due_as_well() -> None:
    call = call_of(
        "four-issues-rambler", *OPENED, "that's a lot, let me write it down first. what else?",
        "so it's the printer, the password, the remote access and your wife's mail, right?",
        "what happened with the mail?", "/issue 2", "/ticket main",
    )  # fmt: skip
    assert [issue.sop for issue in call.issues] == ["printer-peripheral", "security-report"]
    assert [(ticket.issue, ticket.type) for ticket in call.tickets] == [(1, "security")]
