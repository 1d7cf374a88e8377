"""A call that stands as text, played and scored: what `sop practice --play` does."""

from __future__ import annotations

from simulator.call import answer, begin
from simulator.call.journal import moves
from simulator.call.replay import play_call
from simulator.call.script import read_call
from simulator.model.call import EntryKind
from simulator.model.stop import Exit, Stop
from simulator.records import append, keep
from simulator.terminal.lines import spoken, width
from simulator.terminal.session import close
from simulator.terminal.sitting import Sitting


def play_file(sitting: Sitting, text: str, path: str) -> Exit:
    """Plays the file's lines, keeps the attempt, and shows the talk and the debrief."""
    script = read_call(text, path)
    if script.problems:
        raise Stop("Nothing was played.", Exit.UNUSABLE, script.problems)
    played = play_call(sitting.workspace, script)
    if played.call is None:
        raise Stop("Nothing was played.", Exit.UNUSABLE, played.problems)
    whole = played.call
    play = whole.play
    call = begin(sitting.workspace, play.scenario, seed=play.seed, mode=play.mode, lang=play.lang, agent=play.agent)
    attempt = keep(sitting.home, call, now=sitting.now)
    sitting.view.show(call, call.entries)
    for move in moves(whole.entries):
        call = answer(call, move)
        append(attempt, call)
        said = next((entry for entry in call.latest if entry.kind is EntryKind.MOVE), None)
        words = said.text if said else ""
        tool = " ".join(part for part in (f"/{move.verb}" if move.verb else "", move.target, *move.rest) if part)
        print(spoken("You", words or tool, width()))
        sitting.view.show(call, call.latest)
    for problem in played.problems:
        sitting.view.tell(f"{problem.at}: {problem.message}")
    if not call.over:
        sitting.view.tell("The call is not over: a call as text ends with /hang-up. It has no score.")
        return Exit.FOUND
    return close(sitting, call, attempt)
