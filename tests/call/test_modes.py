"""Small promises that each mode, desk and hour makes."""

from __future__ import annotations

from dataclasses import replace

from simulator.call import answer, begin
from simulator.call.ideal import Right, rights
from simulator.call.label import label
from simulator.call.options import options
from simulator.call.play import Shelf, shelf_of
from simulator.call.trace import trace
from simulator.call.typed import filled, summary, written
from simulator.call.whole import in_words, told, whole_move
from simulator.model.call import Heard, Move, MoveKind
from simulator.model.desk import HoldPolicy
from simulator.model.workspace import Workspace
from tests.call.desk import ideal, ring, said, say, shown, typed, workspace


def with_desk(**changes: object) -> Workspace:
    found = workspace()
    return replace(found, desk=replace(found.desk, **changes))  # type: ignore[arg-type]


def ring_at(desk: Workspace, scenario: str = "tablet") -> object:
    found = desk.scenario(scenario)
    assert found is not None
    return begin(desk, found, seed=7)


def test_in_relaxed_play_a_long_thought_is_no_silence() -> None:
    slow = replace(said("Hello"), seconds=90)
    assert answer(ring(), slow).over
    relaxed = answer(ring(relaxed=True), slow)
    assert not relaxed.over
    assert relaxed.second < 30


def test_a_desk_that_never_holds_says_so_and_lets_it_happen() -> None:
    call = ring_at(with_desk(hold=HoldPolicy("never")))
    call = typed(call, "/hold")  # type: ignore[arg-type]
    assert shown(call) == ["This desk never puts callers on hold: keep talking while you work."]
    assert trace(call).deeds[-1].events[0].verb == "hold"


def test_a_desk_without_a_frame_around_its_issues_plays_the_issue_alone() -> None:
    call = ring_at(with_desk(every_call=()))
    assert rights(call)[0].name == "parcel-tablet/open-ticket"  # type: ignore[arg-type]
    call = ideal(call)  # type: ignore[arg-type]
    assert call.issues[0].ended == "resolved"


def test_a_role_that_has_gone_home_gives_no_permission() -> None:
    call = typed(ring("impostor"), "/approval team-lead")
    assert shown(call) == ["No answer."]


def test_what_is_written_after_the_call_is_not_said_to_the_caller() -> None:
    lures = tuple(replace(lure, phase="wrap-up") for lure in workspace().lures[:2])
    desk = replace(workspace(), lures=lures)
    found = desk.scenario("tablet")
    assert found is not None
    call = begin(desk, found, seed=7, mode="guided")
    while rights(call)[0].name != "closing/notes":
        call = answer(call, whole_move(call, rights(call)[0]))
    lure = next(option for option in options(call) if option.kind == "nice")
    assert lure.move.text == ""
    assert not lure.text.startswith('"')
    after = answer(call, lure.move)
    assert trace(after).deeds[-1].events == ()
    assert trace(after).deeds[-1].fault == "nicest-option"


def test_a_time_that_the_right_priority_allows_is_not_invented() -> None:
    call = ideal(ring("two"), until="parcel-tablet/what-happens")
    twenty = Heard(times=((20, 20),))
    assert "invented-time" not in [hint.act for hint in label(call, "In twenty minutes", twenty).acts]
    assert "invented-time" in [hint.act for hint in label(call, "In five", Heard(times=((5, 5),))).acts]


def test_right_notes_say_what_was_found_out() -> None:
    call = ideal(ring(), until="parcel-tablet/diagnosis")
    assert filled(call, "caller_name") == "Dana Quill"
    assert filled(call, "symptom") == "dark"
    assert filled(call, "priority") == "P3"
    assert filled(call, "diagnosis") == "empty battery"
    assert filled(call, "who_verified_how") == "nobody was verified"
    assert filled(call, "notes") == summary(call)
    assert summary(ring("two")).startswith("The caller: The account is locked")
    proven = ideal(ring("two"), until="verify-identity/note-proof")
    assert filled(proven, "who_verified_how") == "call-back: passed"


def test_every_tool_is_written_as_it_is_typed() -> None:
    assert written(Move(MoveKind.TOOL, verb="resume")) == "/resume"
    assert written(Move(MoveKind.HANG_UP)) == "/hang-up"
    assert written(Move(MoveKind.TOOL, verb="record", rest=('notes=a "b"\nc',))) == "/record notes \"a 'b' c\""
    assert (
        written(Move(MoveKind.TOOL, verb="escalate", target="security", rest=("now",), issue=2))
        == '/issue 2 /escalate security "now"'
    )


def test_a_right_move_without_a_step_has_words_too() -> None:
    call = typed(ring(), "/hold")
    assert in_words(call, Right("resume")) == "Take the caller back from hold."
    assert told(call, Right("hang-up")) == "Nothing is left to do here: hang up."
    assert whole_move(call, Right("hang-up")).kind is MoveKind.HANG_UP


def test_a_question_without_a_script_is_asked_in_the_facts_own_words() -> None:
    desk = workspace()
    sop = desk.sop("parcel-tablet")
    assert sop is not None
    steps = tuple(
        replace(step, say=step.say.__class__()) if step.id in ("what-happens", "which-one", "try-it") else step
        for step in sop.steps
    )
    changed = replace(desk, sops=tuple(replace(sop, steps=steps) if one is sop else one for one in desk.sops))
    call = ideal(ring_at(changed), until="parcel-tablet/what-happens")  # type: ignore[arg-type]
    words = [whole_move(call, right).text for right in rights(call)]
    assert words == ["What does the tablet do?", "serial, please?"]


def test_the_shelf_of_a_workspace_is_made_once_and_few_are_kept() -> None:
    assert shelf_of(workspace()) is shelf_of(workspace())
    first = shelf_of(workspace())
    for _ in range(5):
        shelf_of(with_desk())
    assert shelf_of(workspace()) is not first
    assert Shelf(workspace()).hash == first.hash


def test_saying_goodbye_to_nobody_is_no_deed_of_the_caller() -> None:
    call = typed(ideal(ring("two"), until="account-back/unlock"), "/transfer team-lead")
    before = call.person
    assert say(call, "Goodbye").person == before
