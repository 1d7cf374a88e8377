"""
Guided play: four whole steps to choose from, one of them right.

One errs by kindness and one by caution (the desk's lures), one is a later step of the same procedure that comes too
early. Which stands where, and which lures are shown, is drawn from the seed, so that a call can be played again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from simulator.call.early import too_early
from simulator.call.ideal import Right, rights
from simulator.call.label import label
from simulator.call.open_question import answer_to_it, answering_first
from simulator.call.option import Option
from simulator.call.state import Call
from simulator.call.typed import tool_move
from simulator.call.whole import in_words, told, whole_move
from simulator.call.words import speak_as
from simulator.caller.chance import number
from simulator.flow.nodes import Node
from simulator.model.acts import Lure
from simulator.model.call import Heard, Hint, Move, MoveKind
from simulator.model.sop import OUTCOMES

SHOWN = 4
PEERS = 4
"""So many of the costliest later steps take turns."""
ANGRY = 400
WRAP_UP = "wrap-up"
"""The phase whose lures are things done, not said."""
WORRIED = 500
TOO_EARLY = "fixer"
"""The rookie who goes ahead before what must come first."""


def options(call: Call) -> tuple[Option, ...]:
    """What is offered now; nothing when the call is over."""
    shelf = call.play.shelf
    if shelf.offered[0] is not call:
        shelf.offered = (call, _options(call))
    return shelf.offered[1]


def _options(call: Call) -> tuple[Option, ...]:
    found = rights(call)
    if not found:
        return ()
    right = found[_draw(call, "right", _alike(found))]
    shown = [_right(call, right)]
    taken = {shown[0].text.casefold()}
    for kind in ("nice", "cautious"):
        lure = _lure(call, right, kind, taken, silent=call.caller_gone != "")
        if lure is not None:
            shown.append(lure)
            taken.add(lure.text.casefold())
    later = list(too_early(call, found, right))
    first = _turning(call, "early", min(len(later), PEERS)) if later else 0
    for early in (*later[first:PEERS], *later[:first], *later[PEERS:]):
        if len(shown) == SHOWN:
            break
        option = _early(call, early)
        if option.text.casefold() not in taken:
            shown.append(option)
            taken.add(option.text.casefold())
    if len(shown) == 1 and (words := _lure(call, right, "nice", taken, silent=False)):
        shown.append(words)
    return _shuffled(call, shown)


def _alike(found: Sequence[Right]) -> int:
    """How many of the first steps are as right as the first: those that may come in any order with it."""
    groups = [right.node.step.group if right.node and right.node.step else "" for right in found]
    return max(1, sum(1 for group in groups if group and group == groups[0]))


def _draw(call: Call, what: str, below: int) -> int:
    return number(call.play.seed, f"options {what}", call.turn + 1, below) if below > 1 else 0


def _turning(call: Call, what: str, below: int) -> int:
    """A place in a list that moves on by one each turn, from where the seed starts: nothing is shown twice running."""
    return (number(call.play.seed, f"options {what}", 0, below) + call.turn) % below


def _right(call: Call, right: Right) -> Option:
    move = whole_move(call, right)
    answer = answer_to_it(call)
    if not answer:
        return Option(0, told(call, right), move, kind="right")
    before = f'"{answer}"' if not move.text else f'"{answer} {move.text}"'
    text = before if move.text else f"{before} {in_words(call, right)}"
    return Option(0, text, answering_first(call, move, answer), kind="right")


def _early(call: Call, right: Right) -> Option:
    move = replace(whole_move(call, right), fault=TOO_EARLY)
    return Option(0, told(call, right), move, TOO_EARLY, "That comes later: something has to come before it.", "early")


def _lure(call: Call, right: Right, kind: str, taken: set[str], *, silent: bool) -> Option | None:
    """A lure of this kind that fits the moment; `silent`: one that is no talk, because nobody is there to hear it."""
    moment = _moment(call, right)
    lures = [lure for lure in call.play.workspace.lures if lure.kind == kind]
    if silent:
        lures = [lure for lure in lures if lure.phase == WRAP_UP or lure.does]
    closeness = ((lure, _closeness(lure, moment)) for lure in lures)
    fitting = [
        (lure, close) for lure, close in closeness if close >= 0 and speak_as(call, lure.says).casefold() not in taken
    ]
    if not fitting:
        return None
    best = max(close for _, close in fitting)
    close = [lure for lure, closeness in fitting if closeness >= min(best, 1)]
    lure = close[_turning(call, kind, len(close))]
    text = speak_as(call, lure.says, right.issue)
    spoken = not call.caller_gone and lure.phase != WRAP_UP
    move = _lure_move(call, lure, text if spoken else "")
    return Option(0, f'"{text}"' if spoken else text, move, lure.fault, call.play.say(lure.because), kind)


def fit(call: Call, right: Right, lure: Lure) -> int:
    """How closely a lure fits the moment: the number of its conditions, -1 where one of them does not hold."""
    return _closeness(lure, _moment(call, right))


def _moment(call: Call, right: Right) -> tuple[str, str, str, tuple[str, str]]:
    """What lures have conditions on: phase, verb, mood, and the procedures."""
    node, issue = right.node, call.issue
    phase = node.step.phase if node and node.step else "closing"
    return phase, right.verb, mood(call), (node.sop if node else "", issue.sop if issue else "")


def _closeness(lure: Lure, moment: tuple[str, str, str, tuple[str, str]]) -> int:
    phase, verb, feels, sops = moment
    if (lure.phase and lure.phase != phase) or (lure.verb and lure.verb != verb):
        return -1
    if (lure.mood and lure.mood != feels) or (lure.sop and lure.sop not in sops):
        return -1
    wanted = (lure.phase, lure.verb, lure.mood, lure.sop)
    return sum(2 if value == lure.sop else 1 for value in wanted if value)


def mood(call: Call) -> str:
    """The mood as lures name it."""
    feels = call.person.mood
    if feels.anger >= ANGRY:
        return "angry"
    return "worried" if feels.helplessness >= WORRIED else "calm"


def _lure_move(call: Call, lure: Lure, text: str) -> Move:
    """What a lure does: its words, unless nobody is there to hear them, and the tool or end that it names."""
    heard = label(call, text, Heard(tuple(Hint(act, text, exact=True) for act in lure.heard)))
    said = Move(MoveKind.OPTION, text, heard=heard if text else Heard(), fault=lure.fault)
    if not lure.does:
        return said
    if lure.does in OUTCOMES:
        return replace(said, verb="end", target=lure.does)
    node = next((node for name, node in _nodes(call) if name.rpartition("/")[2] == lure.does), None)
    tool = tool_move(call, Right(str(node.step.verb), node)) if node is not None and node.step is not None else None
    return replace(said, verb=tool.verb, target=tool.target, rest=tool.rest) if tool is not None else said


def _nodes(call: Call) -> Iterator[tuple[str, Node]]:
    for track in sorted(call.tracks, key=lambda track: track.issue != call.current):
        yield from call.play.shelf.steps(track.graph.sop).items()


def _shuffled(call: Call, shown: Sequence[Option]) -> tuple[Option, ...]:
    left = list(shown)
    mixed: list[Option] = []
    while left:
        option = left.pop(number(call.play.seed, f"options order {len(left)}", call.turn + 1, len(left)))
        place = len(mixed) + 1
        mixed.append(replace(option, number=place, move=replace(option.move, kind=MoveKind.OPTION, option=place)))
    return tuple(mixed)
