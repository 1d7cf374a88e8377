"""What a caller knows, says first, hides, and does."""

from __future__ import annotations

import pytest

from simulator.caller import Reply, truth
from simulator.model.fact import UNKNOWN
from simulator.model.scenario import Expect
from simulator.model.text import bare
from tests.caller.desk import course, go, issue, ring, said, say, scenario, texts, tool


def told(reply: Reply) -> dict[str, int]:
    return {fact: number for _, fact, number in reply.told}


def test_a_question_brings_the_fact_and_the_scenarios_words() -> None:
    person = ring(scenario(issue(facts=(("loss", (1,)),), tells=(("loss", texts("It was stolen.")),))))
    reply = go(person, say(steps="which-loss"))
    assert told(reply) == {"loss": 1}
    assert reply.answers == (("trouble/which-loss", "stolen"),)
    assert reply.lines == ("It was stolen.",)


def test_a_line_tells_only_the_fact_beside_it() -> None:
    person = ring(scenario(issue(facts=(("loss", (1,)), ("workaround", (1,))))))
    assert set(told(go(person, say(steps="around")))) == {"workaround"}


def test_a_claim_is_told_first_and_the_truth_when_asked_again() -> None:
    made = scenario(issue(facts=(("loss", (2,)),), claims=(("loss", 0),), hides=(("loss", 3),)))
    replies = course(ring(made), [say(steps="which-loss")] * 4)
    assert [told(reply)["loss"] for reply in replies] == [0, 0, 2, 2]


def test_a_claim_without_a_number_holds_once() -> None:
    made = scenario(issue(facts=(("loss", (2,)),), claims=(("loss", 0),)))
    assert [told(reply)["loss"] for reply in course(ring(made), [say(steps="which-loss")] * 2)] == [0, 2]


def test_the_words_of_a_claim_are_not_said_for_the_truth() -> None:
    lines = texts("I lost it.", "It is gone.")
    made = scenario(issue(facts=(("loss", (2,)),), claims=(("loss", 0),), tells=(("loss", lines),)))
    first, second = course(ring(made), [say(steps="which-loss")] * 2)
    assert set(first.lines) < {"I lost it.", "It is gone."}
    assert said(second, "tells-value")


def test_what_is_hidden_is_not_known_at_first() -> None:
    made = scenario(issue(facts=(("loss", (2,)),), hides=(("loss", 2),)))
    first, second = course(ring(made), [say(steps="which-loss")] * 2)
    assert (told(first)["loss"], told(second)["loss"]) == (UNKNOWN, 2)
    assert first.answer == "unknown"
    assert said(first, "does-not-know")


def test_a_list_of_values_is_one_answer_after_the_other() -> None:
    lines = texts("No, nothing.", "Yes! There it is.")
    made = scenario(issue(facts=(("works", (1, 0)),), tells=(("works", lines),)))
    replies = course(ring(made), [say(steps="try-it")] * 3)
    assert [told(reply)["works"] for reply in replies] == [1, 0, 0]
    assert [reply.lines[0] for reply in replies[:2]] == ["No, nothing.", "Yes! There it is."]
    assert said(replies[2], "tells-yes")


def test_what_the_scenario_does_not_say_is_assumed_or_the_first_listed() -> None:
    person = ring(scenario(issue()))
    assert truth(person, 0, "affected") == (3, "")
    assert truth(person, 0, "loss") == (0, "")
    assert truth(person, 0, "no-such-fact") == (0, "")


def test_a_fact_of_an_issue_that_a_step_opened_has_its_first_value() -> None:
    assert truth(ring(), 5, "affected") == (1, "")


def test_the_caller_knows_name_and_number_unasked_by_the_scenario() -> None:
    reply = go(ring(), say(steps="round/who"))
    assert reply.texts == ((0, "caller_name", "Anna Berg"), (0, "employee_id", "AB-1"))
    assert reply.answers == (("round/who", "done"),)
    assert said(reply, "gives-name")
    assert said(reply, "gives-id")


def test_the_name_is_the_one_that_the_caller_says() -> None:
    person = ring(scenario(says_name="Director Berg"))
    assert truth(person, 0, "caller_name") == (0, "Director Berg")


def test_for_a_text_that_nobody_wrote_the_caller_points_back() -> None:
    reply = go(ring(), say(steps="which-device"))
    assert reply.texts == ()
    assert said(reply, "as-i-said")
    assert reply.answer == "known"


def test_a_text_of_the_scenario_is_said_in_a_line() -> None:
    made = scenario(issue(texts=(("device", bare("the blue phone")),)))
    reply = go(ring(made), say(steps="which-device"))
    assert reply.texts == ((0, "device", "the blue phone"),)
    assert "the blue phone" in reply.lines[0]


def test_several_facts_at_once_are_unknown_when_one_is_withheld() -> None:
    made = scenario(issue(hides=(("loss", 2),)))
    assert go(ring(made), say(steps="what")).answer == "unknown"


def test_a_fact_of_the_call_is_told_by_any_issue() -> None:
    made = scenario(issue(), issue("after-first", facts=(("record", (1, 0)),)))
    first, second = course(ring(made), [tool("check", "record", "round/look-up")] * 2)
    assert (first.answer, second.answer) == ("not-found", "found")


