"""Who is hung up on is told which move brought it about, not in which one the line went dead."""

from __future__ import annotations

from simulator.call import answer, begin
from simulator.call.listen import read_move
from simulator.call.trace import trace
from simulator.model.call import Move
from simulator.model.trace import Trace
from simulator.rookies.cast import rookie
from simulator.rookies.seat import play
from simulator.scoring.debrief import Debrief, debrief
from simulator.scoring.hang_up import blow
from simulator.scoring.score import score
from tests.library.starter import starter


def told(played: Trace) -> Debrief:
    return debrief(score(played, starter()), played, starter())


def simulated(who: str, name: str, mode: str, seed: int) -> Trace:
    found, scenario = rookie(who), starter().scenario(name)
    assert found is not None
    assert scenario is not None
    return trace(play(starter(), scenario, found.sit(), seed=seed, mode=mode))


def typed(name: str, *lines: str) -> Trace:
    scenario = starter().scenario(name)
    assert scenario is not None
    call = begin(starter(), scenario, seed=7)
    for line in lines:
        move = read_move(call, line)
        assert isinstance(move, Move)
        call = answer(call, move)
    return trace(call)


def test_the_move_that_weighed_most_is_named_first_and_tried_again_from() -> None:
    played = simulated("nicest-option", "angry-repeat", "guided", 1)
    found = blow(played)
    assert found is not None
    turn = played.deeds[found.deed].turn
    rises = [sum(mood.by for mood in deed.moods if mood.state == "anger") for deed in played.deeds]
    assert rises[found.deed] == max(rises)
    assert turn < found.left
    shown = told(played)
    assert shown.misses[0].turn == shown.again == turn
    assert shown.misses[0].what == f"You told the caller how to feel, and the caller hung up in turn {found.left}."
    assert f"Most of it came from turn {turn}: you told the caller how to feel." in shown.because


def test_three_lines_that_nobody_understood_begin_with_the_first() -> None:
    hello = "Thank you for calling the Alder Bay service desk, my name is Sam."
    found = blow(typed("pw-friendly", hello, "Blarg fnord quux.", "Zyx wvut srq.", "Qwop asdf ghjk."))
    assert found is not None
    assert (found.deed, found.because, found.left) == (1, "what you said could not be understood", 4)


def test_a_minute_of_silence_begins_with_the_first_silence() -> None:
    found = blow(typed("pw-friendly", "May I have your name, please?", "/wait 20s", "/wait 20s", "/wait 30s"))
    assert found is not None
    assert (found.deed, found.because) == (1, "nobody said anything")


def test_nobody_is_blamed_who_was_not_hung_up_on_or_was_right() -> None:
    assert blow(simulated("ideal", "angry-repeat", "free", 1)) is None
    warned = told(simulated("ideal", "abusive", "free", 1))
    assert not any("hung up" in miss.what for miss in warned.misses)
