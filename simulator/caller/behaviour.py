"""The two things that a call asks of a caller: to arrive, and to react."""

from __future__ import annotations

from simulator.caller.exchange import Happening, Reply, Stimulus
from simulator.caller.listening import listen
from simulator.caller.mood import settle, start
from simulator.caller.outlets import levels, start_level
from simulator.caller.person import Person
from simulator.caller.plan import lay_out
from simulator.caller.telling import tell
from simulator.caller.turn import Turn
from simulator.caller.waiting import bear_silence, come_back, put_on_hold
from simulator.caller.working import NOTICED, notice
from simulator.model.scenario import CastMember, Scenario
from simulator.model.workspace import Workspace


def arrive(
    workspace: Workspace, scenario: Scenario, seed: int, lang: str, who: CastMember | None = None
) -> tuple[Person, Reply]:
    """The call comes in: the caller and the first words. `who` takes the place of the scenario's cast member."""
    plan = lay_out(workspace, scenario, seed, lang, who)
    mood = start(plan.rules, len(scenario.issues))
    turn = Turn(Person(plan, mood, turn=-1))
    turn.loudest = start_level(mood.anger, levels(turn))
    if not _greets(turn):
        turn.say("picks-up")
    first = [index for index, issue in enumerate(scenario.issues) if issue.told == "at-once"] or [0]
    for place, index in enumerate(first):
        tell(turn, index, "and-also" if place else "")
    reply = turn.reply()
    return reply.person, reply


def _greets(turn: Turn) -> bool:
    """Whether the scenario's own first line greets, so that nobody says hello twice."""
    issues = turn.plan.scenario.issues
    own = {_first_word(turn.plan.words(text)) for text in (issues[0].opens if issues else ())}
    return not own.isdisjoint(_first_word(line) for line in turn.plan.book.get("picks-up", (0, ()))[1])


def _first_word(line: str) -> str:
    return next(iter(line.casefold().split()), "").strip(",.!?¡¿")


def react(person: Person, stimulus: Stimulus) -> Reply:
    """What the caller says and does after this."""
    turn = Turn(person)
    if stimulus.kind is not Happening.TOOL or stimulus.verb in NOTICED:
        turn.mood = settle(turn.mood, turn.plan.rules)
    match stimulus.kind:
        case Happening.SPEECH:
            listen(turn, stimulus)
        case Happening.TOOL:
            notice(turn, stimulus)
        case Happening.HOLD:
            put_on_hold(turn, stimulus)
        case Happening.RESUME:
            come_back(turn, stimulus)
        case Happening.SILENCE:
            bear_silence(turn, stimulus)
        case Happening.HANG_UP:
            pass
    return turn.reply()
