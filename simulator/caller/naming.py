"""A caller who would rather not hear the own name, because others are listening. It is said once."""

from __future__ import annotations

from simulator.caller.person import Person
from simulator.caller.turn import Turn

WISH = "wish/no-name"
USES = "uses-name"


def wants_no_name(person: Person) -> bool:
    """Whether the caller has asked not to be called by name."""
    return WISH in person.done


def minded(turn: Turn, acts: set[str]) -> set[str]:
    """The name was used all the same."""
    return {"unwanted-name"} if USES in acts and WISH in turn.done else set()


def ask_for_no_name(turn: Turn) -> None:
    """Beside the answer to the question for the name."""
    told = any(fact == "caller_name" for _, fact, _ in turn.told_facts)
    if told and turn.plan.scenario.caller.persona.do_not_use_name and turn.once(WISH):
        turn.say("asks-no-name")
