"""The rules of feeling, for every call that hypothesis can think of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.caller.effects import DEFAULTS, REASONS, WORDS
from simulator.caller.mood import Mood, Rules, feel, home, rules_of, say_word, settle, start, word
from simulator.model.mood import Effect, MoodDefaults, Temper
from simulator.model.scenario import Caller, Persona

KIND = tuple(
    act
    for act, sizes in DEFAULTS.items()
    if act != "issue-resolved" and any(first[0] < 0 for state, first in sizes if state == "anger")
)
ACTS = st.sampled_from([*DEFAULTS, "greets", "something-else"])
LINES = st.lists(st.lists(ACTS, max_size=5), max_size=14)
TEMPERS = st.sampled_from(["gentle", "nervous", "pushy", "angry", "bitter", "nobody-knows"])
STATES = st.builds(Mood, st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))


def rules(temper: str = "angry", contacts: int = 0, patience: str = "medium", **defaults: object) -> Rules:
    caller = Caller("x", persona=Persona(temper=temper, patience=patience), prior_contacts=contacts)
    return rules_of(replace(MoodDefaults(), **defaults), caller)


def after(mood: Mood, by: Rules, lines: list[list[str]]) -> Mood:
    for line in lines:
        mood, _ = feel(settle(mood, by), by, line)
    return mood


@given(LINES, TEMPERS, st.integers(0, 9), st.integers(0, 5))
def test_no_state_ever_leaves_its_bounds(lines: list[list[str]], temper: str, contacts: int, issues: int) -> None:
    by = rules(temper, contacts)
    mood = after(start(by, issues), by, lines)
    assert all(0 <= state <= 1000 for state in (mood.anger, mood.helplessness, mood.trust))


@given(LINES, TEMPERS)
def test_the_same_line_gives_the_same_mood(lines: list[list[str]], temper: str) -> None:
    by = rules(temper)
    assert after(start(by, 1), by, lines) == after(start(by, 1), by, lines)


@given(st.sampled_from(list(DEFAULTS)), STATES)
def test_no_act_gains_on_its_third_repeat(act: str, mood: Mood) -> None:
    third = replace(mood, used={act: 2})
    felt, _ = feel(third, rules(), [act])
    assert felt.anger >= third.anger
    assert felt.helplessness >= third.helplessness
    assert felt.trust <= third.trust


@given(STATES)
def test_a_desk_cannot_make_a_third_repeat_gain_either(mood: Mood) -> None:
    by = rules(effects=(Effect("apologises", "anger", (-500,)),))
    felt, _ = feel(replace(mood, used={"apologises": 5}), by, ["apologises"])
    assert felt.anger >= mood.anger


@given(LINES, st.sampled_from(KIND), st.integers(0, 13), TEMPERS)
def test_leaving_out_the_first_act_of_its_kind_never_lowers_the_anger(
    lines: list[list[str]], act: str, place: int, temper: str
) -> None:
    by = rules(temper)
    without = [[other for other in line if other != act] for line in lines]
    first = min(place, len(without))
    together = without[first : first + 1] or [[]]
    with_it = [*without[:first], [act, *together[0]], *without[first + 1 :]]
    without_it = [*without[:first], together[0], *without[first + 1 :]]
    assert after(start(by, 1), by, without_it).anger >= after(start(by, 1), by, with_it).anger


@given(STATES, st.lists(st.sampled_from(list(DEFAULTS)), min_size=1, unique=True))
def test_a_stuffed_line_gains_no_more_than_its_best_act(mood: Mood, acts: list[str]) -> None:
    by = rules()
    stuffed, _ = feel(mood, by, acts)
    singles = [feel(mood, by, [act])[0] for act in acts]
    assert stuffed.anger >= min(single.anger for single in singles)
    assert stuffed.helplessness >= min(single.helplessness for single in singles)
    assert stuffed.trust <= max(single.trust for single in singles)


@given(STATES, st.integers(1, 9))
def test_apologies_without_information_never_beat_a_resolution(mood: Mood, times: int) -> None:
    by = rules()
    sorry = after(mood, by, [["apologises"]] * times)
    solved = after(mood, by, [[]] * (times - 1) + [["issue-resolved"]])
    assert sorry.anger >= solved.anger
    assert sorry.helplessness >= solved.helplessness


@given(STATES, LINES)
def test_an_angrier_caller_stays_the_angrier_one(mood: Mood, lines: list[list[str]]) -> None:
    by = rules()
    angrier = replace(mood, anger=min(1000, mood.anger + 120))
    assert after(angrier, by, lines).anger >= after(mood, by, lines).anger


@given(STATES, TEMPERS)
def test_a_mood_that_nothing_happens_to_comes_home(mood: Mood, temper: str) -> None:
    by = rules(temper)
    rested = after(mood, by, [[]] * 400)
    assert (rested.anger, rested.helplessness, rested.trust) == home(by, 1)


def test_a_second_apology_helps_less() -> None:
    by = rules()
    first, _ = feel(start(by, 1), by, ["apologises"])
    second, _ = feel(first, by, ["apologises"])
    assert start(by, 1).anger - first.anger > first.anger - second.anger > 0


def test_a_third_apology_makes_it_worse() -> None:
    by = rules()
    mood, _ = feel(replace(start(by, 1), used={"apologises": 2}), by, ["apologises"])
    assert mood.anger > start(by, 1).anger


def test_a_grudge_goes_home_slowest_and_a_quick_temper_fastest() -> None:
    distances = []
    for temper in ("bitter", "gentle", "cheerful"):
        by = rules(temper)
        calm = replace(start(by, 1), anger=1000)
        at_home = home(by, 1)[0]
        distances.append((settle(calm, by).anger - at_home) * 1000 // (1000 - at_home))
    assert distances[0] > distances[1] > distances[2]


def test_home_is_angrier_with_every_earlier_contact_and_open_issue() -> None:
    assert home(rules("gentle", 0), 1) == (130, 250, 650)
    assert home(rules("gentle", 2), 3)[0] == 50 + 240 + 240


def test_trust_decides_how_much_a_kind_word_counts() -> None:
    by = rules()
    wary = feel(Mood(500, 0, 0), by, ["acknowledges-issue"])[0]
    trusting = feel(Mood(500, 0, 1000), by, ["acknowledges-issue"])[0]
    assert (wary.anger, trusting.anger) == (450, 400)


def test_kindness_before_the_caller_was_heard_counts_half() -> None:
    by = rules()
    early = feel(Mood(500, 0, 1000), by, ["apologises"], told=False)[0]
    assert early.anger == 460


def test_a_solution_without_any_acknowledgement_counts_six_tenths() -> None:
    by = rules()
    plain = feel(Mood(900, 900, 1000), by, ["issue-resolved"])[0]
    heard = feel(Mood(900, 900, 1000, acknowledged=True), by, ["issue-resolved"])[0]
    assert (plain.anger, heard.anger) == (720, 600)


def test_every_bad_act_in_a_line_counts() -> None:
    by = rules()
    both, _ = feel(Mood(100), by, ["blames", "invalidates"])
    assert both.anger == 400


def test_an_act_that_no_one_gave_numbers_to_moves_nothing() -> None:
    assert feel(Mood(300), rules(), ["greets"]) == (Mood(300), ())


def test_the_desks_numbers_come_before_ours() -> None:
    by = rules(effects=(Effect("apologises", "anger", (-200, 0)), Effect("apologises", "patience", (60,))))
    mood, changes = feel(Mood(500, 0, 1000), by, ["apologises"])
    assert (mood.anger, mood.patience) == (300, 480)
    assert [change.state for change in changes] == ["anger", "patience"]


def test_an_effect_on_a_state_that_nobody_knows_is_passed_over() -> None:
    by = rules(effects=(Effect("apologises", "hunger", (200,)),))
    assert feel(Mood(500), by, ["apologises"])[1] == ()


def test_an_effect_without_sizes_moves_nothing() -> None:
    by = rules(effects=(Effect("apologises", "anger", ()),))
    assert feel(Mood(500), by, ["apologises"])[0].anger == 500


def test_the_desks_temper_comes_before_ours() -> None:
    by = rules("gentle", tempers=(Temper("gentle", 300, 10, 20, "quick"),))
    assert home(by, 0) == (300, 10, 20)


def test_every_change_says_why() -> None:
    by = rules()
    mood, changes = feel(start(by, 1), by, ["apologises"])
    assert [change.because for change in changes] == ["you apologised"]
    _, changes = feel(mood, by, ["apologises"])
    assert [change.because for change in changes] == ["you apologised a second time"]
    assert not set(DEFAULTS) - set(REASONS)


def test_a_word_of_the_desk_moves_the_mood() -> None:
    mood, changes = say_word(Mood(300), rules(), "angrier", "it was a bad moment")
    assert mood.anger == 400
    assert changes[0].because == "it was a bad moment"
    assert say_word(Mood(300), rules(), "no-such-word", "")[1] == ()
    assert set(WORDS) >= {"angrier", "calmer", "relieved", "trusting"}


@pytest.mark.parametrize(
    ("mood", "expected"),
    [
        (Mood(100), "calm"),
        (Mood(350), "tense"),
        (Mood(100, 700), "lost"),
        (Mood(560, 700), "sharp"),
        (Mood(800), "raised-voice"),
        (Mood(950), "abusive"),
    ],
)
def test_a_mood_has_one_word(mood: Mood, expected: str) -> None:
    assert word(mood, rules()) == expected


def test_an_outlet_that_the_desk_does_not_have_never_opens() -> None:
    assert rules().outlet("whispers") > 1000


def test_an_unknown_patience_is_the_usual_one() -> None:
    assert rules(patience="endless").patience == 420
