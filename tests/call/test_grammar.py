"""A number takes an option, `/word` works a tool, anything else is speech; what cannot be read spends no turn."""

from __future__ import annotations

import pytest

from simulator.call.grammar import Complaint, Helper, cleaned, describe, read_line
from simulator.call.listen import read_move
from simulator.call.names import WORDS, nameable
from simulator.model.call import Move, MoveKind
from tests.call.desk import helper, ideal, refused, ring, typed


def tool(line: str, scenario: str = "tablet") -> Move:
    read = read_line(ring(scenario), line)
    assert isinstance(read, Move), read
    return read


@pytest.mark.parametrize(
    ("line", "verb", "target", "rest"),
    [
        ("/check record", "check", "record", ()),
        ("/CHECK Record", "check", "record", ()),
        ("/check board", "check", "board", ()),
        ("/check account", "check", "account", ()),
        ("/kb charging a tablet", "check", "kb", ("charging a tablet",)),
        ("/verify call_back", "verify", "call-back", ()),
        ("/do send-spare", "do", "send-spare", ()),
        ("/do parcel-tablet/send-spare", "do", "send-spare", ()),
        ("/do unlock", "do", "unlock", ()),
        ("/ticket main", "ticket", "main", ()),
        ('/record diagnosis "flat battery" priority P3', "record", "", ("diagnosis=flat battery", "priority=P3")),
        ("/record diagnosis it is flat", "record", "", ("diagnosis=it is flat",)),
        ('/record diagnosis notes "same text"', "record", "", ("diagnosis=same text", "notes=same text")),
        ("/record notes “curly quotes”", "record", "", ("notes=curly quotes",)),
        ('/record notes "never closed', "record", "", ("notes=never closed",)),
        ("/note he wants the lead", "record", "", ("note=he wants the lead",)),
        ("/follow-up call at nine", "record", "", ("follow_up=call at nine",)),
        ("/priority p1", "record", "", ("priority=P1",)),
        ('/hold "looking it up" 60s', "hold", "", ("looking it up 60s",)),
        ("/resume", "resume", "", ()),
        ("/approval team-lead", "approval", "team-lead", ()),
        ("/wait wait-for-driver", "wait", "wait-for-driver", ()),
        ('/escalate network-team "dark since noon"', "escalate", "network-team", ("dark since noon",)),
        ("/transfer team-lead wants a word", "transfer", "team-lead", ("wants a word",)),
        ("/end resolved", "end", "resolved", ()),
        ("/hint", "hint", "", ()),
        ("/stop", "stop", "", ()),
    ],
)
def test_a_tool_is_read(line: str, verb: str, target: str, rest: tuple[str, ...]) -> None:
    move = tool(line)
    assert (move.kind, move.verb, move.target, move.rest) == (MoveKind.TOOL, verb, target, rest)


@pytest.mark.parametrize(("line", "seconds"), [("/wait 20s", 20), ("/wait 2 minutes", 120), ("/wait", 10)])
def test_waiting_for_nothing_is_silence(line: str, seconds: int) -> None:
    move = tool(line)
    assert (move.kind, move.seconds) == (MoveKind.WAIT, seconds)


def test_hanging_up_is_a_move_of_its_own() -> None:
    assert tool("/hang-up").kind is MoveKind.HANG_UP
    assert tool("/hang_up").kind is MoveKind.HANG_UP


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/chekc record", "There is no /chekc. Did you mean /check?"),
        ("/check recrod", "/check knows no recrod. Did you mean record?"),
        ("/check", "/check needs a name."),
        ("/verify callback", "Did you mean call-back?"),
        ("/do unlok", "Did you mean unlock?"),
        ("/ticket mian", "Did you mean main?"),
        ("/end solved", "Did you mean resolved?"),
        ("/transfer netwrok-team", "Did you mean network-team?"),
        ("/record diagnsis x", "Did you mean diagnosis?"),
        ("/record", "/record needs a field"),
        ("/priority P9", "There is no priority P9."),
        ("/priority", "/priority needs one of P1, P3."),
        ("/note", "/note needs a text."),
        ("/kb", "/kb needs words"),
        ("/issue 5", "The caller has told no issue 5 yet; told so far: 1."),
        ("/issue 5 /ticket main", "The caller has told no issue 5 yet"),
        ("/issue 1 /ticket mian", "Did you mean main?"),
        ("/", "A word belongs behind /."),
        ("/wait forever", "/wait knows no forever."),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_and_what_can_be_named(line: str, words: str) -> None:
    message = refused(ring(), line)
    assert words in message
    assert "\n" not in message


