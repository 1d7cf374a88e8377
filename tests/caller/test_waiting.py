"""Hold, silence and being passed on."""

from __future__ import annotations

import pytest

from simulator.caller import Happening, Reply
from simulator.caller.mood import Mood
from simulator.model.scenario import Expect, Reaction
from simulator.model.text import bare
from tests.caller.desk import course, go, happens, issue, ring, said, say, scenario, tool

HOLD = happens(Happening.HOLD)
ASK = say("May I put you on hold for two minutes?", "asks-permission gives-estimate")


def reasons(reply: Reply) -> list[str]:
    return [change.because for change in reply.changes]


def test_a_hold_that_was_asked_for_costs_nothing() -> None:
    replies = course(ring(), [ASK, HOLD, happens(Happening.RESUME, 110)])
    assert not any("hold" in because for reply in replies for because in reasons(reply))
    assert said(replies[0], "agrees-to-wait")
    assert said(replies[2], "back-from-hold")


def test_a_hold_without_asking_is_minded() -> None:
    reply = go(ring(), HOLD)
    assert reasons(reply) == ["you put the caller on hold without asking"]
    assert said(reply, "hold-unasked")


def test_an_announcement_may_come_with_the_tool() -> None:
    reply = go(ring(), happens(Happening.HOLD, announced=True, estimate=60))
    assert reply.changes == ()
    assert said(reply, "agrees-to-wait")


def test_every_half_minute_of_an_unannounced_hold_is_minded() -> None:
    short = go(ring(), HOLD, happens(Happening.RESUME, 59))
    long = go(ring(), HOLD, happens(Happening.RESUME, 130))
    assert reasons(short) == []
    assert len(reasons(long)) == 3
    assert said(long, "reacts-to-delay") or long.hangs_up


def test_a_wait_much_longer_than_announced_breaks_a_promise() -> None:
    fine = go(ring(scenario(patience="high")), ASK, HOLD, happens(Happening.RESUME, 150))
    broken = go(ring(scenario(patience="high")), ASK, HOLD, happens(Happening.RESUME, 300))
    assert "the wait was much longer than you had said" not in reasons(fine)
    assert "the wait was much longer than you had said" in reasons(broken)


def test_an_announcement_is_forgotten_after_a_few_turns() -> None:
    person = go(ring(), ASK, say("One."), say("Two."), say("Three."), say("Four.")).person
    assert reasons(go(person, HOLD)) == ["you put the caller on hold without asking"]


@pytest.mark.parametrize(("kind", "to"), [(Happening.HOLD, "hold"), (Happening.RESUME, "resume")])
def test_the_scenario_may_have_words_for_a_hold(kind: Happening, to: str) -> None:
    person = ring(scenario(reacts=(Reaction(to, bare("Nice music.")),)))
    assert go(person, ASK, happens(kind, 10)).lines == ("Nice music.",)


def hang_ups(seconds: int, *before: object, **persona: str) -> int:
    return sum(
        go(ring(scenario(**persona), seed), *before, happens(Happening.RESUME, seconds)).hangs_up  # type: ignore[arg-type]
        for seed in range(60)
    )


def test_who_waits_longer_than_announced_may_hang_up_and_who_does_not_never_does() -> None:
    assert hang_ups(120, ASK, HOLD) == 0
    assert 0 < hang_ups(240, ASK, HOLD) < hang_ups(420, ASK, HOLD)


def test_the_impatient_hang_up_sooner() -> None:
    assert hang_ups(200, HOLD, patience="low") > hang_ups(200, HOLD, patience="high")


def test_hanging_up_has_a_last_word() -> None:
    replies = [go(ring(seed=seed), HOLD, happens(Happening.RESUME, 500)) for seed in range(20)]
    gone = [reply for reply in replies if reply.hangs_up]
    assert gone
    assert all(said(reply, "hangs-up") and not reply.abandons for reply in gone)


def test_a_tool_that_takes_time_is_a_wait() -> None:
    surprised = go(ring(), tool("wait", "the other team", seconds=100))
    warned = go(ring(), ASK, tool("wait", "the other team", seconds=100))
    assert len(reasons(surprised)) == 2
    assert reasons(warned) == []
    assert warned.answer == "happened"


