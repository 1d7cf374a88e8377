"""Listening to a good call: the ideal moves, with the step of the procedure named beside each line."""

from __future__ import annotations

from simulator.call import answer, begin
from simulator.call.ideal import rights
from simulator.call.whole import whole_move
from simulator.model.scenario import Scenario
from simulator.model.stop import Exit
from simulator.terminal.lines import folded, spoken, width
from simulator.terminal.sitting import Sitting

LONGEST = 200
SEED = 7


def watch(sitting: Sitting, scenario: Scenario) -> Exit:
    """Plays the call by the procedure; nothing is kept. Enter goes on where a person listens."""
    call = begin(sitting.workspace, scenario, seed=SEED, mode="free")
    sitting.view.tell(f"You are listening to: {scenario.title.say(call.play.lang)}. The step stands in brackets.")
    sitting.view.show(call, call.entries)
    for _ in range(LONGEST):
        found = rights(call)
        if call.over or not found:
            break
        move = whole_move(call, found[0])
        call = answer(call, move)
        if move.text:
            print(spoken("You", move.text, width()))
        tool = f"/{move.verb} {move.target}".strip() if move.verb else ""
        print(folded(f"         [{found[0].name or tool}]{f'  {tool}' if tool and move.text else ''}", width(), 9))
        sitting.view.show(call, call.latest)
    if scenario.lesson:
        sitting.view.tell(f"\nWhat to take from it: {scenario.lesson.say(call.play.lang)}")
    sitting.view.tell(f"\nNow you: sop practice {scenario.id}")
    return Exit.FINE
