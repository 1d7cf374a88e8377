"""The desk's tools: what each shows, writes, asks and takes."""

from __future__ import annotations

from simulator.call import answer
from simulator.call.trace import trace
from simulator.model.call import EntryKind, Move, MoveKind
from tests.call.desk import heard, ideal, refused, ring, said, say, shown, typed, what


def test_the_record_shows_who_the_desk_knows_and_what_was_before() -> None:
    call = typed(ring(), "/check record")
    assert shown(call)[0].startswith("Record: name Dana Quill; employee number Q-17")
    assert shown(call)[1] == "History: Called last week about a cable."
    assert call.facts["record"] == 0


def test_the_board_lags_behind_the_first_callers() -> None:
    call = typed(ring(), "/check board")
    assert shown(call) == ["Parcel tablets: 1 ticket"]
    later = answer(typed(call, "/hold"), Move(MoveKind.WAIT, seconds=300))
    assert shown(typed(later, "/check board")) == ["Parcel tablets: 1 ticket", "Parcel tablets: 9 tickets"]
    assert shown(typed(ring("two"), "/check board")) == ["Status board: nothing reported in the last 30 minutes."]


def test_the_knowledge_base_shows_the_best_article() -> None:
    call = typed(ring(), "/kb charging")
    assert shown(call)[0].startswith("Charging a tablet\n\nPut it on its charger")
    both = shown(typed(ring(), "/kb tablet"))
    assert both[1].startswith("Also: ")
    assert shown(typed(ring(), "/kb submarine")) == ["Knowledge base: nothing about submarine."]


def test_a_check_finds_what_is_so_and_beats_what_was_said() -> None:
    call = typed(ring("impostor"), "/check account")
    assert shown(call) == ["Account: privileged."]
    assert call.issues[0].facts["account"] == 1


def test_what_only_the_caller_knows_cannot_be_looked_up() -> None:
    assert "/check knows no symptom." in refused(ring(), "/check symptom")
    call = answer(ring(), Move(MoveKind.TOOL, verb="check", target="nothing-at-all"))
    assert trace(call).deeds[0].result == "unknown"


def test_a_ticket_gets_a_number_that_the_seed_decides() -> None:
    first, second = typed(ring(), "/ticket main"), typed(ring(), "/ticket main")
    assert first.tickets == second.tickets
    assert first.tickets[0].number.startswith("INC-")
    assert typed(ring(seed=8), "/ticket main").tickets[0].number != first.tickets[0].number


def test_a_side_ticket_hangs_under_the_main_one() -> None:
    call = typed(ring(), "/ticket main", "/ticket spare")
    assert call.tickets[1].parent == call.tickets[0].number
    assert call.tickets[1].number.startswith("REQ-")


def test_nothing_is_in_a_ticket_but_what_was_written() -> None:
    call = ideal(ring(), until="parcel-tablet/diagnosis")
    assert call.tickets[0].fields == ()
    assert call.tickets[0].priority == ""
    call = typed(call, '/record diagnosis "flat battery"', "/priority P3")
    assert call.tickets[0].fields == (("diagnosis", "flat battery"), ("priority", "P3"))
    assert call.tickets[0].priority == "P3"
    assert trace(call).issues[0].priority == "P3"


def test_a_second_text_in_a_field_is_added_and_a_second_priority_replaces() -> None:
    call = typed(ring(), "/ticket main", '/note "one"', '/note "two"', "/priority P1", "/priority P3")
    assert call.tickets[0].field("note") == "one\ntwo"
    assert call.tickets[0].field("priority") == "P3"
    assert call.tickets[0].field("nothing") == ""


def test_without_a_ticket_a_note_stands_in_the_call() -> None:
    call = typed(ring(), '/note "early"')
    assert shown(call) == ["Noted in the notes of the call: note."]
    assert call.fields == {"note": "early"}


def test_a_note_by_the_way_is_another_than_the_one_that_is_left_behind() -> None:
    call = ideal(ring(), until="closing/notes")
    call = typed(call, '/note "brought the new one"')
    assert shown(call) == [f"Noted in {call.tickets[0].number}: notes."]
    assert trace(call).deeds[-1].steps == ("closing/notes",)


def test_a_record_carries_out_the_step_whose_fields_it_writes() -> None:
    call = ideal(ring(), until="parcel-tablet/diagnosis")
    call = typed(call, '/record diagnosis "flat" priority P3')
    deed = trace(call).deeds[-1]
    assert deed.steps == ("parcel-tablet/diagnosis",)
    assert deed.events[0].fields == ("diagnosis", "priority")


def test_verification_gives_one_result_after_the_other() -> None:
    call = ideal(ring("impostor"), until="verify-identity/call-back")
    for _ in range(2):
        call = typed(call, "/verify call-back")
        assert shown(call) == ["No answer."]
    assert call.assurance == 0
    assert [deed.result for deed in trace(call).deeds[-2:]] == ["no-answer", "no-answer"]


def test_permission_is_asked_and_time_is_waited_for() -> None:
    call = typed(ring(), "/approval team-lead")
    assert shown(call) == ["Granted."]
    call = typed(call, "/wait wait-for-driver")
    assert shown(call) == ["It happened: For the driver to confirm."]


