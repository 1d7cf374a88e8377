"""The course of a call: what is told, what moves on, what ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.call import answer
from simulator.call.ideal import rights
from simulator.call.replies import told
from simulator.call.trace import trace
from simulator.call.turn import Turn
from simulator.call.whole import whole_move
from simulator.model.call import Clarity, EntryKind, Move, MoveKind
from tests.call.desk import heard, ideal, ring, said, say, shown, typed, what, workspace


def names(call: object) -> list[str]:
    return [right.name or right.verb for right in rights(call)]  # type: ignore[arg-type]


@pytest.mark.parametrize("scenario", ["tablet", "two"])
@pytest.mark.parametrize("seed", [1, 7, 4711])
def test_right_moves_bring_every_issue_to_its_expected_end(scenario: str, seed: int) -> None:
    call = ideal(ring(scenario, seed=seed))
    expected = [issue.expect.outcome for issue in call.play.scenario.issues]
    assert [issue.ended for issue in call.issues] == expected
    assert call.over
    assert call.ended == "agent"


def test_a_call_begins_with_its_first_record_and_the_callers_words() -> None:
    call = ring()
    assert [entry.kind for entry in call.entries] == [EntryKind.START, EntryKind.CALLER, EntryKind.EVENT]
    assert heard(call) == ["My parcel tablet stays dark."]
    assert (call.turn, call.count, call.happened) == (0, 0, ())


def test_moves_make_new_calls_and_change_none() -> None:
    call = ring()
    before = call.entries
    after = say(call, "Hello", "opening/greet")
    assert call.entries == before
    assert after.entries[: len(before)] == before
    assert after.turn == 1


def test_spoken_time_is_words_and_tools() -> None:
    call = ring()
    before = call.second
    call = say(call, " ".join(["word"] * 25))
    assert call.second - before == 10, "25 words at 150 a minute"
    before = call.second
    call = typed(call, "/do send-spare")
    assert call.second - before == 40, "the step says how long it takes"


def test_one_line_carries_several_steps_in_any_order() -> None:
    call = say(ring(), "May I have your name? Thank you for calling.", "opening/who", "opening/greet")
    assert [event.step for event in trace(call).deeds[0].events] == ["opening/greet", "opening/who"]
    assert names(call) == ["opening/look-up"]


def test_a_verb_done_by_a_tool_is_not_done_by_words() -> None:
    call = ideal(ring("two"), until="account-back/unlock")
    call = say(call, "I've unlocked it.", "account-back/unlock")
    assert names(call) == ["account-back/unlock"]
    assert not [event for event in trace(call).deeds[-1].events if event.protected]


def test_a_tool_works_out_of_turn_and_says_so_in_its_event() -> None:
    call = typed(ring("impostor"), "/do unlock")
    event = trace(call).deeds[0].events[0]
    assert (event.step, event.protected, event.needed, event.assurance) == ("account-back/unlock", "account-back", 3, 0)
    assert shown(call) == ["Done: Unlock the account."]


def test_proof_reaches_the_level_of_the_method_that_passed() -> None:
    call = typed(ideal(ring("two"), until="verify-identity/explain"), "/verify call-back")
    assert call.assurance == 2
    assert call.known_for(0)["proof:account-back"] == 2, "medium is enough for a standard account"
    assert shown(call) == ["Confirmed."]


def test_leaving_a_sub_flow_is_an_event_only_where_a_step_of_it_was_carried_out() -> None:
    call = ideal(ring("two"), until="account-back/unlock")
    left = [(event.subflow, event.outcome) for deed in trace(call).deeds for event in deed.events if event.subflow]
    assert left == [("opening", "known"), ("verify-identity", "proven")]
    assert dict(call.ran)["ran:verify-identity"] == 0
    skipping = typed(ideal(ring("two"), until="verify-identity/explain"), "/do unlock")
    assert not [event for event in trace(skipping).deeds[-1].events if event.subflow]


def test_a_step_left_out_within_a_sub_flow_still_leaves_it() -> None:
    call = ideal(ring("two"), until="verify-identity/note-proof")
    call = typed(call, "/do unlock")
    left = [(event.subflow, event.outcome) for event in trace(call).deeds[-1].events if event.subflow]
    assert left == [("verify-identity", "proven")]


def test_a_second_issue_is_told_at_the_question_and_gets_a_ticket_of_its_own() -> None:
    call = ideal(ring("two"), until="closing/anything-else")
    call = say(call, "Is there anything else?", "closing/anything-else")
    assert "issue-told" in what(call)
    assert heard(call)[-1] == "And the tablet is frozen."
    call = ideal(call)
    assert [ticket.kind for ticket in call.tickets] == ["main", "main"]
    assert {ticket.issue for ticket in call.tickets} == {0, 1}


def test_closing_starts_again_after_another_issue_and_asks_anew() -> None:
    call = ideal(ring("two"))
    asked = [deed for deed in trace(call).deeds if "closing/anything-else" in deed.steps]
    assert [deed.result for deed in asked] == ["yes", "no"]


def test_what_closing_asked_is_forgotten_when_it_starts_again() -> None:
    call = ideal(ring("two"), until="closing/next-issue")
    assert call.known_for(0)["more"] == 0
    call = ideal(call, until="parcel-tablet/open-ticket")
    assert "more" not in call.known_for(0)
    assert call.facts["record"] == 0, "what others asked stays"


def test_a_fact_is_constant_once_known_unless_it_may_be_answered_anew() -> None:
    call = ideal(ring(), until="parcel-tablet/solved")
    turn = Turn(call, said("x"))
    told(turn, 0, "symptom", 1, "")
    told(turn, 0, "works", 1, "")
    told(turn, 0, "works", -1, "")
    assert (turn.issues[0].facts["symptom"], turn.issues[0].facts["works"]) == (0, 1)
    told(turn, 0, "symptom", 1, "", checked=True)
    assert turn.issues[0].facts["symptom"] == 1, "a check beats what was said"


def test_a_move_belongs_to_the_issue_that_is_named() -> None:
    call = ideal(ring("two"), until="parcel-tablet/open-ticket")
    call = typed(call, "/issue 1 /ticket main")
    assert call.tickets[-1].issue == 0
    assert call.current == 1, "naming an issue for one move does not switch"


def test_a_move_belongs_to_the_issue_where_its_step_can_follow() -> None:
    call = typed(ideal(ring("two"), until="parcel-tablet/open-ticket"), "/issue 1", "/ticket main")
    assert call.tickets[-1].issue == 1, "only there a ticket is due"


def test_naming_an_issue_makes_it_the_current_one() -> None:
    call = typed(ideal(ring("two"), until="parcel-tablet/open-ticket"), "/issue 1")
    assert call.current == 0
    assert trace(call).deeds[-1].verb == "", "switching is no deed of a procedure"


def test_an_end_that_opens_a_procedure_adds_an_issue() -> None:
    call = ideal(ring("two"), until="account-back/unlock")
    call = typed(call, "/transfer team-lead", "/end escalated")
    assert [issue.sop for issue in call.issues] == ["account-back", "parcel-tablet"]
    assert call.issues[1].index == -1
    assert trace(call).issues[1].index == -1
    assert call.current == 1


def test_what_was_never_told_is_in_the_trace_all_the_same() -> None:
    call = typed(ring("two"), "/hang-up")
    assert [(issue.sop, issue.told) for issue in trace(call).issues] == [("account-back", 0), ("parcel-tablet", -1)]


def test_an_issue_ends_only_once() -> None:
    call = typed(ideal(ring(), until="parcel-tablet/solved"), "/end resolved")
    again = typed(call, "/issue 1 /end refused")
    assert again.issues[0].ended == "resolved"
    assert shown(again) == ["Issue 1 has ended already: resolved."]


def test_danger_comes_before_a_manager_and_before_everything_else() -> None:
    call = ideal(ring("impostor"), until="manager-request/promise-lead")
    assert names(call) == ["manager-request/promise-lead"]
    call = say(call, "I can't change this before I know it is you.", acts=("sets-boundary",))
    assert call.causes == (("asks-for-manager", 6), ("danger-to-life", 7))
    assert names(call) == ["danger/send-help"]
    call = ideal(call)
    assert names(call) == []


def test_an_interruption_that_hangs_up_leaves_only_the_hanging_up() -> None:
    call = ideal(ring("impostor"), until="danger/send-help")
    call = typed(call, "/do send-help")
    call = say(call, "Help is on its way.", "danger/stay-there")
    assert names(call) == ["hang-up"]


def test_a_third_unclear_line_running_ends_the_call() -> None:
    call = ring()
    for number in range(3):
        assert not call.over, number
        call = answer(call, said("Blargh", clarity=Clarity.UNCLEAR))
    assert (call.over, call.ended) == (True, "abandoned")


def test_a_clear_line_between_unclear_ones_starts_the_count_anew() -> None:
    call = ring()
    for clarity in (Clarity.UNCLEAR, Clarity.UNCLEAR, Clarity.CLEAR, Clarity.UNCLEAR, Clarity.UNCLEAR):
        call = answer(call, said("Blargh", "opening/greet", clarity=clarity))
    assert not call.over


def test_a_minute_of_silence_ends_the_call() -> None:
    call = answer(ring(), Move(MoveKind.WAIT, seconds=30))
    assert not call.over
    call = answer(call, Move(MoveKind.WAIT, seconds=30))
    assert (call.over, call.ended) == (True, "abandoned")


def test_silence_before_a_line_is_time_too() -> None:
    call = answer(ring(), Move(MoveKind.SPEECH, "Hello", heard=said("Hello").heard, seconds=20))
    assert call.second >= 20
    assert not call.over


def test_a_call_that_is_over_stays_as_it_is() -> None:
    call = typed(ring(), "/hang-up")
    after = say(call, "Hello?")
    assert after.latest == ()
    assert after.entries == call.entries


def test_when_the_caller_has_gone_words_reach_nobody_and_tools_still_work() -> None:
    call = typed(ideal(ring("two"), until="account-back/unlock"), "/transfer team-lead")
    assert call.caller_gone == "handed over"
    talking = say(call, "Hello?", "closing/anything-else")
    assert trace(talking).deeds[-1].events == ()
    assert heard(talking) == []
    noted = typed(call, '/record notes "handed over"')
    assert noted.fields["notes"] == "handed over"
    assert typed(call, "/hang-up").ended == "agent"


def test_what_is_owed_without_the_caller_is_offered_before_hanging_up() -> None:
    call = typed(ideal(ring("two"), until="account-back/unlock"), "/transfer team-lead")
    verbs = []
    while not call.over:
        right = rights(call)[0]
        verbs.append(right.verb)
        call = answer(call, whole_move(call, right))
    assert set(verbs[:-1]) <= {"record", "ticket", "escalate", "end"}
    assert verbs[-1] == "hang-up"


def test_a_stopped_call_has_no_score() -> None:
    call = typed(ring(), "/stop")
    assert (call.over, call.ended) == (True, "")


def test_letting_finish_belongs_to_the_step_that_asks_for_it() -> None:
    call = ideal(ring(), until="parcel-tablet/what-happens")
    assert not any("lets-finish" in event.heard for deed in trace(call).deeds for event in deed.events)
    call = say(call, "I am sorry. What does it do?", "parcel-tablet/what-happens", acts=("apologises",))
    deed = trace(call).deeds[-1]
    assert deed.events[0].heard == {"apologises", "lets-finish"}
    assert [hint.act for hint in deed.heard.acts] == ["apologises", "lets-finish"]


def test_the_trace_knows_what_was_known_before_each_move() -> None:
    call = ideal(ring(), until="parcel-tablet/diagnosis")
    deed = next(deed for deed in trace(call).deeds if "parcel-tablet/what-happens" in deed.steps)
    assert "symptom" not in dict(deed.known)
    assert ("symptom", 0) in deed.learned
    assert dict(trace(call).deeds[-1].known)["symptom"] == 0


def test_the_same_seed_and_moves_give_the_same_call() -> None:
    first, second = ideal(ring("two", seed=3)), ideal(ring("two", seed=3))
    assert first.entries == second.entries
    assert trace(first) == trace(second)


def test_a_desk_without_that_language_speaks_its_own() -> None:
    assert ring(lang="").play.lang == workspace().desk.languages[0]


def test_a_sub_flow_that_a_step_jumps_out_of_is_left_before_that_step() -> None:
    call = typed(ring("impostor"), "/verify call-back", "/verify call-back", "/ticket security")
    events = [(event.subflow, event.step) for event in trace(call).deeds[-1].events]
    assert events == [("verify-identity", ""), ("", "account-back/tell-security")]


def test_what_is_said_when_nobody_is_on_the_line_is_heard_by_nobody() -> None:
    call = replace(ring(), caller_gone="hung up")
    call = say(call, "Thank you for your time.", "closing/thanks", acts=("thanks",))
    deed = trace(call).deeds[-1]
    assert (deed.said, deed.heard.acts, deed.steps, deed.events) == ("Thank you for your time.", (), (), ())
