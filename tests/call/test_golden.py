"""One seed and one input give one journal, on every system and for ever: the file beside this test is the proof."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from simulator.call import Call, answer, journal
from simulator.call.listen import read_move
from simulator.call.options import options
from simulator.model.call import Move
from tests.call.desk import ring

GOLDEN = Path(__file__).parent / "golden"
TYPED = """\
Thank you for calling the Quay Company desk, my name is Sam.
May I have your name, please?
/check record
How can I help you, Dana?
/ticket main
/check account
May I put you on hold for two minutes while I look this up?
/hold "looking it up" 2 minutes
/wait 40s
/resume
Thank you for waiting.
Before I change anything I make sure it is you. It takes a minute.
/verify call-back
/record who_verified_how "call-back, passed"
/do unlock
/end resolved
/hint
Your ticket number is written down.
Is there anything else I can do for you?
/note "there was more to do"
/hang-up""".splitlines()


def lines(call: Call) -> str:
    return "".join(journal.to_line(entry) for entry in call.entries if entry.kind != "start")


def test_a_call_in_free_play_gives_its_golden_journal(golden: Callable[[Path, str], None]) -> None:
    call = ring("two")
    for line in TYPED:
        move = read_move(call, line)
        assert isinstance(move, Move), line
        call = answer(call, move)
    assert call.over
    golden(GOLDEN / "two.free.7.jsonl", lines(call))


def test_option_numbers_give_their_golden_journal(golden: Callable[[Path, str], None]) -> None:
    call = ring("impostor", mode="guided", seed=4)
    while not call.over and call.turn < 40:
        number = 1 + call.turn % len(options(call))
        if call.turn % 3:
            number = next(option.number for option in options(call) if option.kind == "right")
        move = read_move(call, str(number))
        assert isinstance(move, Move)
        call = answer(call, move)
    golden(GOLDEN / "impostor.guided.4.jsonl", lines(call))
