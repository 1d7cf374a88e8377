"""Ten plays of one angry call with ten seeds: all different, nothing said twice, and nobody out of character."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from simulator.call import Call, answer, begin
from simulator.caller.wording import bucket
from simulator.model.call import EntryKind
from simulator.model.scenario import BookLine, Scenario
from simulator.rookies.cast import rookie
from simulator.rookies.seat import move_of
from tests.library.starter import starter

SEEDS = range(1, 11)
SAID_ALWAYS = 6
"""Lines of which there is only one, such as an own reaction to one step."""


def scenario() -> Scenario:
    found = starter().scenario("angry-repeat")
    assert found is not None
    return found


@cache
def play(who: str, seed: int) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every line of the caller, with the moods in which it can have been said."""
    found = rookie(who)
    assert found is not None
    call, seat = begin(starter(), scenario(), seed=seed), found.sit()
    lines = list(_lines(call, call))
    while not call.over:
        before, call = call, answer(call, move_of(call, seat.line(call)))
        lines += _lines(before, call)
    return tuple(lines)


def _lines(before: Call, after: Call) -> list[tuple[str, frozenset[str]]]:
    moods = frozenset(bucket(call.person.mood, call.person.plan.rules) for call in (before, after))
    return [(entry.text, moods) for entry in after.latest if entry.kind is EntryKind.CALLER]


def book() -> dict[str, list[BookLine]]:
    """The line book by what is said, placeholders cut away."""
    found: dict[str, list[BookLine]] = {}
    english = next(each for each in starter().books if each.lang == "en")
    for line in english.lines:
        found.setdefault(line.says, []).append(line)
    return found


@pytest.mark.parametrize("who", ["ideal", "robot"])
def test_no_line_is_said_twice_in_a_call(who: str) -> None:
    for seed in SEEDS:
        said = Counter(line for line, _ in play(who, seed))
        assert not [line for line, times in said.items() if times > 1]


@pytest.mark.parametrize("who", ["ideal", "robot"])
def test_ten_plays_do_not_read_alike(who: str) -> None:
    plays = [tuple(line for line, _ in play(who, seed)) for seed in SEEDS]
    assert len(set(plays)) == len(plays)
    everywhere = Counter(line for lines in plays for line in set(lines))
    assert len(everywhere) >= 2 * max(len(lines) for lines in plays) >= 40
    assert sum(times == len(plays) for times in everywhere.values()) <= SAID_ALWAYS


@pytest.mark.parametrize("who", ["ideal", "robot"])
def test_nobody_falls_out_of_character(who: str) -> None:
    persona, lines = scenario().caller.persona, book()
    checked = 0
    for seed in SEEDS:
        for said, moods in play(who, seed):
            known = lines.get(said, [])
            checked += bool(known)
            assert not known or any(_fits(line, persona.temper, persona.speech, moods) for line in known), said
    assert checked >= 80


def _fits(line: BookLine, temper: str, speech: str, moods: frozenset[str]) -> bool:
    """A line for another temper, another way of speaking or another mood is out of character."""
    mood = line.situation.partition("-when-")[2]
    return (
        (not line.temper or temper in line.temper.split())
        and (not line.speech or speech in line.speech.split())
        and (not mood or mood in moods)
    )
