"""Listening to a good call: the ideal moves, with the step of the procedure named beside each line."""

from __future__ import annotations

from simulator.call import answer, begin
from simulator.call.ideal import rights
from simulator.call.listen import hear
from simulator.call.open_question import answer_to_it, open_question
from simulator.call.typed import written
from simulator.call.whole import whole_move
from simulator.model.call import Move, MoveKind
from simulator.model.scenario import Scenario
from simulator.model.stop import Exit
from simulator.terminal.lines import INDENT, spoken, width
from simulator.terminal.sitting import Sitting

LONGEST = 200
SEED = 7


def watch(sitting: Sitting, scenario: Scenario, lang: str = "") -> Exit:
    """Plays the call by the procedure; nothing is kept. Enter goes on where a person listens."""
    call = begin(sitting.workspace, scenario, seed=SEED, mode="free", lang=lang)
    goes_on = " Enter goes on." if sitting.interactive else ""
    title = scenario.title.say(call.play.lang)
    sitting.view.tell(f"You are listening to: {title}. The step stands in brackets.{goes_on}")
    sitting.view.show(call, call.entries)
    answered = ""
    for _ in range(LONGEST):
        found = rights(call)
        if call.over or not found:
            break
        question = open_question(call)
        reply = answer_to_it(call) if question != answered else ""
        answered = question or answered
        move = Move(MoveKind.SPEECH, reply, heard=hear(call, reply)) if reply else whole_move(call, found[0])
        call = answer(call, move)
        for line in (move.text, written(move) if move.verb else ""):
            if line:
                print(spoken("You", line, width()))
        if reply:
            print(f"{'':<{INDENT}}[answers the question]")
        elif found[0].name:
            print(f"{'':<{INDENT}}[{found[0].name.removesuffix(':end')}]")
        sitting.view.show(call, call.latest)
        if sitting.interactive:
            sitting.view.rest()
    if scenario.lesson:
        sitting.view.tell(f"\nWhat to take from it: {scenario.lesson.say(call.play.lang)}")
    sitting.view.tell(f"\nNow you: sop practice {scenario.id}")
    return Exit.FINE