def test_the_record_shows_what_it_shows_whatever_the_caller_says() -> None:
    made = scenario(issue(texts=(("device", bare("a red phone")),)), record=(("device", bare("a blue phone")),))
    reply = go(ring(made), tool("check", "device"))
    assert reply.found == ((0, "device", 0),)
    assert reply.texts == ((0, "device", "a blue phone"),)
    assert reply.told == ()
    assert reply.lines == ()


def test_a_caller_who_is_not_listed_is_not_found() -> None:
    made = scenario(record_found=False)
    assert go(ring(made), tool("check", "record", "round/look-up")).answer == "not-found"
    assert go(ring(), tool("check", "record", "round/look-up")).answer == "found"


def test_a_check_of_something_unknown_is_answered_so() -> None:
    assert go(ring(), tool("check", "no-such-fact")).answer == "unknown"


def test_methods_give_one_result_after_the_other_and_repeat_the_last() -> None:
    made = scenario(methods=(("call-back", ("no-answer", "passed")),))
    replies = course(ring(made), [tool("verify", "call-back", "round/call-back")] * 3)
    assert [reply.answer for reply in replies] == ["no-answer", "passed", "passed"]


@pytest.mark.parametrize(("genuine", "result"), [(True, "passed"), (False, "failed")])
def test_a_method_that_nobody_described_tells_genuine_callers_apart(genuine: bool, result: str) -> None:
    assert go(ring(scenario(genuine=genuine)), tool("verify", "call-back")).answer == result


def test_results_of_steps_come_in_turn_by_bare_or_qualified_name() -> None:
    made = scenario(issue(results=(("issue-code", ("failed", "done")), ("trouble/scan", ("cannot",)))))
    code = tool("do", "issue-code", "trouble/issue-code")
    assert [reply.answer for reply in course(ring(made), [code] * 3)] == ["failed", "done", "done"]
    reply = go(ring(made), say(steps="scan"))
    assert reply.answer == "cannot"
    assert said(reply, "cannot-do-it")


def test_a_step_of_a_sub_flow_takes_its_results_from_any_issue() -> None:
    made = scenario(issue(), issue("after-first", results=(("call-back", ("no-answer",)),)))
    assert go(ring(made), tool("verify", "call-back", "round/call-back")).answer == "no-answer"


@pytest.mark.parametrize(
    ("verb", "result"),
    [("do", "done"), ("approval", "granted"), ("wait", "happened"), ("transfer", "taken"), ("escalate", "taken")],
)
def test_a_tool_that_no_step_asks_for_gives_its_first_result(verb: str, result: str) -> None:
    assert go(ring(), tool(verb, "somebody")).answer == result


def test_a_result_that_the_desk_decided_stands() -> None:
    assert go(ring(), tool("transfer", "team-lead", result="no-answer")).answer == "no-answer"


def test_what_is_done_on_the_own_device_has_words() -> None:
    made = scenario(issue(tells=(("scan", texts("It says done.")),)))
    assert go(ring(made), say(steps="scan")).lines == ("It says done.",)
    assert said(go(ring(), say(steps="scan")), "does-it")


@pytest.mark.parametrize(
    ("chooses", "refuses", "option", "situation"),
    [
        ("", (), "portal", "picks-first"),
        ("reset", (), "reset", "picks-second"),
        ("visit", (), "visit", "picks-option"),
        ("", ("portal",), "reset", "picks-second"),
        ("portal", ("portal",), "reset", "picks-second"),
        ("", ("portal", "reset", "visit"), "none", "refuses-option"),
        ("not-on-offer", (), "portal", "picks-first"),
    ],
)
def test_the_caller_takes_the_wanted_option_else_the_first_not_refused(
    chooses: str, refuses: tuple[str, ...], option: str, situation: str
) -> None:
    reply = go(ring(scenario(issue(chooses=chooses, refuses=refuses))), say(steps="choose"))
    assert reply.answer == option
    assert said(reply, situation)


def test_a_choice_has_the_scenarios_words_where_there_are_any() -> None:
    made = scenario(issue(tells=(("choose", texts("The quick one.")),)))
    assert go(ring(made), say(steps="choose")).lines == ("The quick one.",)


def test_a_step_that_nobody_knows_is_done() -> None:
    assert go(ring(), say(steps="made-up/step")).answers == (("made-up/step", "done"),)


def test_several_steps_in_one_line_are_all_answered() -> None:
    reply = go(ring(), say(steps="tell-them around"))
    assert reply.answers == (("trouble/tell-them", "done"), ("trouble/around", "yes"))


def test_a_question_without_a_step_is_answered_too() -> None:
    reply = go(ring(), say(asked=((0, "workaround"),)))
    assert told(reply) == {"workaround": 0}


def test_what_is_expected_is_never_said() -> None:
    made = scenario(issue(expect=Expect(outcome="refused"), wants=bare("somebody else's account")))
    lines = [line for reply in course(ring(made), [say(acts="asks-open")] * 6) for line in reply.lines]
    assert not any("account" in line or "refused" in line for line in lines)


def test_the_scenarios_own_lines_are_said_once() -> None:
    person = ring(scenario(issue(tells=(("works", texts("It works.", "Yes, it does.")),))))
    lines = [line for reply in course(person, [say(f"{n}", steps="try-it") for n in range(5)]) for line in reply.lines]
    assert len(lines) == len(set(lines)) == 5
    assert {"It works.", "Yes, it does."} < set(lines)