@pytest.mark.parametrize("line", ["", "   ", "\t", "\x00\x1b"])
def test_an_empty_line_is_refused_without_a_word(line: str) -> None:
    assert refused(ring(), line) == ""


def test_a_refused_line_changes_nothing() -> None:
    call = ring()
    read = read_move(call, "/nonsense")
    assert isinstance(read, Complaint)
    assert call.turn == 0
    assert call.latest == ring().latest


@pytest.mark.parametrize(
    ("line", "word"), [("/help", "help"), ("/heard", "heard"), ("/mood", "mood"), ("/pause", "pause")]
)
def test_helpers_ask_the_program_and_not_the_call(line: str, word: str) -> None:
    assert helper(ring(), line) == Helper(word)


def test_help_knows_every_word() -> None:
    assert all(describe(word) for word in WORDS)
    assert describe("nonsense") == ""
    assert helper(ring(), "/help check").rest == "check"
    assert nameable(ring(), "help") == WORDS


def test_there_are_no_hints_in_an_exam() -> None:
    assert refused(ring(mode="exam"), "/hint") == "There are no hints in an exam."


def test_control_characters_and_line_ends_never_reach_the_call() -> None:
    assert cleaned("Hello\x1b[31m\r\n\u2028there\u202e\x00 you\ufeff") == "Hello [31m there you"


def test_a_ten_kilobyte_paste_is_answered_shortly_and_what_one_can_say_in_a_breath_is_read() -> None:
    paste = "please help me " * 700
    assert len(refused(ring(), paste)) < 120
    assert len(refused(ring(), f'/note "{paste}"')) < 120
    move = read_line(ring(), paste[:2000])
    assert isinstance(move, Move)
    assert move.text == paste[:2000].strip()


def test_speech_that_begins_with_a_digit_is_speech_in_free_play() -> None:
    read = read_move(ring(), "2")
    assert isinstance(read, Move)
    assert read.kind is MoveKind.SPEECH


def test_a_number_takes_a_shown_option_in_guided_play() -> None:
    call = ring(mode="guided")
    read = read_move(call, " 2 ")
    assert isinstance(read, Move)
    assert (read.kind, read.option) == (MoveKind.OPTION, 2)
    assert isinstance(read_move(call, "02"), Move)
    wrong = read_move(call, "9")
    assert wrong == Complaint("There are 4 choices, 1 to 4.")


def test_speech_is_heard_when_it_is_read() -> None:
    read = read_move(ring(), "Thank you for calling the Quay Company desk, my name is Sam.")
    assert isinstance(read, Move)
    assert read.heard.steps == ("opening/greet",)
    assert [hint.act for hint in read.heard.acts] == ["own-name"]


def test_when_the_call_is_over_nothing_is_read() -> None:
    call = typed(ring(), "/hang-up")
    assert refused(call, "Hello?") == "The call is over."
    assert isinstance(read_move(typed(ring(mode="guided"), "/hang-up"), "1"), Complaint)


def test_one_move_may_be_about_another_issue() -> None:
    call = ideal(ring("two"), until="parcel-tablet/open-ticket")
    move = read_line(call, '/issue 1 /record notes "late"')
    assert isinstance(move, Move)
    assert (move.issue, move.verb, move.rest) == (1, "record", ("notes=late",))
    assert isinstance(read_line(call, "/issue 1 /help"), Helper)


def test_what_can_be_named_begins_with_the_issue_at_hand() -> None:
    call = ideal(ring("two"), until="parcel-tablet/open-ticket")
    assert nameable(call, "ticket")[:2] == ("main", "spare")
    assert nameable(call, "do")[0] == "send-spare"
    assert nameable(call, "issue") == ("1", "2")
    assert nameable(call, "hang-up") == ()
