"""What the scenario's author wrote for a moment of the call: each once, the first that fits."""

from __future__ import annotations

from collections.abc import Collection

from simulator.caller.effects import REASONS, reason
from simulator.caller.exchange import Stimulus
from simulator.caller.turn import Turn
from simulator.model.scenario import Reaction


def react_to(turn: Turn, triggers: Collection[str]) -> bool:
    """Say the first reaction that one of these calls for and that has not been said; whether there was one."""
    for index, reaction in enumerate(turn.plan.scenario.reacts):
        if reaction.to not in triggers or turn.number <= reaction.once_after or not turn.once(f"reaction/{index}"):
            continue
        turn.say_own((reaction.says,))
        if reaction.mood:
            turn.feel_word(reaction.mood, _why(turn, reaction))
        if reaction.cause:
            turn.causes.append(reaction.cause)
            turn.once(f"cause/{reaction.cause}")
        return True
    return False


def _why(turn: Turn, reaction: Reaction) -> str:
    """The reason in words; where a step of the procedure brought it about, the caller's own."""
    return reason(reaction.to) if reaction.to in REASONS else f'"{turn.plan.words(reaction.says)}"'


def triggers(turn: Turn, stimulus: Stimulus, acts: Collection[str]) -> set[str]:
    """Everything that a reaction's `to` may name in this stimulus: acts, verbs, steps, their procedures."""
    found = set(acts)
    if stimulus.verb:
        found.add(stimulus.verb)
    for name in stimulus.steps:
        procedure, _, bare = name.partition("/")
        found.update((name, bare, procedure))
        step = turn.plan.steps.get(name)
        if step is not None:
            found.add(step.verb)
    return found