def test_silence_worries_and_after_a_minute_ends_the_call() -> None:
    replies = course(ring(), [happens(Happening.SILENCE, 25), happens(Happening.SILENCE, 40)])
    assert said(replies[0], "silence")
    assert reasons(replies[0]) == ["nobody said anything", "nobody said anything"]
    assert replies[1].abandons
    assert replies[1].hangs_up


def test_a_word_between_breaks_the_silence() -> None:
    replies = course(ring(), [happens(Happening.SILENCE, 40), say(), happens(Happening.SILENCE, 40)])
    assert not any(reply.abandons for reply in replies)


def test_a_breath_is_no_silence() -> None:
    assert go(ring(), happens(Happening.SILENCE, 5)).lines == ()


@pytest.mark.parametrize(("mode", "by", "situation"), [("warm", 30, "after-transfer"), ("cold", 200, "transfer-cold")])
def test_being_passed_on_warmly_costs_little_and_coldly_much(mode: str, by: int, situation: str) -> None:
    reply = go(ring(), tool("transfer", "team-lead", mode=mode))
    assert reply.changes[0].by == by
    assert said(reply, situation)


def test_a_transfer_that_nobody_takes_is_noticed() -> None:
    reply = go(ring(), tool("transfer", "team-lead", result="no-answer"))
    assert said(reply, "transfer-failed")
    assert reply.changes == ()


def test_the_scenario_may_have_words_for_a_transfer() -> None:
    person = ring(scenario(reacts=(Reaction("transfer", bare("At last.")),)))
    assert go(person, tool("transfer", "team-lead", result="refused")).lines == ("At last.",)
    assert go(person, tool("transfer", "team-lead")).lines == ("At last.",)


def test_what_happens_at_the_desk_is_not_heard() -> None:
    for verb in ("record", "ticket", "do", "escalate"):
        reply = go(ring(), tool(verb, "x"))
        assert reply.lines == ()
        assert reply.person.mood == ring().mood


def test_a_solved_issue_calms_once_and_takes_a_worry_off() -> None:
    first, second = course(ring(scenario(temper="angry")), [tool("end", "resolved", resolved=True)] * 2)
    assert {change.because for change in first.changes} == {"the problem was solved"}
    assert first.person.solved == (0,)
    assert first.person.mood.open_issues == 0
    assert second.changes == ()


@pytest.mark.parametrize(
    ("genuine", "outcome", "calms"), [(True, "escalated", 0), (True, "resolved", 1), (False, "refused", 1)]
)
def test_calling_it_solved_calms_only_who_got_what_was_wanted(genuine: bool, outcome: str, calms: int) -> None:
    made = scenario(issue(expect=Expect(outcome=outcome)), genuine=genuine, temper="angry")
    reply = go(ring(made), tool("end", "resolved", resolved=True))
    assert len(reply.person.solved) == calms
    assert bool(reply.changes) == bool(calms)


def test_who_looks_in_during_a_long_hold_keeps_the_announcement_fresh() -> None:
    looks = [happens(Happening.RESUME, 100, estimate=120)] * 6
    assert not any(reply.changes for reply in course(ring(), [ASK, HOLD, *looks]))


def test_an_issue_that_ended_otherwise_calms_only_by_being_off_the_table() -> None:
    reply = go(ring(scenario(temper="angry")), tool("end", "escalated"))
    assert reply.changes == ()
    assert reply.person.solved == ()
    assert go(reply.person, say(), say(), say()).person.mood.anger < ring(scenario(temper="angry")).mood.anger


def test_hanging_up_leaves_nothing_to_say() -> None:
    assert go(ring(), happens(Happening.HANG_UP)).lines == ()


def test_the_mood_has_a_word() -> None:
    assert ring().feels == "calm"
    assert ring(scenario(temper="angry", prior_contacts=1)).feels == "sharp"
    assert isinstance(ring().mood, Mood)
    assert ring().who.id == "anna"


def test_nobody_hangs_up_over_a_wait_that_nobody_minds() -> None:
    assert hang_ups(59, HOLD, patience="low") == 0
    assert hang_ups(149, ASK, HOLD, patience="low") == 0
