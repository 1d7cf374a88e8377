"""The desk speaks five languages: its scripts are complete, heard as meant, and calls are scored as fairly in each."""

from __future__ import annotations

import re

import pytest

from simulator.call import Call, answer, begin
from simulator.call.options import options
from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.call.trace import trace
from simulator.hearing import BAD_ACTS, ear_for
from simulator.model.sop import Sop, Step
from simulator.model.text import Text
from simulator.rookies.cast import rookie
from simulator.rookies.seat import move_of
from simulator.scoring import Result, score
from tests.library.starter import ROOT, starter

LANGS = ("en", "da", "de", "hu", "es")
OTHERS = LANGS[1:]
SPOKEN_ABOUT = ("password-reset", "mfa-loss", "vpn-remote-access")
SCENARIOS = (
    "pw-friendly", "pw-hurried", "mfa-impostor-urgent", "mfa-director-genuine", "vpn-is-outage", "password-and-vpn",
)  # fmt: skip
TIME = {"en": "Monday 14:30", "da": "mandag kl. 14:30", "de": "Montag um 14:30 Uhr", "es": "el lunes a las 14:30",
        "hu": "hétfő 14:30"}  # fmt: skip


def spoken_sops() -> tuple[Sop, ...]:
    """All sub-flows of these calls and the three procedures."""
    used = {step.target for sop in starter().sops for step in sop.steps if step.verb == "use"}
    around = {each.use for each in starter().desk.every_call} | {each.use for each in starter().desk.at_any_time}
    return tuple(sop for sop in starter().sops if sop.id in {*SPOKEN_ABOUT, *around, *used})


def scripts(step: Step) -> tuple[Text, ...]:
    """What is said to the caller in a step."""
    said = step.does if step.verb in ("say", "promise") else Text()
    offers = (part for option in step.offers for part in (option.says, *option.pros, *option.cons, option.addresses))
    answers = (part for each in step.if_asked for part in (each.question, each.reply))
    return tuple(text for text in (step.say, said, *step.examples, *offers, *answers) if text)


def played(lang: str, left_out: str = "") -> tuple[Call, Result]:
    """The good call of a language; without the lines that begin with `left_out`."""
    text = (ROOT / "scenarios" / f"pw-friendly.{lang}.good.call").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not (left_out and line.startswith(left_out))]
    done = play_call(starter(), read_call("\n".join(kept), "a.call"))
    assert done.call is not None
    return done.call, score(trace(done.call), starter())


def test_the_desk_speaks_all_five() -> None:
    assert starter().desk.languages == LANGS


def test_everything_said_to_a_caller_in_these_procedures_is_there_in_each_language() -> None:
    lacking = [
        (sop.id, step.id, text.say())
        for sop in spoken_sops()
        for step in sop.steps
        for text in scripts(step)
        if not all(text.has(lang) for lang in LANGS)
    ]
    assert not lacking


def test_wrong_options_are_there_in_each_language_or_the_language_would_give_them_away() -> None:
    assert [lure.says.say() for lure in starter().lures if not all(lure.says.has(lang) for lang in LANGS)] == []


def test_the_callers_of_these_scenarios_speak_each_language() -> None:
    for name in SCENARIOS:
        scenario = starter().scenario(name)
        assert scenario is not None
        for issue in scenario.issues:
            lines = [*issue.opens, *issue.vents, *issue.asks, *(line for _, told in issue.tells for line in told)]
            assert all(line.has(lang) for line in lines for lang in LANGS), name
        assert all(react.says.has(lang) for react in scenario.reacts if react.says for lang in LANGS), name


@pytest.mark.parametrize("lang", OTHERS)
def test_no_script_says_what_would_cost_points_in_any_language(lang: str) -> None:
    ear = ear_for(starter().acts, lang)
    bad = {}
    for sop in spoken_sops():
        for text in (text for step in sop.steps for text in scripts(step) if text.has(lang)):
            words = re.sub(r"\{target\.\w+\}", TIME[lang], text.say(lang))
            if found := {hit.act for hit in ear.hears(words)} & BAD_ACTS:
                bad[words] = sorted(found)
    assert not bad


@pytest.mark.parametrize("lang", OTHERS)
def test_a_good_call_in_own_words_is_scored_fairly(lang: str) -> None:
    call, result = played(lang)
    assert call.over
    assert result.verdict == "passed"
    assert result.low >= 85
    assert result.critical == ()


@pytest.mark.parametrize("lang", OTHERS)
def test_the_good_call_is_in_own_words_and_not_read_out(lang: str) -> None:
    read = {text.say(lang) for sop in spoken_sops() for step in sop.steps for text in scripts(step)}
    spoken = [deed.said for deed in trace(played(lang)[0]).deeds if deed.said]
    assert len(spoken) > 12
    assert not [line for line in spoken if line in read]


@pytest.mark.parametrize("lang", OTHERS)
def test_the_same_call_without_the_check_of_identity_fails(lang: str) -> None:
    assert played(lang, "you: /verify")[1].verdict == "failed"


@pytest.mark.parametrize("lang", OTHERS)
def test_the_same_call_without_asking_for_more_is_worth_less(lang: str) -> None:
    whole = played(lang)[1]
    asks = {"da": "Er der", "de": "Gibt es noch", "hu": "Van még", "es": "¿Hay algo"}
    hurried = played(lang, f"you: {asks[lang]}")[1]
    assert hurried.high < whole.low


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_whoever_reads_the_scripts_aloud_passes_in_each_language(name: str, lang: str) -> None:
    ideal, scenario = rookie("ideal"), starter().scenario(name)
    assert ideal is not None
    assert scenario is not None
    seat = ideal.sit()
    call = begin(starter(), scenario, seed=1, mode="free", lang=lang)
    for _ in range(120):
        if call.over:
            break
        call = answer(call, move_of(call, seat.line(call)))
    result = score(trace(call), starter())
    assert (result.verdict, result.low >= 90) == ("passed", True), result.critical


@pytest.mark.parametrize("lang", OTHERS)
def test_all_spoken_options_are_in_the_language_of_the_call(lang: str) -> None:
    scenario = starter().scenario("pw-friendly")
    assert scenario is not None
    call = begin(starter(), scenario, seed=3, mode="guided", lang=lang)
    english = {text.say() for sop in starter().sops for step in sop.steps for text in scripts(step)}
    english |= {lure.says.say() for lure in starter().lures}
    for _ in range(60):
        shown = options(call)
        if call.over or not shown:
            break
        assert not [option.text for option in shown if option.text.strip('"') in english]
        call = answer(call, next(option for option in shown if option.kind == "right").move)
    assert call.turn > 12


def test_every_file_says_that_no_native_speaker_has_checked_it_yet() -> None:
    said = {(file, lang) for file, lang, _ in starter().checked_by}
    for sop in spoken_sops():
        assert {(sop.file, lang) for lang in OTHERS} <= said, sop.id
