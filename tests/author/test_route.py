"""`sop route`: which queue and why."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.author.routing import Arrival, route
from simulator.call.calendar import is_open
from simulator.model.workspace import Workspace
from simulator.source import load
from tests.author.space import EXAMPLE, STARTER, sop, texts, written


@cache
def whole() -> Workspace:
    return load(STARTER)


@pytest.fixture(scope="module")
def starter() -> Workspace:
    return whole()


CASES = [
    ("--at 23:40 --today 2026-11-24 --lang da", "night-desk"),
    ("--at Tue_10:00", "general"),
    ("--at Tue_10:00 --chooses outage", "major-incident"),
    ("--at Tue_10:00 --dialled 555-0180", "harbourline"),
    ("--at Tue_10:00 --lang da", "desk-danish"),
    ("--at Tue_10:00 --lang da --skill german", "general"),
    ("--at Tue_10:00 --waiting 4_minutes", "overflow"),
    ("--at Tue_10:00 --waiting 180_seconds", "general"),
    ("--at Tue_10:00 --chooses password", "passwords"),
]


@pytest.mark.parametrize(("words", "queue"), CASES, ids=[words for words, _ in CASES])
def test_the_first_rule_that_fits_is_taken(words: str, queue: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = [word.replace("_", " ") for word in words.split()]
    assert sop("route", *options, "--format", "json", "--workspace", STARTER) == 0
    assert json.loads(capsys.readouterr().out)["queue"] == queue


def test_why_the_rules_before_it_did_not_fit_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("route", "--at", "Tue 23:40", "--today", "2026-11-24", "--workspace", STARTER) == 0
    said = capsys.readouterr().out
    assert said.startswith("Tue 23:40: night-desk, because Tue 23:40 is in `nights-and-weekends`.\n")
    assert "major-incident  the caller chose nothing, not outage\n" in said
    assert "night-message: “The desk is staffed by one person at night." in said


def test_a_message_that_has_run_out_is_not_heard(starter: Workspace) -> None:
    before, after = (
        dict(route(starter.desk, Arrival(1440 + 600, "en", today)).hears) for today in ("2026-12-31", "2027-01-01")
    )
    assert "outage-statement" in before
    assert "outage-statement" not in after


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 7 * 1440 - 1),
    st.sampled_from(["en", "da", "de"]),
    st.sampled_from(["", "555-0149", "555-0180"]),
    st.sampled_from(["", "outage", "password", "printer"]),
    st.one_of(st.none(), st.sets(st.sampled_from(["danish", "german", "identity", "workplace"])).map(tuple)),
    st.integers(0, 400),
)
def test_every_call_comes_to_the_first_rule_that_nothing_stands_against(
    minute: int, lang: str, dialled: str, chooses: str, skills: tuple[str, ...] | None, waiting: int
) -> None:
    desk = whole().desk
    call = Arrival(minute, lang, "2026-11-24", dialled, chooses, skills, waiting)
    found = route(desk, call)
    *before, last = found.tried
    assert last.queue == found.queue
    assert not last.misses
    assert all(tried.misses for tried in before)
    rule = desk.routes[len(before)]
    assert not rule.during or is_open(desk.calendar(rule.during), minute)
    assert not rule.languages or lang in rule.languages
    assert skills is None or set(rule.skills) <= set(skills)


def test_no_rule_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bent = texts()
    bent["sops/_desk.yaml"] = bent["sops/_desk.yaml"].replace("  - {otherwise: general}\n", "")
    assert sop("route", "--at", "Tue 10:00", "--workspace", written(tmp_path, bent)) == 1
    assert "nowhere, because no rule fits" in capsys.readouterr().out


WRONG = [
    (["--at", "25:00"], "--at: '25:00' is not a time"),
    ([], "--at is missing"),
    (["--at", "10:00", "--waiting", "long"], "--waiting: 'long' is not a time"),
    (["--at", "10:00", "--skill", "dors"], "Did you mean 'doors'?"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_cannot_be_understood_is_said(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("route", *words, "--workspace", EXAMPLE) == 2
    assert message in capsys.readouterr().err


def test_every_day_and_hour_has_a_queue(starter: Workspace) -> None:
    for day, hour in product(range(7), range(24)):
        assert route(starter.desk, Arrival(day * 1440 + hour * 60, "en", "2026-11-24")).queue


def test_a_caller_hears_the_messages_in_the_language_of_the_call(starter: Workspace) -> None:
    heard = dict(route(starter.desk, Arrival(1440 + 600, "da", "2026-11-22")).hears)
    assert heard["password-portal"].startswith("Har du glemt din adgangskode?")
