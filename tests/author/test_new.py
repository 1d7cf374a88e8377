"""`sop new`: what is written lints clean, reads back as it was meant, can be won, and overwrites nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.author.new_scenario import ScenarioDraft, scenario_text
from simulator.author.new_sop import sop_text
from simulator.author.path_calls import path_call
from simulator.author.said_numbers import sayable
from simulator.author.sop_draft import REASON, UNDERSTOOD, SopDraft
from simulator.author.yaml_words import bare, is_one_line, quoted
from simulator.flow.nodes import Edge, Graph, Node, NodeKind
from simulator.lint import check
from simulator.lint.study import Study
from simulator.model import fact as facts
from simulator.model.fact import Domain, DomainKind, Fact, Spans
from simulator.model.place import Problem, Severity
from simulator.model.workspace import Workspace
from simulator.rookies import rookie
from simulator.rookies.proving import rookie_check
from simulator.source import load, load_text
from tests.author.space import STARTER, small, sop, texts, written

TODAY = "2026-11-22"
ON = datetime.date(2026, 11, 22)
SOP = (
    "--title", "Forgotten door code", "--owner", "Site services", "--use-when",
    "The caller stands before a door and does not know its code.", "--fix", "Set a new door code", "--today", TODAY,
)  # fmt: skip
CALL = ("--title", "Before the meeting", "--opens", "It won't let me in.", "--wants", "To get in.", "--today", TODAY)


@cache
def starter() -> Workspace:
    return load(STARTER)


def serious(space: Workspace, file: str) -> list[Problem]:
    return [one for one in check(space, ON) if one.at.file == file and one.severity is not Severity.ADVICE]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return written(tmp_path / "desk", texts())


PROTECTED = ["", "account-recovery", "refund"]


@pytest.mark.parametrize("protected", PROTECTED)
def test_a_new_procedure_lints_clean_whatever_it_protects(protected: str) -> None:
    draft = SopDraft(
        "door-codes", "Forgotten door code", "Site services", "It is shut.", "Open it", TODAY, protected=protected
    )
    files = dict(starter().files) | {"sops/door-codes.yaml": sop_text(starter(), draft)}
    space = load_text(files)
    assert not space.problems
    assert serious(space, "sops/door-codes.yaml") == []
    assert [step.protected for step in space.sop("door-codes").steps if step.protected] == (
        [protected] if protected else []
    )


def test_a_new_procedure_fits_a_desk_of_another_make(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("new", "sop", "door-codes", *SOP, "--protected", "door-code", "--workspace", desk) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{desk / 'sops' / 'door-codes.yaml'}\n"
    assert "It lints clean." in shown.err
    for command in (["show", "door-codes"], ["graph", "door-codes"], ["lint", "--today", TODAY]):
        assert sop(*command, "--workspace", desk) == 0


def test_procedures_that_were_begun_alike_are_no_copies_of_each_other() -> None:
    files = dict(starter().files)
    for number in range(len(UNDERSTOOD)):
        draft = SopDraft(f"one-{number}", "A title", "Site services", "It is shut.", f"Do {number}", TODAY)
        files[f"sops/one-{number}.yaml"] = sop_text(load_text(files), replace(draft, protected="refund"))
    assert [one for one in check(load_text(files), ON) if one.rule == "copied-steps"] == []


@pytest.mark.parametrize(
    ("scripts", "acts"),
    [
        (UNDERSTOOD, {"paraphrases", "checks-understanding"}),
        (REASON, {"explains-cause", "explains-plainly"}),
    ],
    ids=["understood", "reason"],
)
def test_whatever_it_begins_with_is_heard_as_what_it_is(scripts: tuple[str, ...], acts: set[str]) -> None:
    study = Study(starter(), ON)
    assert [script for script in scripts if not acts <= (study.heard(script, "en") or set())] == []
    assert len(set(scripts)) == len(scripts)


def test_nobody_needs_anything_in_no_time_where_that_makes_no_difference() -> None:
    call = path_call(starter(), starter().sop("password-reset"), "", "resolved")
    assert dict(call.facts)["deadline_hours"] == ("4",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [(((5, 720),), 4), (((0, 2),), 2), (((3, 720), (-1, -1)), 2), (((0, 0),), 0), (((0, 720),), 24)],
    ids=["from 5 on", "up to 2", "from 3 on or unknown", "0 alone", "any"],
)
def test_a_likelier_number_is_one_that_no_condition_tells_from_nought(asked: Spans, said: int) -> None:
    edge = Edge(0, ((facts.Test("hours", asked),),))
    graph = Graph("one", (Node(NodeKind.DECIDE, None, "one", edges=(edge,)),), 0)
    hours = Fact("hours", Domain(DomainKind.NUMBER, low=0, high=720))
    assert sayable(hours, 0, graph, small().desk) == said
    assert sayable(hours, 9, graph, small().desk) == 9


LINES = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")), min_size=1, max_size=60
).filter(lambda text: text == text.strip() and bool(text))


@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_whatever_is_answered_reads_back_as_it_was_said(title: str, fix: str) -> None:
    draft = SopDraft("door-codes", title, "Site services", "It is shut.", fix, TODAY)
    space = load_text(texts() | {"sops/door-codes.yaml": sop_text(small(), draft)})
    found = space.sop("door-codes")
    assert found is not None, space.problems
    assert str(found.title) == title
    assert str(found.step("put-right").does) == fix


@pytest.mark.parametrize("word", ["yes", "Null", "a: b", "it's", "# no", "-", "1", "{x}", 'say "so"', "a\\b", "ends: "])
def test_what_yaml_would_take_for_something_else_is_quoted(word: str) -> None:
    assert bare(word) == quoted(word)
    assert bare("Site services") == "Site services"
    assert not is_one_line("two\nlines")
    assert not is_one_line("  ")


def test_nothing_is_overwritten(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / "sops" / "lodge-key.yaml").read_text(encoding="utf-8")
    assert sop("new", "sop", "lodge-key", *SOP, "--workspace", desk) == 3
    assert "is there already and stays as it is" in capsys.readouterr().err
    assert (desk / "sops" / "lodge-key.yaml").read_text(encoding="utf-8") == before
    assert sop("new", "scenario", "lodge-key", "--from", "lodge-key", *CALL, "--workspace", desk) == 3


def test_without_a_terminal_a_missing_answer_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("new", "sop", "door-codes", "--title", "A door", "--workspace", desk) == 2
    assert capsys.readouterr().err.strip() == "--owner is missing: who answers for this procedure?"
    assert sop("new", "scenario", "door-first", "--workspace", desk) == 2
    assert "--sop is missing" in capsys.readouterr().err
    assert not (desk / "sops" / "door-codes.yaml").exists()


WRONG = [
    (["sop", "con", *SOP], "Windows keeps the name 'con'"),
    (["sop", "com1", *SOP], "Windows keeps the name 'com1'"),
    (["sop", "null", *SOP], "'null' means something else in these files."),
    (["scenario", "nul", "--from", "lodge-key", *CALL], "Windows keeps the name 'nul'"),
    (["sop", "a" * 61, *SOP], f"Write it as {'a' * 60}:"),
    (["sop", "Door Codes", *SOP], "Write it as door-codes:"),
    (["sop", "door-codes", *SOP, "--team", "second-lin"], "Did you mean 'second-line'?"),
    (["sop", "door-codes", *SOP, "--protected", "all"], "--protected: 'all' is none of them. There is: door-code."),
    (["sop", "door-codes", *SOP, "--question", "two\nlines"], "--question: write one line of text."),
    (["scenario", "one", "--from", "lodge-keys", *CALL], "Did you mean 'lodge-key'?"),
    (["scenario", "one", "--from", "lodge-key", "--path", "hand-ove", *CALL], "Did you mean 'hand-over'?"),
    (["scenario", "one", "--from", "lodge-key", "--ends", "happily", *CALL], "'happily' is no end."),
    (["scenario", "one", "--from", "lodge-key", "--cast", "guest-9", *CALL], "Did you mean 'guest-1'?"),
    (["scenario", "one", "--from", "lodge-key", "--must-fail", "angel", *CALL], "There is no rookie 'angel'"),
    (["scenario", "one", "--from", "lodge-key", "--tells", "works", *CALL], "is not FACT=TEXT"),
    (["scenario", "one", "--from", "lodge-key", "--difficulty", "6", *CALL], "6 is not one of 1 to 5"),
    (["scenario", "one", "--from", "lodge-key", "--starts", "noon", *CALL], "'noon' is not a time"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[message for _, message in WRONG])
def test_an_answer_that_cannot_be_used_is_refused(
    words: list[str], message: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sop("new", *words, "--workspace", desk) == 2
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in (desk / "scenarios").iterdir()) == [
        "_cast.en.yaml",
        "example.yaml",
        "lodge-key.yaml",
    ]


def test_somebody_is_drawn_for_a_new_scenario_and_put_below_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = desk / "scenarios" / "_cast.en.yaml"
    before = cast.read_text(encoding="utf-8")
    assert (
        sop("new", "scenario", "one", "--from", "lodge-key", *CALL, "--tells", "works=It opens!", "--workspace", desk)
        == 0
    )
    assert cast.read_text(encoding="utf-8").startswith(before)
    space = load(desk)
    scenario = space.scenario("one")
    assert not space.problems
    assert space.person(scenario.caller.cast) is not None
    assert scenario.issues[0].tells[0][0] == "works"
    assert "It lints clean." in capsys.readouterr().err
    assert sop("new", "scenario", "two", "--from", "lodge-key", "--cast", "guest-1", *CALL, "--workspace", desk) == 0
    assert load(desk).scenario("two").caller.cast == "guest-1"


def test_the_faults_that_must_not_pass_are_written_down(desk: Path) -> None:
    faults = ("--must-fail", "fixer", "--must-fail", "robot")
    assert sop("new", "scenario", "one", "--from", "lodge-key", *CALL, *faults, "--workspace", desk) == 0
    assert load(desk).scenario("one").must_fail == ("fixer", "robot")


WAYS = [(one.id, name) for one in starter().procedures for name in ("", *(path for path, _ in one.paths))]


@pytest.mark.slow
def test_a_scenario_for_any_way_lints_clean_and_comes_there() -> None:
    files = dict(starter().files)
    for number, (name, path) in enumerate(WAYS):
        found = starter().sop(name)
        call = path_call(starter(), found, path)
        assert call is not None, f"{name}, {path}"
        assert not path or dict(found.paths)[path] in call.steps
        draft = ScenarioDraft(f"way-{number}", f"Call {number}", "It doesn't work.", "To go on.", starter().cast[0].id)
        files[f"scenarios/way-{number}.yaml"] = scenario_text(starter(), found, call, draft)
    space = load_text(files)
    assert [one for one in check(space, ON) if "/way-" in one.at.file and one.severity is not Severity.ADVICE] == []


WON = [
    ("password-reset", ""), ("mfa-loss", "not-proven"), ("mfa-loss", "outage"), ("account-lockout", "hand-over"),
    ("printer-peripheral", "jam"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "path"), WON, ids=[f"{name}-{path or 'main'}" for name, path in WON])
def test_a_scenario_for_a_way_can_be_won(name: str, path: str) -> None:
    found = starter().sop(name)
    draft = ScenarioDraft("one", "A call", "Something doesn't work.", "To go on working.", starter().cast[9].id)
    call = path_call(starter(), found, path, "" if path else "resolved")
    text = scenario_text(starter(), found, call, draft)
    space = load_text(dict(starter().files) | {"scenarios/one.yaml": text})
    assert rookie_check(space, space.scenario("one"), rookie("ideal"), "free").problems == ()
    assert serious(space, "scenarios/one.yaml") == []
