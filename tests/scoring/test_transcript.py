"""Recorded calls from elsewhere: what is read, what is refused with its line, and how they are scored."""

from __future__ import annotations

import json

import pytest

from simulator.scoring import score
from simulator.scoring.recorded import facts_from, trace_of
from simulator.scoring.transcript import read_transcript
from tests.scoring.library import library, lines_of

GOOD = """speaker,text,time
agent,"Thank you for calling the Alder Bay Shipping service desk, my name is Sam.",0:04
caller,"Hello, I lost my phone.",0:10
agent,"May I have your name and your employee number, please?",0:14
agent,"How can I help you, Ms Okoro?",0:30
agent,"I'm sorry you can't sign in, Ms Okoro. Tell me what happened, and which phone it is; take your time.",0:41
agent,"Is there anything else I can do for you?",2:00
agent,"Thank you for your time and your patience, Ms Okoro. Goodbye.",2:10
"""


def problems(text: str, kind: str = "csv") -> list[tuple[int, str]]:
    found = read_transcript(text, kind, "call.csv", library()).problems
    assert all(problem.at.file == "call.csv" for problem in found)
    return [(problem.at.line, problem.message) for problem in found]


def test_a_transcript_without_tools_owes_no_tool_and_loses_no_points_for_them() -> None:
    recorded = read_transcript(GOOD, "csv", "call.csv", library())
    assert not recorded.problems
    call = trace_of(recorded, library(), "mfa-loss")
    found = score(call, library())
    assert not found.skipped
    assert not any(one.certain for one in found.critical)
    counted = {finding.criterion.id for finding in found.findings if finding.applies}
    assert not counted & {"A3", "B1", "D1", "D2", "H1", "H2"}
    names = {name for deed in call.deeds for name in deed.steps}
    assert {"opening/greet", "opening/who", "closing/anything-else", "closing/thanks"} <= names


def test_json_lines_and_csv_say_the_same() -> None:
    rows = [
        {"speaker": "agent", "text": "Is there anything else I can do for you?", "time": 5},
        {"speaker": "caller", "text": "No."},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    table = 'speaker,text,time\nagent,"Is there anything else I can do for you?",5\ncaller,No.,\n'
    by_json = read_transcript(lines, "jsonl", "f", library())
    by_csv = read_transcript(table, "csv", "f", library())
    assert [(one.speaker, one.text, one.second) for one in by_json.lines] == [
        (one.speaker, one.text, one.second) for one in by_csv.lines
    ]


@pytest.mark.parametrize("sign", [";", "\t"], ids=["semicolon", "tab"])
def test_a_table_is_read_as_spreadsheets_of_many_countries_write_it(sign: str) -> None:
    rows = (("Speaker", "Text", "Time"), ("agent", "Hello, and welcome.", "1,5"), ("caller", '"Yes; hello"', "0:04"))
    table = "\ufeff" + "".join(sign.join(row) + "\r\n" for row in rows)
    found = read_transcript(table, "csv", "f", library())
    assert not found.problems
    assert [(one.text, one.second) for one in found.lines] == [("Hello, and welcome.", 1), ("Yes; hello", 4)]


def test_a_table_with_another_sign_between_its_cells_is_told_which_one_to_use() -> None:
    (problem,) = read_transcript("speaker|text\nagent|Hello\n", "csv", "f", library()).problems
    assert "with commas between" in problem.help


def test_a_step_or_tool_that_is_written_beside_a_line_is_taken_as_it_stands() -> None:
    text = (
        "speaker,text,step,tool,result\nagent,Some words.,mfa-loss/what-happened,,\nagent,,,/do suspend,done\n"
        "agent,,,/verify call-back,passed\n"
    )
    recorded = read_transcript(text, "csv", "f", library())
    call = trace_of(recorded, library(), "mfa-loss")
    assert [deed.steps for deed in call.deeds] == [
        ("mfa-loss/what-happened",), ("mfa-loss/suspend",), ("verify-identity/call-back",),
    ]  # fmt: skip
    assert call.tools_shown


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("who,text\nagent,Hi\n", 1, "no column `speaker`"),
        ("", 1, "no column `speaker`"),
        ("speaker,text\nrobot,Hi\nagent,Hi\n", 2, "no speaker `robot`"),
        ("speaker,text\ncaller,Hi\n", 1, "nobody at the desk"),
        ("speaker,text,step\nagent,Hi,no-such-step\n", 2, "no step `no-such-step`"),
        ("speaker,text,time\nagent,Hi,9\nagent,Hi,4\n", 3, "before that of the line above"),
        ("speaker,text,time\nagent,Hi,soon\n", 2, "no time"),
        ("speaker,text\nagent,a,b\n", 2, "3 cells"),
        ('speaker,text\nagent,"open\n', 2, "no CSV"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, words: str) -> None:
    found = problems(text)
    assert any(at == line and words in message for at, message in found), found


def test_all_problems_are_found_at_once() -> None:
    text = '{"speaker": "agent", "text": "Hi"}\nnot json\n{"speaker": "cat", "text": "Hi"}\n{"text": "Hi"}\n[1]\n'
    assert [line for line, _ in problems(text, "jsonl")] == [2, 3, 4, 5]


def test_facts_are_checked_against_the_procedure() -> None:
    assert facts_from(["loss=stolen"], library(), "mfa-loss") == ((("loss", 1),), "")
    assert "no fact" in facts_from(["colour=red"], library(), "mfa-loss")[1]
    assert "cannot be" in facts_from(["loss=eaten"], library(), "mfa-loss")[1]


def test_the_words_of_an_ideal_call_are_recognised_without_any_label() -> None:
    said = [line for line in lines_of("mfa-director-genuine") if not line.startswith("/")]
    text = "\n".join(json.dumps({"speaker": "agent", "text": line}) for line in said)
    facts = (("loss", 2), ("account", 1))
    call = trace_of(read_transcript(text, "jsonl", "f", library()), library(), "mfa-loss", facts)
    found = score(call, library())
    assert found.fitness >= 850
