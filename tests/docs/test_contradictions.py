"""
Where the sources of the practices contradict each other, a setting or a decision settles it.

One test or more for each of them, named by its number; docs/explanation/contradictions.md names the same numbers.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from simulator.author.routing import Arrival, route
from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.call.trace import trace
from simulator.cli import main
from simulator.hearing import BAD_ACTS, ear_for
from simulator.model.scenario import Scenario
from simulator.model.sop import Verb
from simulator.model.workspace import Workspace
from simulator.scoring import Result, score
from tests.docs.bent import DESK, bent, problems, without_block
from tests.library.starter import ROOT, starter

PAGE = ROOT / "docs" / "explanation" / "contradictions.md"
NEVER_HOLD = {DESK: ("hold: {policy: permit,", "hold: {policy: never,")}
LANGUAGES = "languages: [en, da, de, hu, es]"
TUESDAY_NIGHT = 1440 + 23 * 60 + 40


def played(name: str, old: str = "", new: str = "", workspace: Workspace | None = None) -> tuple[Result, list[str]]:
    """The score of a call beside the scenarios, one line of it replaced; and what the desk said."""
    text = (ROOT / "scenarios" / f"{name}.call").read_text(encoding="utf-8")
    assert old in text
    desk = workspace or starter()
    call = play_call(desk, read_call(text.replace(old, new, 1), name)).call
    assert call is not None
    return score(trace(call), desk), [str(entry.text) for entry in call.entries if str(entry.kind) == "desk"]


def earned(result: Result, criterion: str) -> int | None:
    """Halves that a criterion earned: 2, 1 or 0; None where it does not apply."""
    found = next(each for each in result.findings if each.criterion.id == criterion)
    return found.low if found.applies else None


@cache
def heard(line: str) -> frozenset[str]:
    return frozenset(act.act for act in ear_for(starter().acts, "en").hears(line))


def escalated(scenario: Scenario) -> bool:
    return any(issue.expect.outcome == "escalated" for issue in scenario.issues)


# X-1 · hold with permission, or never


def test_x1_a_hold_that_was_asked_for_earns_its_points_where_hold_is_permitted() -> None:
    result, _ = played("vendor-line-back.hold")
    assert (earned(result, "F1"), earned(result, "F2")) == (2, 2)


def test_x1_the_same_hold_earns_nothing_at_a_desk_that_never_holds() -> None:
    result, desk_said = played("vendor-line-back.hold", workspace=bent(NEVER_HOLD))
    assert (earned(result, "F1"), earned(result, "F2")) == (0, 0)
    assert any("never puts callers on hold" in line for line in desk_said)


def test_x1_a_call_without_hold_loses_nothing_under_either_policy() -> None:
    for workspace in (starter(), bent(NEVER_HOLD)):
        result, _ = played("vendor-line-back.good", workspace=workspace)
        assert (earned(result, "F1"), earned(result, "F2")) == (None, None)


def test_x1_any_other_word_for_the_policy_is_refused() -> None:
    (problem,) = problems({DESK: ("hold: {policy: permit,", "hold: {policy: sometimes,")})
    assert "permit or never" in problem.message


# X-2 · the caller must not dictate, and chooses the solution


def test_x2_a_caller_chooses_only_among_what_the_procedure_offers() -> None:
    (problem,) = problems({"scenarios/pw-friendly.yaml": ("chooses: portal", "chooses: magic")})
    assert "no option `magic`" in problem.message


def test_x2_giving_in_to_a_demand_outside_the_procedure_loses_the_points_for_firmness() -> None:
    firm, _ = played("mfa-impostor-urgent.good")
    after = "you: I'm not able to change this before I know it's you."
    weak, _ = played("mfa-impostor-urgent.good", after, f"you: /do issue-code\n{after}")
    assert (earned(firm, "B2"), earned(weak, "B2")) == (2, 0)
    assert firm.passed
    assert not weak.passed


# X-3 · always give a time, and never invent one


def test_x3_the_desks_own_time_is_right_and_an_earlier_one_loses_the_points() -> None:
    line = "If we get cut off, they will call you by {target.respond}."
    assert earned(played("angry-repeat.good")[0], "G2") == 2
    assert (
        earned(played("angry-repeat.good", line, "If we get cut off, they will call you in ten minutes.")[0], "G2") == 0
    )


def test_x3_no_script_may_hold_a_time_of_its_own() -> None:
    change = {"sops/password-reset.yaml": ("Does it work now?", "It works by 10 o'clock. Does it work now?")}
    assert problems(change, "time-in-script")


# X-4 · agree with the caller, and be honest


def test_x4_naming_a_feeling_is_no_agreement_and_no_promise() -> None:
    acts = heard("I understand that you're upset, and I'm sorry that this has cost you time.")
    assert {"names-feeling", "apologises"} <= acts
    assert acts.isdisjoint(BAD_ACTS)


def test_x4_a_promise_made_to_please_is_heard_as_one() -> None:
    assert "promises-refund" in heard("You'll get your money back, I promise.")


# X-5 · solve it in the first call, and hand it to the right people


def test_x5_a_right_handover_is_a_full_success() -> None:
    result, _ = played("angry-repeat.good")
    assert earned(result, "E1") == 2
    assert result.passed


def test_x5_a_quarter_of_the_calls_end_in_a_right_handover() -> None:
    scenarios = starter().scenarios
    assert 4 * sum(escalated(each) for each in scenarios) >= len(scenarios)


# X-6 · the name first, the number first, or the matter first


def test_x6_the_number_may_be_asked_before_the_name() -> None:
    asked = "May I have your name and your employee number, please?"
    turned, _ = played("pw-friendly.good", asked, "What's your employee number, please, and may I have your name?")
    assert turned.passed
    assert earned(turned, "D4") == earned(played("pw-friendly.good")[0], "D4") == 2


# X-7 · a fixed script, and never like a robot


def test_x7_elements_are_scored_and_the_wording_is_free() -> None:
    greeting = "Thank you for calling the Alder Bay service desk, my name is Sam."
    own = "Hello there, Sam here at the Alder Bay service desk, thanks for calling."
    assert earned(played("pw-friendly.good", greeting, own)[0], "A1") == 2
    assert earned(played("pw-friendly.good", greeting, "Yes?")[0], "A1") == 1


# X-8 · use the trade's words, or avoid them


def test_x8_words_of_the_trade_in_a_script_are_a_finding() -> None:
    change = {"sops/password-reset.yaml": ("I'm sorry you can't get in,", "I'm sorry you can't authenticate,")}
    assert problems(change, "jargon-in-script")


# X-9 · a human voice, and a message before it


def test_x9_an_outage_message_needs_an_end() -> None:
    assert problems({DESK: ("    until: 2026-12-31\n", "")}, "message-without-expiry")


def test_x9_an_outage_message_falls_silent_after_its_end_and_the_night_message_by_day() -> None:
    def hears(minute: int, day: str) -> set[str]:
        return {name for name, _ in route(starter().desk, Arrival(minute, "en", day)).hears}

    assert {"outage-statement", "night-message"} <= hears(TUESDAY_NIGHT, "2026-11-24")
    assert "outage-statement" not in hears(TUESDAY_NIGHT, "2027-01-05")
    assert "night-message" not in hears(1440 + 10 * 60, "2026-11-24")


# X-10 · every 24 hours, at regular intervals, by some system


def test_x10_an_open_ticket_is_heard_of_every_24_hours() -> None:
    rare = {DESK: ("resolve: 72 hours, update: 10 hours", "resolve: 72 hours, update: 30 hours")}
    assert problems(rare, "slow-update")


# X-11 · the ticket at the greeting, at the diagnosis, or afterwards


def test_x11_a_ticket_is_opened_before_anything_is_found_out() -> None:
    for sop in starter().procedures:
        first = next(step for step in sop.steps if step.verb is Verb.TICKET)
        assert first.phase == "listening", sop.id


def test_x11_the_diagnosis_is_written_before_the_repair() -> None:
    old = "    record: [diagnosis, priority]\n    then:"
    assert problems({"sops/password-reset.yaml": (old, old.replace("diagnosis, ", ""))}, "broken-policy")


def test_x11_the_ticket_is_completed_at_the_end_of_every_call() -> None:
    assert problems({"sops/closing.yaml": ("    record: [notes, tags]\n", "    record: [tags]\n")}, "broken-policy")


# X-12 · approval even if slow, and quickly


def test_x12_an_exception_without_its_yes_is_a_finding() -> None:
    change = (
        "{when: {amount: 201 or more}, next: over-limit}",
        "{when: {amount: 201 or more}, next: refund-over-limit}",
    )
    assert problems({"sops/complaint-billing.yaml": change}, "broken-policy")


def test_x12_waiting_for_the_yes_costs_no_points() -> None:
    slow = bent({DESK: ("approval: 40 seconds", "approval: 100 seconds")})
    quick, waited = played("billing-refund.good")[0], played("billing-refund.good", workspace=slow)[0]
    assert waited.low == quick.low
    card = starter().scorecard
    assert card is not None
    assert not [each.id for each in card.criteria if each.by == "metric"]


# X-13 · English will do, or the caller's language


def test_x13_a_language_that_is_promised_must_be_spoken_everywhere() -> None:
    missing = problems({DESK: (LANGUAGES, LANGUAGES.replace("es]", "es, fr]"))}, "missing-translation")
    assert {each.at.file for each in missing} >= {DESK, "sops/opening.yaml", "sops/closing.yaml"}


def test_x13_a_language_that_was_dropped_is_no_longer_practised(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    assert main(["init", str(folder / "own")]) == 0
    desk = folder / "own" / DESK
    desk.write_text(
        desk.read_text(encoding="utf-8").replace(LANGUAGES, LANGUAGES.replace("da, ", "")), encoding="utf-8"
    )
    capsys.readouterr()
    words = [
        "practice",
        "pw-friendly",
        "--lang",
        "da",
        "--seed",
        "7",
        "--mode",
        "free",
        "--workspace",
        str(folder / "own"),
    ]
    assert main(words) == 2
    assert "this desk speaks en, de, hu, es" in capsys.readouterr().err


def test_x13_a_caller_of_another_language_gets_an_interpreter() -> None:
    assert any(each.caller == "language-barrier" and each.use == "interpreter" for each in starter().desk.at_any_time)
    assert played("language-barrier.good")[0].passed


# X-14 · calls sorted by network address


def test_x14_calls_are_not_sorted_by_network_address() -> None:
    harbour = '{queue: harbourline, dialled: ["555-0180"],'
    (problem,) = problems({DESK: (harbour, harbour.replace("dialled", 'ip: "192.0.2.1", dialled'))})
    assert "`ip` is no key" in problem.message


# X-15 · have no difficult customers


def test_x15_refusing_difficult_callers_is_no_way_to_pass() -> None:
    tempers = ("angry", "bitter", "pushy")
    difficult = [each for each in starter().scenarios if each.caller.genuine and each.caller.persona.temper in tempers]
    assert difficult
    for scenario in difficult:
        assert (ROOT / "scenarios" / f"{scenario.id}.good.call").is_file(), scenario.id
    assert any("refuse-everyone" in each.must_fail for each in difficult)


# X-16 · solve a complaint at once, or hand it to its owner


def test_x16_a_complaint_with_an_owner_and_a_next_call_is_done_for_the_first_line() -> None:
    sop = starter().sop("complaint-billing")
    assert sop is not None
    assert not sop.fcr_expected
    scenario = starter().scenario("angry-repeat")
    assert scenario is not None
    assert escalated(scenario)
    assert played("angry-repeat.good")[0].passed


# A desk that was edited badly


def test_a_team_that_is_gone_is_found_wherever_it_is_needed() -> None:
    found = problems({DESK: (without_block(DESK, "identity-team"), "")})
    assert {each.rule for each in found} == {"unknown-name"}
    assert {each.at.file for each in found} >= {"sops/password-reset.yaml", "sops/mfa-loss.yaml"}


def test_closing_the_last_team_at_night_is_found() -> None:
    on_call = without_block(DESK, "on-call")
    closed = {DESK: (on_call, on_call.replace("hours: always", "hours: business"))}
    assert problems(closed, "team-closed-when-needed")


def test_closing_the_desk_at_night_is_found() -> None:
    route = '  - {queue: night-desk, during: nights-and-weekends, says: "One agent for all, with the on-call list"}\n'
    (problem,) = problems({DESK: (route, "")}, "closed-hours-unrouted")
    assert "Mon 18:00" in problem.message
    assert "general" in problem.message


def test_dropping_a_language_whose_texts_are_still_there_is_found() -> None:
    found = problems({DESK: (LANGUAGES, LANGUAGES.replace("da, ", ""))}, "language-not-offered")
    assert len(found) == 2, "the texts, and the queue for those who speak it"
    assert all("`da`" in each.help for each in found[:1])
    assert "desk-danish" in found[1].message


def test_never_holding_and_still_having_a_way_to_hold_is_found() -> None:
    (problem,) = problems(NEVER_HOLD, "hold-though-never")
    assert problem.at.file == DESK


def test_the_page_tells_all_sixteen_and_names_tests_that_exist() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| (X-\d+) \|", text, re.MULTILINE) == [f"X-{number}" for number in range(1, 17)]
    for number in range(1, 17):
        assert any(name.startswith(f"test_x{number}_") for name in globals())