def test_a_team_asks_once_for_what_nobody_told_it_and_then_sends_the_case_back() -> None:
    call = typed(ideal(ring(), until="opening/who"), "/ticket main", "/escalate network-team")
    assert shown(call) == ["Network team: Before I take this, tell me: caller name, symptom, story?"]
    assert trace(call).deeds[-1].result == ""
    call = typed(call, "/escalate network-team")
    assert shown(call) == ["Network team: I'm sending this back. Without caller name, symptom, story we cannot start."]
    assert trace(call).deeds[-1].result == "refused"


def test_a_team_takes_what_the_ticket_and_the_note_tell() -> None:
    call = ideal(ring(), until="parcel-tablet/how-many")
    call = typed(call, '/escalate network-team "It has been dark since noon today."')
    assert shown(call) == ["Network team: Rosa here. We take it."]
    assert call.issues[0].handed_to == "network-team"


def test_a_field_that_was_written_down_needs_no_note() -> None:
    call = ideal(ring(), until="parcel-tablet/how-many")
    call = typed(call, '/record story "dark"', "/escalate network-team")
    assert trace(call).deeds[-1].result == "taken"


def test_a_closed_team_does_not_pick_up_and_its_stand_in_is_named() -> None:
    call = typed(ring("impostor"), "/escalate network-team")
    assert shown(call) == ["Network team: nobody is there until 08:00 on Monday. Meanwhile: on-call."]
    assert trace(call).deeds[-1].result == "no-answer"


def test_a_team_that_works_from_its_tray_takes_a_case_at_any_hour() -> None:
    call = typed(ring("impostor"), '/escalate parcel-team "It has been dark since noon today."')
    assert trace(call).deeds[-1].result == "taken"


def test_what_the_scenario_says_about_a_step_wins_over_hours() -> None:
    call = ideal(ring("impostor"), until="verify-identity/explain")
    call = typed(call, "/transfer team-lead")
    assert trace(call).deeds[-1].result == "refused"
    assert shown(call) == ["Team lead: We can't take this one."]
    assert call.caller_gone == ""


def test_a_taken_transfer_takes_the_caller_along() -> None:
    call = typed(ideal(ring("two"), until="account-back/unlock"), "/transfer team-lead")
    assert call.caller_gone == "handed over"


def test_an_unknown_team_in_a_move_from_elsewhere_harms_nothing() -> None:
    call = answer(ring(), Move(MoveKind.TOOL, verb="escalate", target="nobody"))
    assert shown(call) == ["Nobody is called nobody here."]


def test_hold_counts_its_seconds_and_ends_with_the_procedure_that_waits() -> None:
    call = ideal(ring(), until="parcel-tablet/how-many")
    call = say(call, "May I put you on hold for two minutes?", "hold/ask-hold", acts=("asks-hold",), times=((2, 2),))
    call = typed(call, '/hold "looking it up"')
    assert call.hold is not None
    assert (call.hold.promised, call.hold.reason) == (120, "looking it up")
    assert dict(call.latest[-1].data)["asked"] == "yes"
    call = answer(call, Move(MoveKind.WAIT, seconds=90))
    call = typed(call, "/resume")
    deed = trace(call).deeds[-1]
    assert (deed.steps, deed.result) == (("hold/on-hold",), "happened")
    assert trace(call).hold_seconds == 90
    call = say(call, "Thank you for waiting.", "hold/thank-for-waiting")
    assert ("hold", "back") in [(event.subflow, event.outcome) for event in trace(call).deeds[-1].events]


def test_a_hold_that_lasted_too_long_timed_out() -> None:
    call = answer(typed(ring(), "/hold"), Move(MoveKind.WAIT, seconds=500))
    call = typed(call, "/resume")
    assert what(call)[0] == "resumed"
    assert not call.over, "nobody is abandoned on hold by silence alone"


def test_a_word_to_a_caller_on_hold_starts_the_wait_anew() -> None:
    call = answer(typed(ring(), "/hold 30s"), Move(MoveKind.WAIT, seconds=100))
    call = typed(call, '/hold "one more minute" 60s')
    assert call.hold is not None
    assert call.hold.checked == call.hold.waited
    assert call.hold.promised == 60
    assert "check-back" in what(call)


def test_whoever_speaks_takes_the_caller_back_first() -> None:
    call = say(typed(ring(), "/hold"), "Hello again")
    assert call.hold is None
    assert what(call)[0] == "resumed"


def test_hold_and_resume_without_a_caller_or_a_hold_only_say_so() -> None:
    assert shown(typed(ring(), "/resume")) == ["The caller is not on hold."]
    gone = typed(ideal(ring("two"), until="account-back/unlock"), "/transfer team-lead")
    assert shown(typed(gone, "/hold")) == ["Nobody is on the line."]


def test_ending_before_anything_was_told_only_says_so() -> None:
    call = answer(ring(), Move(MoveKind.TOOL, verb="issue", target="x"))
    assert shown(call) == ["No such issue has been told."]


def test_a_tool_that_no_procedure_expects_is_an_event_all_the_same() -> None:
    call = typed(ring(), "/verify manager")
    event = trace(call).deeds[-1].events[0]
    assert (event.step, event.verb, event.method) == ("", "verify", "manager")
    call = typed(call, "/end abandoned")
    assert trace(call).deeds[-1].events[0].ends == "abandoned"


def test_every_line_of_a_move_is_of_its_turn() -> None:
    call = say(ring(), "May I have your name?", "opening/who")
    assert {entry.turn for entry in call.latest} == {1}
    assert call.latest[0].kind is EntryKind.MOVE
    assert heard(call) == ["This is Dana Quill."]
    assert answer(call, said("Hello")).latest[0].turn == 2
