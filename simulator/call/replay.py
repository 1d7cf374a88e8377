"""Plays a call that stands as text, and writes a played call as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.call.engine import answer, begin
from simulator.call.grammar import Complaint, Helper
from simulator.call.listen import read_move
from simulator.call.names import nearest
from simulator.call.placeholders import fill
from simulator.call.script import RULE, Script, ScriptLine
from simulator.call.state import Call
from simulator.call.status import mood_word
from simulator.call.typed import written
from simulator.call.waiting import seconds_in
from simulator.call.words import value
from simulator.model.call import Entry, EntryKind, Move, MoveKind
from simulator.model.place import Problem
from simulator.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Played:
    """A call that was played from text, with what did not come as it was written; no call without a scenario."""

    call: Call | None
    problems: tuple[Problem, ...] = ()
    expectations: tuple[ScriptLine, ...] = ()


def play_call(workspace: Workspace, script: Script) -> Played:
    """Plays the lines one after the other; scores are compared by whoever can score."""
    scenario = workspace.scenario(script.scenario)
    if script.problems:
        return Played(None, script.problems)
    if scenario is None:
        near = nearest(script.scenario, tuple(known.id for known in workspace.scenarios))
        remedy = f"did you mean {near}?" if near else "name a file of scenarios/, without `.yaml`"
        return Played(None, (Problem(RULE, script.at, f"there is no scenario `{script.scenario}`", remedy),))
    call = begin(workspace, scenario, seed=script.seed, mode=script.mode, lang=script.lang, agent=script.agent)
    player = _Player(call)
    for line in script.lines:
        player.play(line)
    return Played(player.call, tuple(player.problems), script.expectations)


class _Player:
    """The call so far, what was said since the last move, and what was wrong."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.heard = _said(call.latest)
        self.problems: list[Problem] = []

    def wrong(self, line: ScriptLine, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(RULE, line.at, message, remedy))

    def play(self, line: ScriptLine) -> None:
        match line.who:
            case "you":
                self.move(line)
            case "wait":
                self.go(Move(MoveKind.WAIT, seconds=seconds_in(line.text)), line)
            case "caller" | "desk":
                self.must_be_said(line)
            case "mood":
                if mood_word(self.call) != line.text:
                    self.wrong(line, f"the caller sounds {mood_word(self.call)}, not {line.text}")

    def move(self, line: ScriptLine) -> None:
        text = fill(line.text, lambda name: value(self.call, name, self.call.current))
        read = read_move(self.call, text)
        match read:
            case Complaint():
                self.wrong(line, read.message or "this line is empty")
            case Helper():
                return
            case Move():
                self.go(read, line)

    def go(self, move: Move, line: ScriptLine) -> None:
        if self.call.over:
            self.wrong(line, "the call is over before this line")
            return
        self.call = answer(self.call, move)
        self.heard = _said(self.call.latest)

    def must_be_said(self, line: ScriptLine) -> None:
        """Lines are looked for in their order; what was said before is behind us."""
        wanted = " ".join(fill(line.text, lambda name: value(self.call, name, self.call.current)).split())
        if wanted == "*":
            return
        for number, (who, text) in enumerate(self.heard):
            if who == line.who and _fits(wanted, text):
                del self.heard[: number + 1]
                return
        said = [text for who, text in self.heard if who == line.who]
        self.wrong(
            line,
            f"the {line.who} did not say this",
            f"what was said: {' / '.join(said)}" if said else "nothing was said",
        )


def _fits(wanted: str, text: str) -> bool:
    return text.startswith(wanted[:-1].rstrip()) if wanted.endswith("*") else text == wanted


def _said(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    kinds = (EntryKind.CALLER, EntryKind.DESK)
    return [(str(entry.kind), " ".join(entry.text.split())) for entry in entries if entry.kind in kinds]


def write_call(call: Call) -> str:
    """The call so far as text; played again it gives the same call."""
    play = call.play
    head = [f"call: {play.scenario.id}", f"seed: {play.seed}"]
    head += [f"mode: {play.mode}"] if play.mode != "free" else []
    head += [f"lang: {play.lang}"] if play.lang != play.workspace.desk.languages[0] else []
    head += [f"agent: {play.agent}"] if play.agent != "Sam" else []
    moves = iter([done.move for done in call.happened])
    return "\n".join([*head, "", *_lines(call, moves)]) + "\n"


def _lines(call: Call, moves: Iterator[Move]) -> Iterator[str]:
    for entry in call.entries:
        match entry.kind:
            case EntryKind.MOVE:
                yield from _move_lines(next(moves))
            case EntryKind.CALLER | EntryKind.DESK:
                yield f"{entry.kind}: {_escaped(' '.join(entry.text.split()))}"
            case _:
                pass


def _move_lines(move: Move) -> Iterator[str]:
    match move.kind:
        case MoveKind.WAIT:
            yield f"wait: {move.seconds}s"
            return
        case MoveKind.OPTION if move.option:
            yield f"you: {move.option}"
            return
        case MoveKind.OPTION:
            yield f"you: {_escaped(move.text)}"
            if move.verb:
                yield f"you: {_escaped(written(move))}"
            return
        case _:
            pass
    if move.seconds:
        yield f"wait: {move.seconds}s"
    yield f"you: {_escaped(move.text)}" if move.kind is MoveKind.SPEECH else f"you: {_escaped(written(move))}"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
